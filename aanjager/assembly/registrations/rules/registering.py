"""Inviting, registering, offers, leaving."""

from datetime import datetime

from django.template.defaultfilters import date as format_date
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from aanjager.assembly.meetings import rules as meetings
from aanjager.assembly.meetings.models import Meeting
from aanjager.assembly.registrations.choices import AUDIENCES, OFFER_TERM, PROOF_TERM
from aanjager.assembly.registrations.models import Invitation, Registration
from aanjager.community.seats import rules as seats
from aanjager.community.seats.choices import RUNNING
from aanjager.community.seats.rules import Hall
from aanjager.kernel.actor import Actor
from aanjager.kernel.links import hash_of
from aanjager.kernel.refusals import Refused

State = Registration.State
LIVE = frozenset({Meeting.State.OPEN, Meeting.State.CLOSED, Meeting.State.LIVE})
ANSWERABLE = frozenset(
    {Invitation.State.SENT, Invitation.State.ACCEPTED, Invitation.State.DECLINED}
)
NOT_NOW = {
    Meeting.State.DRAFT: gettext_lazy("Voor deze bijeenkomst kan nog niemand zich aanmelden."),
    Meeting.State.CLOSED: gettext_lazy("Aanmelden is gesloten."),
    Meeting.State.LIVE: gettext_lazy("Deze bijeenkomst is nu bezig. Meld je bij de ingang."),
    Meeting.State.CANCELLED: gettext_lazy("Deze bijeenkomst gaat niet door."),
}


def hall(meeting: Meeting) -> Hall:
    """Return the seats of a meeting, as the seat rules know them."""
    return Hall(meeting.capacity, meetings.closes_at(meeting), OFFER_TERM)


def clock_only(actor: Actor) -> None:
    """What goes by itself is done by the clock."""
    if not actor.is_clock:
        raise Refused(_("Dit gaat vanzelf, op zijn tijd."))


def is_holder(actor: Actor, registration: Registration, token: str = "") -> bool:
    """Whose registration it is: the person with the account, or who holds the link of the letter."""
    is_own = actor.person_id is not None and actor.person_id == registration.person_id
    return is_own or (bool(token) and hash_of(token) == registration.link_hash)


def _own(actor: Actor, registration: Registration, token: str) -> None:
    """The person oneself, and who organises for somebody on the phone."""
    if not is_holder(actor, registration, token) and not meetings.organises(
        actor, registration.meeting
    ):
        raise Refused(_("Dit doet alleen degene die zich aanmeldde."))


def take_registrations(actor: Actor, meeting: Meeting, *, at: datetime) -> None:
    """An open meeting takes registrations until its closing; a save-the-date takes none."""
    if meeting.state == Meeting.State.ANNOUNCED:
        day = meetings.opens_on(meeting)
        if day:
            raise Refused(
                _("Dit is een aankondiging. Aanmelden kan vanaf %(day)s.")
                % {"day": format_date(day, "j F Y")}
            )
        raise Refused(_("Dit is een aankondiging. Aanmelden kan later."))
    if meeting.state != Meeting.State.OPEN:
        words = NOT_NOW.get(Meeting.State(meeting.state))
        raise Refused(str(words) if words else _("Deze bijeenkomst is voorbij."))
    seats.enter(actor, hall(meeting), at=at)


def register(
    actor: Actor, meeting: Meeting, *, at: datetime, invitation: Invitation | None = None
) -> None:
    """Everybody at a public meeting, who was invited at another; who organises also at the door."""
    if meetings.organises(actor, meeting) and meeting.state in LIVE and at < meeting.ends_at:
        return
    take_registrations(actor, meeting, at=at)
    if meeting.visibility == Meeting.Visibility.INVITED and invitation is None:
        raise Refused(_("Voor deze bijeenkomst is een uitnodiging nodig."))


def prove(actor: Actor, registration: Registration, *, token: str = "") -> None:
    """Who holds the link of the letter proves the address."""
    if not is_holder(actor, registration, token):
        raise Refused(_("Dit doet alleen degene die zich aanmeldde."))
    if registration.state not in RUNNING:
        raise Refused(_("Deze aanmelding loopt niet meer."))


def drop_unproven(actor: Actor, registration: Registration, *, at: datetime) -> None:
    """A seat for an address that nobody proved goes to the next, after the term."""
    clock_only(actor)
    if registration.proven_at or registration.state not in RUNNING:
        raise Refused(_("Dit adres is al bevestigd."))
    if at < registration.queued_at + PROOF_TERM:
        raise Refused(_("De tijd om te bevestigen is nog niet voorbij."))


def change_wishes(
    actor: Actor, registration: Registration, *, at: datetime, token: str = ""
) -> None:
    """One changes one's wishes until the meeting ends."""
    _own(actor, registration, token)
    if registration.state not in RUNNING or at >= registration.meeting.ends_at:
        raise Refused(_("Deze aanmelding loopt niet meer."))


