"""Everything that changes a centre."""

from collections.abc import Mapping
from dataclasses import asdict, dataclass
from datetime import datetime, timedelta

from django.db import transaction
from django.utils.timezone import localdate
from django.utils.translation import gettext as _

from aanjager.community.centres import emails, rules
from aanjager.community.centres.choices import DRESS, TERMS
from aanjager.community.centres.models import Centre, Staff, Visit
from aanjager.community.centres.queries import remembered_as
from aanjager.kernel.actor import Actor
from aanjager.kernel.memory import pages
from aanjager.kernel.refusals import Refused
from aanjager.trust import audit
from aanjager.trust.accounts.models import User


@dataclass(frozen=True)
class Details:
    """What everyone may know about a centre."""

    name: str
    email: str
    phone: str = ""
    address: str = ""
    opening_hours: str = ""
    about: str = ""


@transaction.atomic
def describe(centre: Centre, details: Details, *, by: Actor, at: datetime) -> None:
    """Say what the centre is called and how it is reached."""
    rules.describe(by, centre)
    for name, value in asdict(details).items():
        setattr(centre, name, value)
    centre.save(update_fields=[*asdict(details)])
    audit.record("centre.described", centre, by=by, at=at)
    _show_at_once(centre)


@transaction.atomic
def set_terms(centre: Centre, terms: Mapping[str, int], *, by: Actor, at: datetime) -> None:
    """Set the terms of the centre; a term equal to that of everyone is not kept."""
    rules.set_terms(by, centre, terms)
    centre.terms = {name: value for name, value in terms.items() if value != TERMS[name]}
    centre.save(update_fields=["terms"])
    audit.record("centre.terms_set", centre, by=by, at=at, **centre.terms)
    _show_at_once(centre)


@transaction.atomic
def dress(centre: Centre, theme: Mapping[str, str], *, by: Actor, at: datetime) -> None:
    """Give the centre its look; the look of the house is kept as none."""
    rules.dress(by, centre, theme)
    chosen = {name: theme[name] for name in DRESS}
    centre.theme = {} if chosen == DRESS else chosen
    centre.save(update_fields=["theme"])
    audit.record("centre.dressed", centre, by=by, at=at, **centre.theme)
    _show_at_once(centre)


@transaction.atomic
def enter(centre: Centre, *, reason: str, hours: int, by: Actor, at: datetime) -> Visit:
    """Let somebody of the association in for some hours; the centre gets a letter about it.

    While a visit runs, entering again is the same visit: two clicks are one.
    """
    rules.enter(by, centre, reason, hours)
    user = User.objects.select_for_update().get(pk=by.user_id or 0)
    running = Visit.objects.filter(centre=centre, user=user, started_at__lte=at, ends_at__gt=at)
    visit = running.first()
    if visit is None:
        ends_at = at + timedelta(hours=hours)
        visit = Visit.objects.create(
            centre=centre, user=user, reason=reason.strip()[:300], started_at=at, ends_at=ends_at
        )
        audit.record("centre.entered", visit, by=by, at=at)
        emails.entered(visit, at=at)
    return visit


@transaction.atomic
def go_out(visit: Visit, *, by: Actor, at: datetime) -> None:
    """End a visit now; one that ended already stays as it was."""
    rules.go_out(by, visit)
    visit = Visit.objects.select_for_update().get(pk=visit.pk)
    if visit.ends_at > at:
        visit.ends_at = max(at, visit.started_at + timedelta(microseconds=1))
        visit.save(update_fields=["ends_at"])
        audit.record("centre.visit_ended", visit, by=by, at=at)


@transaction.atomic
def appoint(
    centre: Centre, *, address: str, name: str, role: str, by: Actor, at: datetime
) -> Staff:
    """Take somebody on in a role; the account is made when the address is new, and a letter tells it."""
    rules.appoint(by, centre)
    Centre.objects.select_for_update(of=("self",)).get(pk=centre.pk)
    address = address.strip().lower()
    user = User.objects.filter(email__iexact=address).first() or User.objects.create_user(address)
    if Staff.objects.filter(centre=centre, user=user, ended_on=None).exists():
        raise Refused(_("Met dit adres werkt hier al iemand."))
    staff = Staff.objects.create(
        centre=centre, user=user, role=role, name=name.strip(), started_on=localdate(at)
    )
    audit.record("staff.appointed", staff, by=by, at=at, role=role)
    emails.appointed(staff, at=at)
    return staff


@transaction.atomic
def end_role(staff: Staff, *, by: Actor, at: datetime) -> None:
    """End a role today; what somebody did stays, and a manager always stays."""
    Centre.objects.select_for_update(of=("self",)).get(pk=staff.centre_id)
    staff = Staff.objects.select_for_update(of=("self",)).select_related("centre").get(pk=staff.pk)
    managers = Staff.objects.filter(centre=staff.centre, role=Staff.Role.MANAGER, ended_on=None)
    rules.end_role(by, staff, managers.exclude(pk=staff.pk).count())
    staff.ended_on = localdate(at)
    staff.save(update_fields=["ended_on"])
    audit.record("staff.ended", staff, by=by, at=at)


def _show_at_once(centre: Centre) -> None:
    """Forget what this process remembers of the centre; other processes follow within half a minute."""
    keys = [remembered_as(address.host) for address in centre.addresses.all()]
    transaction.on_commit(lambda: pages.delete_many(keys))
