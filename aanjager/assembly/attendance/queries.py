"""Who comes, who is there, who goes where."""

from datetime import datetime

from django.db.models import F, QuerySet
from django.shortcuts import get_object_or_404

from aanjager.assembly.attendance.choices import ABSENT_AFTER
from aanjager.assembly.attendance.rules import Room, Wish
from aanjager.assembly.meetings import rules as meetings
from aanjager.assembly.meetings.models import Meeting, Session
from aanjager.assembly.registrations.models import Choice, Registration
from aanjager.assembly.registrations.queries import COMES, of_meeting, shown_code
from aanjager.kernel.actor import Actor

State = Registration.State


def by_code(meeting: Meeting, code: str) -> Registration:
    """Return the registration with this code, as typed: small letters and a dash are fine."""
    plain = "".join(sign for sign in code.upper() if sign.isalnum())
    found = get_object_or_404(meeting.registrations.select_related("person"), code=plain)
    found.meeting = meeting
    return found


def by_code_or_name(meeting: Meeting, line: str) -> list[Registration]:
    """Return whom a line of a list means: by code, else by the whole name; cancelled ones left out."""
    rows = meeting.registrations.exclude(state__in=[State.CANCELLED, State.LAPSED])
    code = "".join(sign for sign in line.upper() if sign.isalnum())
    found = list(rows.filter(code=code))
    return found or list(rows.filter(name__iexact=" ".join(line.split())))


def counted(meeting: Meeting) -> int:
    """How many were there, counted; 0 where nobody was checked in."""
    return meeting.registrations.filter(state=State.PRESENT).count()


def on_paper(actor: Actor, meeting: Meeting) -> list[tuple[Registration, str, Session | None]]:
    """Who comes, by name, with the code as people read it and the working group; nobody who waits."""
    groups = {it.pk: it for it in meeting.sessions.filter(kind=Session.Kind.GROUP)}
    goes = groups_now(meeting) if groups else {}
    found = of_meeting(actor, meeting).filter(state__in=COMES)
    return [(it, shown_code(it.code), groups.get(goes.get(it.pk, 0))) for it in found]


def to_note_absent(at: datetime) -> QuerySet[Meeting]:
    """Meetings so long over that every list from paper was typed in."""
    done = Meeting.objects.filter(ends_at__lte=at - ABSENT_AFTER).exclude(state="cancelled")
    return done.filter(registrations__state=State.PLACED).distinct().order_by("pk")


def rooms(meeting: Meeting) -> list[Room]:
    """The sessions of a meeting as the division knows them."""
    return [
        Room(
            it.pk,
            it.starts_at.isoformat() if it.starts_at else "",
            it.capacity,
            it.kind == Session.Kind.GROUP,
        )
        for it in meeting.sessions.order_by("kind", "position")
    ]


def wishes(meeting: Meeting) -> list[Wish]:
    """What everybody who comes would like, in the order in which they came."""
    found = meeting.registrations.filter(state__in=COMES).order_by("queued_at", "pk")
    found = found.prefetch_related("choices")
    return [
        Wish(
            it.pk,
            [c.session_id for c in sorted(it.choices.all(), key=lambda c: (c.preference, c.pk))],
            it.organisation_name.casefold(),
        )
        for it in found
    ]


def is_divided(meeting: Meeting) -> bool:
    """Whether people were divided over the working groups of this meeting."""
    groups = Choice.objects.filter(session__meeting=meeting, session__kind=Session.Kind.GROUP)
    return groups.filter(is_placed=True).exists()


def groups_now(meeting: Meeting) -> dict[int, int]:
    """In which working group everybody is who comes."""
    placed = Choice.objects.filter(
        session__meeting=meeting, session__kind=Session.Kind.GROUP, is_placed=True,
        registration__state__in=COMES,
    )  # fmt: skip
    return dict(placed.values_list("registration", "session"))


def at_session(actor: Actor, session: Session) -> QuerySet[Choice]:
    """Who goes to a session, by name, for who organises."""
    if not meetings.organises(actor, session.meeting):
        return Choice.objects.none()
    found = session.choices.filter(is_placed=True).select_related("registration")
    return found.order_by(F("registration__name"), "pk")


def choice(actor: Actor, session: Session, pk: int) -> Choice:
    """Return one placing in a session, for who organises; 404 for others."""
    it = get_object_or_404(at_session(actor, session), pk=pk)
    it.registration.meeting = session.meeting
    return it
