"""Questions by mail: to which desk, of whom, and what waits for a button."""

from dataclasses import dataclass
from datetime import datetime, timedelta
from uuid import UUID

from django.conf import settings
from django.db.models import Q, QuerySet

from aanjager.advice.expertise.choices import CONFIRM_DAYS, MAIL_BOX, REPLY_TOPIC
from aanjager.advice.expertise.models import DeskQuestion, MailedQuestion
from aanjager.community.centres.models import Centre, Staff
from aanjager.community.organisations.models import Coordinator, Organisation
from aanjager.community.people.models import Person, Registration
from aanjager.kernel.links import hash_of
from aanjager.trust.letters.queries import box_address

HOUSE = "antwoord.localhost"  # nowhere: a mail server was not set up


@dataclass(frozen=True)
class Sender:
    """Who has an address at this centre: a person, an organisation, or staff (neither)."""

    name: str
    person_id: int | None = None
    organisation_id: int | None = None


def takes_mail() -> bool:
    """Whether mail comes in here: a mail server was set up, or this is the demonstration."""
    return settings.DEMO or settings.MAIL_REPLY_DOMAIN != HOUSE


def mail_address(centre: Centre) -> str:
    """Where questions by mail go; empty as long as no mail comes in here."""
    return box_address(MAIL_BOX, centre.slug) if takes_mail() else ""


def replied_to(about: tuple[str, int] | None, sender: str) -> DeskQuestion | None:
    """The question that a mail answers, when it comes from who asked; None for any other mail."""
    topic, pk = about or ("", 0)
    if topic != REPLY_TOPIC:
        return None
    found = DeskQuestion.objects.select_related("person__user", "centre").filter(pk=pk).first()
    if found is None or found.forgotten_at:
        return None
    user = found.person.user if found.person else None
    own = {found.email.lower(), user.email.lower() if user else ""} - {""}
    return found if sender in own else None


def centre_of(box: tuple[str, str] | None) -> Centre | None:
    """The centre whose question box a mail went to."""
    kind, slug = box or ("", "")
    found = Centre.objects.filter(slug=slug, is_open=True) if kind == MAIL_BOX else None
    return found.first() if found is not None else None


def is_ours(centre: Centre, address: str) -> bool:
    """An address of the house itself: what it writes to itself goes round in a ring."""
    own = {centre.email, settings.DEFAULT_FROM_EMAIL}
    at_us = address.endswith(f"@{settings.MAIL_REPLY_DOMAIN}".lower())
    return at_us or address in {it.lower() for it in own}


def known_sender(centre: Centre, address: str) -> Sender | None:
    """Who writes from this address, of those who are known at this centre; None for a stranger."""
    here = Registration.objects.filter(centre=centre, left_on=None).values("person")
    speaks = Coordinator.objects.filter(organisation__centre=centre, ended_on=None)
    person = _at(address).filter(Q(pk__in=here) | Q(pk__in=speaks.values("person"))).first()
    if person:
        role = speaks.filter(person=person).order_by("pk").first()
        return Sender(person.name, person.pk, role.organisation_id if role else None)
    body = Organisation.objects.filter(centre=centre, email__iexact=address, status="approved")
    found = body.order_by("pk").first()
    if found:
        return Sender(found.name, None, found.pk)
    staff = Staff.objects.filter(centre=centre, user__email__iexact=address, ended_on=None).first()
    return Sender(staff.name) if staff else None


def _at(address: str) -> QuerySet[Person]:
    same = Q(email__iexact=address) | Q(user__email__iexact=address)
    return Person.objects.filter(same, erased_at=None).order_by("pk")


def person_at(address: str) -> Person | None:
    """Who has this address anywhere in the house, so that what is kept can be found and erased."""
    return _at(address).first()


def waiting_of(address: str, at: datetime) -> int:
    """How many questions of an address wait for the button, of the last day."""
    found = MailedQuestion.objects.filter(email__iexact=address)
    return found.filter(came_at__gt=at - timedelta(days=1)).count()


def is_mailed(client_id: UUID) -> bool:
    """This mail was taken in before."""
    waits = MailedQuestion.objects.filter(client_id=client_id)
    return waits.exists() or DeskQuestion.objects.filter(client_id=client_id).exists()


def mailed_by_link(token: str) -> MailedQuestion | None:
    """The question by mail that waits behind the link of a letter."""
    found = MailedQuestion.objects.select_related("centre")
    return found.filter(token_hash=hash_of(token)).first()


def unconfirmed(at: datetime) -> QuerySet[MailedQuestion]:
    """Questions by mail that nobody confirmed within the term."""
    return MailedQuestion.objects.filter(came_at__lte=at - timedelta(days=CONFIRM_DAYS))
