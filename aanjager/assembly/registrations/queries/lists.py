"""Who comes, for whom to see."""

from collections.abc import Iterator
from datetime import datetime
from typing import Any

from django.db.models import Q, QuerySet
from django.shortcuts import get_object_or_404
from django.utils.timezone import localtime
from django.utils.translation import gettext_lazy as _

from aanjager.assembly.meetings import rules as meetings
from aanjager.assembly.meetings.models import Meeting, Session
from aanjager.assembly.registrations import rules
from aanjager.assembly.registrations.models import AccessNeed, Invitation, Registration
from aanjager.assembly.registrations.queries.links import shown_code
from aanjager.community.seats import queries as seats
from aanjager.community.seats import rules as seat_rules
from aanjager.community.seats.choices import ORDER, RUNNING
from aanjager.kernel.actor import Actor

State = Registration.State
COMES, REASONS = (State.PLACED, State.PRESENT), Registration.Before.choices
COLUMNS = [
    _("naam"),
    _("organisatie"),
    _("e-mailadres"),
    _("code"),
    _("toestand"),
    _("aanwezig om"),
]


def running(meeting: Meeting) -> list[Registration]:
    """Everybody who comes, waits or was offered a seat, the first in the queue first."""
    found = meeting.registrations.filter(state__in=RUNNING).select_related("person")
    return list(found.order_by(*ORDER))


def of_meeting(
    actor: Actor, meeting: Meeting, *, text: str = "", show: str = ""
) -> QuerySet[Registration]:
    """The registrations of a meeting by name, for who organises; nothing for others."""
    if not meetings.organises(actor, meeting):
        return Registration.objects.none()
    found = meeting.registrations.select_related("person")
    for word in text.split()[:5]:
        code = "".join(sign for sign in word.upper() if sign.isalnum())
        found = found.filter(
            Q(name__icontains=word)
            | Q(address__icontains=word)
            | Q(organisation_name__icontains=word)
            | Q(code=code)
        )
    over = [State.CANCELLED, State.LAPSED]
    if show == "cancelled":
        found = found.filter(state__in=over)
    else:
        found = found.filter(state=show) if show else found.exclude(state__in=over)
    return found.order_by(*(ORDER if show == "waiting" else ("name", "pk")))


def one(actor: Actor, meeting: Meeting, pk: int) -> Registration:
    """Return one registration, for who organises; 404 for others."""
    organised = meetings.organises(actor, meeting)
    found = (
        meeting.registrations.select_related("person") if organised else Registration.objects.none()
    )
    it = get_object_or_404(found, pk=pk)
    it.meeting = meeting
    return it


def participants(actor: Actor, meeting: Meeting, *, is_participant: bool = False) -> list[str]:
    """The names of who comes and wants this reader to see it; nobody who waits, no unproven guest."""
    shown = [Registration.Shown.EVERYBODY]
    if is_participant or meetings.organises(actor, meeting):
        shown.append(Registration.Shown.PARTICIPANTS)
    found = meeting.registrations.filter(
        state__in=COMES, shown_to__in=shown, proven_at__isnull=False
    ).exclude(name="")
    rows = found.order_by("name", "pk").values_list("name", "organisation_name")
    return [f"{name}, {body}" if body else name for name, body in rows]


def sheet(actor: Actor, meeting: Meeting) -> Iterator[tuple[Any, ...]]:
    """The list of who comes or came, to take away; whoever waits stands in no list that leaves."""
    found = of_meeting(actor, meeting).filter(state__in=(*COMES, State.ABSENT))
    for it in found.iterator():
        moment = f"{localtime(it.present_at):%H:%M}" if it.present_at else ""
        yield (
            it.name, it.organisation_name, it.address, shown_code(it.code),
            it.get_state_display(), moment,
        )  # fmt: skip


def standing(meeting: Meeting, at: datetime, row: Registration | None = None) -> dict[str, Any]:
    """How the seats stand: how many are free, who waits, why the queue stands still, one's own place."""
    rows = meeting.registrations.all()
    taken, hall = seats.taken(rows), rules.hall(meeting)
    left = seat_rules.left(hall, taken)
    return {
        "taken": taken,
        "left": left,
        "overbooked": seat_rules.overbooked(hall, taken),
        "why": seat_rules.why_it_stands(hall, taken, at) if taken.waiting or left == 0 else "",
        "place": seats.place_in_queue(rows, row) if row else 0,
        "before": _before(rows, row) if row and row.state == State.WAITING else [],
    }


def _before(rows: QuerySet[Registration], row: Registration) -> list[str]:
    """Why others go before somebody who waits in turn."""
    first = rows.filter(state=State.WAITING, priority__lt=row.priority)
    found = set(first.values_list("before_because", flat=True))
    return [str(it.label) for it in Registration.Before if it in found]


def used_seats(invitation: Invitation) -> int:
    """How many people are registered on an invitation."""
    return invitation.registrations.filter(state__in=RUNNING).count()


def invitations(actor: Actor, meeting: Meeting) -> QuerySet[Invitation]:
    """The invitations of a meeting, for who organises; nothing for others."""
    if not meetings.organises(actor, meeting):
        return Invitation.objects.none()
    return meeting.invitations.order_by("state", "name", "pk")


def needs(meeting: Meeting) -> QuerySet[AccessNeed]:
    """What people who come or wait need; read only through the action that writes down who looked."""
    found = AccessNeed.objects.filter(registration__meeting=meeting)
    return found.select_related("registration").order_by("registration__name", "pk")


# Sessions


def chosen(registration: Registration) -> list[int]:
    """The sessions somebody wants, from first to third choice."""
    found = registration.choices.order_by("preference", "pk")
    return list(found.values_list("session_id", flat=True))


def own_sessions(registration: Registration) -> list[Session]:
    """The sessions where somebody was placed, in the order of the day."""
    found = Session.objects.filter(choices__registration=registration, choices__is_placed=True)
    return list(found.order_by("starts_at", "position"))
