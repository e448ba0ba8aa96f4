"""Writing down an agreement, its indicators, what is filled in by hand, and who may look."""

import secrets
from dataclasses import dataclass
from datetime import date, datetime

from django.db import transaction
from django.db.models import Max

from aanjager.community.centres.models import Centre
from aanjager.community.people.models import Person
from aanjager.governance.plans.models import Plan
from aanjager.kernel.actor import Actor
from aanjager.kernel.links import hash_of
from aanjager.partnership.agreements import emails, rules
from aanjager.partnership.agreements.models import Actual, Agreement, Contact, Indicator
from aanjager.partnership.measures import queries as measures
from aanjager.trust import audit


@dataclass(frozen=True)
class Agreed:
    """What was agreed, with whom and for how long."""

    title: str
    partner: str
    kind: str
    services: str
    starts_on: date
    ends_on: date
    amount_cents: int | None = None
    plan: Plan | None = None


@dataclass(frozen=True)
class Chosen:
    """An indicator; what is left empty is taken from the measure."""

    target: int
    measure: str = ""
    name: str = ""
    definition: str = ""
    unit: str = ""
    area_id: int | None = None
    of_people: bool = True


@transaction.atomic
def agree(centre: Centre, values: Agreed, *, by: Actor, at: datetime) -> Agreement:
    """Write down an agreement; its indicators follow."""
    rules.agree(by, centre, starts_on=values.starts_on, ends_on=values.ends_on, plan=values.plan)
    it = Agreement.objects.create(centre=centre, made_at=at, **vars(values))
    audit.record("agreement.made", it, by=by, at=at)
    return it


@transaction.atomic
def add_indicator(it: Agreement, values: Chosen, *, by: Actor, at: datetime) -> Indicator:
    """Add what will be counted. A measure says itself whether it is about people."""
    it = Agreement.objects.select_for_update().get(pk=it.pk)
    number = (it.indicators.aggregate(last=Max("position"))["last"] or 0) + 1
    rules.add_indicator(by, it, measure=values.measure, area=values.area_id, number=number)
    facts = dict(vars(values))
    if values.measure:
        measure = measures.of(values.measure)
        facts["of_people"] = measure.of_people
        for name in ("name", "definition", "unit"):
            facts[name] = facts[name] or str(getattr(measure, name))
    indicator = Indicator.objects.create(agreement=it, position=number, **facts)
    audit.record("agreement.indicator_added", it, by=by, at=at, indicator=indicator.pk)
    return indicator


@transaction.atomic
def fill_in(
    indicator: Indicator, month: date, value: int, *, source: str, by: Actor, at: datetime
) -> Actual:
    """Fill in the figure of a month with its source; again corrects."""
    it = Agreement.objects.select_for_update().get(pk=indicator.agreement_id)
    indicator = it.indicators.get(pk=indicator.pk)
    indicator.agreement = it
    month = month.replace(day=1)
    rules.fill_in(by, indicator, month=month, source=source, at=at)
    actual, _is_new = Actual.objects.update_or_create(
        indicator=indicator, month=month, defaults={"value": value, "source": source.strip()}
    )
    audit.record("agreement.filled_in", it, by=by, at=at, indicator=indicator.pk)
    return actual


@transaction.atomic
def invite(
    it: Agreement, name: str, email: str, *, language: str = "nl", by: Actor, at: datetime
) -> Contact:
    """Send somebody of the partner a personal link; an earlier one to the same address ends."""
    it = Agreement.objects.select_for_update(of=("self",)).select_related("centre").get(pk=it.pk)
    rules.invite(by, it)
    it.contacts.filter(email__iexact=email, ended_at=None).update(ended_at=at)
    token = secrets.token_urlsafe(24)
    contact = Contact.objects.create(
        agreement=it, name=name.strip(), email=email, language=language, invited_at=at,
        token_hash=hash_of(token),
        person=Person.objects.filter(email__iexact=email, erased_at=None).first(),
    )  # fmt: skip
    audit.record("agreement.invited", it, by=by, at=at, contact=contact.pk)
    emails.invited(contact, token=token, at=at)
    return contact


@transaction.atomic
def end_link(contact: Contact, *, by: Actor, at: datetime) -> None:
    """End a personal link."""
    it = Agreement.objects.select_for_update().get(pk=contact.agreement_id)
    contact = it.contacts.get(pk=contact.pk)
    contact.agreement = it
    rules.end_link(by, contact)
    contact.ended_at = at
    contact.save(update_fields=["ended_at"])
    audit.record("agreement.link_ended", it, by=by, at=at, contact=contact.pk)
