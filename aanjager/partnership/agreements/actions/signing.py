"""Explaining a quarter, signing it by both sides, and noting that the partner looked."""

from datetime import date, datetime

from django.db import transaction

from aanjager.community.centres.models import Staff
from aanjager.kernel.actor import Actor
from aanjager.partnership.agreements import emails, queries, rules
from aanjager.partnership.agreements.models import Agreement, Contact, Figure, Quarter
from aanjager.partnership.agreements.queries import figures
from aanjager.trust import audit


def _take(it: Agreement, first: date) -> Quarter:
    """Return a quarter as it is now, with its row taken; made when it was not written down yet."""
    it = Agreement.objects.select_for_update(of=("self",)).select_related("centre").get(pk=it.pk)
    quarter, _is_new = Quarter.objects.get_or_create(agreement=it, first=first)
    quarter = Quarter.objects.select_for_update().get(pk=quarter.pk)
    quarter.agreement = it
    return quarter


@transaction.atomic
def explain(it: Agreement, first: date, text: str, *, by: Actor, at: datetime) -> None:
    """Write the explanation of a quarter."""
    quarter = _take(it, first)
    rules.explain(by, quarter)
    quarter.explanation = text.strip()
    quarter.save(update_fields=["explanation"])
    audit.record("agreement.explained", quarter.agreement, by=by, at=at, quarter=str(first))


@transaction.atomic
def offer(it: Agreement, first: date, *, seen: str, by: Actor, at: datetime) -> Quarter:
    """The centre signs: the figures that were seen are held, and the partner gets a letter."""
    quarter = _take(it, first)
    it = quarter.agreement
    now = figures.values(it, first)
    last = min(queries.last_of(first), it.ends_on)
    rules.offer(by, quarter, last=last, at=at, seen=seen == queries.fingerprint(now))
    withheld = queries.verdicts(it, quarter, now)
    Figure.objects.bulk_create(
        Figure(quarter=quarter, indicator_id=pk, value=value, withheld=withheld[pk])
        for pk, value in now.items()
    )
    staff = Staff.objects.filter(centre=it.centre_id, user=by.user_id or 0, ended_on=None).first()
    quarter.offered_at, quarter.offered_by = at, staff.name if staff else it.centre.name
    quarter.save(update_fields=["offered_at", "offered_by"])
    audit.record("agreement.offered", it, by=by, at=at, quarter=str(first))
    for contact in it.contacts.filter(ended_at=None).exclude(email=""):
        contact.agreement = it
        emails.offered(contact, quarter, at=at)
    return quarter


@transaction.atomic
def take_back(it: Agreement, first: date, *, by: Actor, at: datetime) -> None:
    """Take the centre's signature back: nothing is held any more."""
    quarter = _take(it, first)
    seen = [when for when, _who in queries.looks(quarter.agreement)]
    since = quarter.offered_at
    rules.take_back(by, quarter, was_seen=bool(since and any(when >= since for when in seen)))
    quarter.figures.all().delete()
    quarter.offered_at, quarter.offered_by = None, ""
    quarter.save(update_fields=["offered_at", "offered_by"])
    audit.record("agreement.taken_back", quarter.agreement, by=by, at=at, quarter=str(first))


@transaction.atomic
def look(contact: Contact, *, token: str, by: Actor, at: datetime) -> None:
    """Note that the partner looks."""
    it = Agreement.objects.select_for_update().get(pk=contact.agreement_id)
    contact = Contact.objects.get(pk=contact.pk)
    rules.look(by, contact, token=token)
    audit.record("agreement.looked", it, by=by, at=at, contact=contact.pk)


@transaction.atomic
def sign(
    contact: Contact, first: date, name: str, *, token: str, by: Actor, at: datetime
) -> Quarter:
    """The partner signs: from now on the figures of the quarter never change."""
    quarter = _take(contact.agreement, first)
    contact = Contact.objects.get(pk=contact.pk)
    rules.sign(by, quarter, contact, token=token, name=name)
    quarter.signed_at, quarter.signed_by, quarter.signed_name = at, contact, name.strip()
    quarter.signed_email = contact.email
    quarter.save(update_fields=["signed_at", "signed_by", "signed_name", "signed_email"])
    audit.record(
        "agreement.signed", quarter.agreement, by=by, at=at, quarter=str(first), contact=contact.pk
    )
    return quarter
