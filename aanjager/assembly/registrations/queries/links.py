"""What the links in letters lead to: only the hash of their random part is kept."""

import base64

from django.urls import reverse
from django.utils.crypto import salted_hmac

from aanjager.assembly.meetings import queries as meetings
from aanjager.assembly.meetings.models import Meeting
from aanjager.assembly.registrations.models import Invitation, Registration
from aanjager.kernel.actor import Actor
from aanjager.kernel.links import hash_of

LENGTH = 16  # bytes: 128 bits


def token_of(meeting_id: int, code: str) -> str:
    """Return the token of a registration: made from the secret of the house, so that every letter
    can carry the same link while the table knows only its hash."""
    made = salted_hmac("registration-link", f"{meeting_id}:{code}", algorithm="sha256").digest()
    return base64.urlsafe_b64encode(made[:LENGTH]).rstrip(b"=").decode()


def own_link(registration: Registration) -> str:
    """Return the whole address of the own page of a registration."""
    token = token_of(registration.meeting_id, registration.code)
    return meetings.link(registration.meeting, reverse("registrations:own", args=[token]))


def shown_code(code: str) -> str:
    """Return a code as people read it: in two halves."""
    return f"{code[:4]}-{code[4:]}"


def one_by_link(token: str) -> Registration:
    """Return the registration that a letter's link is about; DoesNotExist for any other link."""
    found = Registration.objects.select_related(
        "meeting__centre", "person", "access_need", "invitation"
    )
    return found.get(link_hash=hash_of(token))


def invitation_by_link(token: str) -> Invitation:
    """Return the invitation that a letter's link is about; DoesNotExist for any other link."""
    found = Invitation.objects.select_related("meeting__centre", "person").exclude(
        state__in=[Invitation.State.DRAFT, Invitation.State.WITHDRAWN]
    )
    return found.get(token_hash=hash_of(token))


def own_of(actor: Actor, meeting: Meeting) -> Registration | None:
    """Return the actor's own running registration at a meeting."""
    if not actor.person_id:
        return None
    found = meeting.registrations.filter(person=actor.person_id)
    return found.exclude(state__in=["cancelled", "lapsed"]).first()