def cancel(actor: Actor, registration: Registration, *, at: datetime, token: str = "") -> None:
    """One can always say not to come, until the meeting is over."""
    _own(actor, registration, token)
    if at >= registration.meeting.ends_at:
        raise Refused(_("Deze bijeenkomst is voorbij."))
    seats.leave(actor, registration)


def come_back(actor: Actor, registration: Registration, *, at: datetime, token: str = "") -> None:
    """Who gave a seat back or let an offer lapse comes back while registering is open, unless uninvited."""
    if not is_holder(actor, registration, token):
        raise Refused(_("Dit doet alleen degene die zich aanmeldde."))
    if registration.state not in {State.CANCELLED, State.LAPSED}:
        raise Refused(_("Deze aanmelding loopt nog."))
    take_registrations(actor, registration.meeting, at=at)
    invitation = registration.invitation
    if invitation and invitation.state == Invitation.State.WITHDRAWN:
        raise Refused(_("Voor deze bijeenkomst is een uitnodiging nodig."))


def offer_seats(actor: Actor, meeting: Meeting) -> None:
    """Free seats go to the queue by themselves, whoever made them free; not at what is called off."""
    if meeting.state not in {Meeting.State.OPEN, Meeting.State.CLOSED}:
        raise Refused(str(NOT_NOW.get(Meeting.State(meeting.state), _("Dit kan nu niet."))))


def accept_offer(
    actor: Actor, registration: Registration, *, at: datetime, token: str = ""
) -> None:
    """Who was offered a seat takes it in time."""
    _own(actor, registration, token)
    offer_seats(actor, registration.meeting)
    seats.accept(actor, registration, at=at)


def lapse(actor: Actor, registration: Registration, *, at: datetime) -> None:
    """An offer without an answer ends by the clock."""
    clock_only(actor)
    seats.lapse(actor, registration, at=at)


def remind(actor: Actor, registration: Registration) -> None:
    """The clock reminds once who has a seat, the day before."""
    clock_only(actor)
    if registration.reminded_at or registration.state != State.PLACED:
        raise Refused(_("De herinnering is al verstuurd."))


# Invitations


def invite(actor: Actor, meeting: Meeting, *, at: datetime, kind: str = "") -> None:
    """Who organises invites to what is still to come; the rule of the audience is theirs to use."""
    meetings.organise(actor, meeting)
    if meeting.state not in {Meeting.State.DRAFT, Meeting.State.ANNOUNCED, Meeting.State.OPEN}:
        raise Refused(str(NOT_NOW.get(Meeting.State(meeting.state), _("Dit kan nu niet."))))
    if at >= meetings.closes_at(meeting):
        raise Refused(_("De tijd om aan te melden is voorbij."))
    if kind and AUDIENCES[kind][1] != ("centre" if meeting.centre_id else "association"):
        raise Refused(_("Deze groep kun je hier niet uitnodigen."))


def send_invitation(actor: Actor, invitation: Invitation, *, at: datetime) -> None:
    """A written invitation goes out once, by the clock, when registration is open."""
    clock_only(actor)
    if invitation.state != Invitation.State.DRAFT:
        raise Refused(_("Deze uitnodiging is al verstuurd."))
    take_registrations(actor, invitation.meeting, at=at)


def _answer(invitation: Invitation, token: str, at: datetime) -> None:
    if not token or hash_of(token) != invitation.token_hash:
        raise Refused(_("Dit beantwoordt alleen wie de uitnodiging kreeg."))
    if invitation.state not in ANSWERABLE:
        raise Refused(_("Deze uitnodiging geldt niet meer."))
    take_registrations(Actor(), invitation.meeting, at=at)


def accept_invitation(
    actor: Actor, invitation: Invitation, *, at: datetime, token: str = "", used: int = 0
) -> None:
    """Who holds the link says yes until registration closes, for as many people as were invited."""
    _answer(invitation, token, at)
    if used >= invitation.seats:
        raise Refused(_("Met deze uitnodiging is iedereen al aangemeld."))


def decline_invitation(
    actor: Actor, invitation: Invitation, *, at: datetime, token: str = ""
) -> None:
    """Who holds the link says no, and may change the answer until registration closes."""
    _answer(invitation, token, at)


def withdraw_invitation(actor: Actor, invitation: Invitation) -> None:
    """Who organises takes back an invitation that was not accepted."""
    meetings.organise(actor, invitation.meeting)
    if invitation.state not in {Invitation.State.DRAFT, Invitation.State.SENT}:
        raise Refused(_("Deze uitnodiging is al beantwoord of geldt niet meer."))


def expire(actor: Actor, invitation: Invitation, *, at: datetime) -> None:
    """An invitation without an answer ends when registration closes."""
    clock_only(actor)
    if at < meetings.closes_at(invitation.meeting):
        raise Refused(_("De tijd om te antwoorden is nog niet voorbij."))


def mark_bounced(actor: Actor, invitation: Invitation) -> None:
    """The clock notes which invitations could not be delivered."""
    clock_only(actor)
