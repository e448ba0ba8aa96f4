"""The letters of this room: what was agreed, with the date for the calendar and the own link."""

from datetime import datetime
from typing import Any

from django.template.loader import render_to_string
from django.urls import reverse
from django.utils import translation
from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _

from aanjager.assembly.meetings import queries as meetings
from aanjager.assembly.meetings.models import Meeting
from aanjager.assembly.registrations import queries
from aanjager.assembly.registrations.choices import PROOF_TERM
from aanjager.assembly.registrations.models import Invitation, Registration
from aanjager.trust.letters import actions as letters

State = Registration.State
HAS_SEAT = (State.PLACED, State.PRESENT)


def _write(
    kind: str,
    meeting: Meeting,
    to: letters.To,
    *,
    subject: Promise,
    key: object,
    at: datetime,
    language: str,
    calendar: str = "",
    **facts: Any,
) -> None:
    with translation.override(language):
        signs = meetings.organiser_name(meeting)
        known = {"meeting": meeting, "reader": to, "signs": signs, **facts}
        sender = letters.Sender(
            meeting.centre_id, signs, meeting.centre.email if meeting.centre else ""
        )
        letters.write(
            f"meeting-{kind.replace('_', '-')}",
            f"meeting-{kind}-{key}"[:120],
            to,
            subject=(str(subject) % {"title": meeting.title})[:200],
            body=render_to_string(f"registrations/emails/{kind}.txt", known).strip() + "\n",
            at=at,
            sender=sender,
            calendar=calendar,
        )


def _to(row: Registration) -> letters.To:
    person = row.person if row.person_id else None
    address = (person.email if person else "") or row.address
    return letters.To(address, row.name, person.user_id if person else None)


def _date(row: Registration, at: datetime, *, gone: bool = False) -> str:
    """The meeting as a message to the calendar of somebody: put it there, or take it out."""
    to = _to(row)
    event = meetings.event(row.meeting, at=at, to=(to.address, to.name), gone=gone)
    is_off = gone or row.meeting.state == Meeting.State.CANCELLED
    return meetings.calendar([event], method="CANCEL" if is_off else "REQUEST")


def _tell(kind: str, row: Registration, *, key: object = "", **facts: Any) -> None:
    _write(
        kind, row.meeting, _to(row), key=f"{row.pk}-{key}", language=row.language, row=row,
        code=queries.shown_code(row.code), link=queries.own_link(row),
        prove_by=None if row.proven_at else row.queued_at + PROOF_TERM, **facts,
    )  # fmt: skip


def invitation(invitation: Invitation, *, token: str, at: datetime) -> None:
    """To who is invited: when, where, why, and a link to answer; looking at it answers nothing."""
    meeting = invitation.meeting
    path = reverse("registrations:invitation", args=[token])
    to = letters.To(invitation.address, invitation.name)
    _write(
        "invitation", meeting, to, key=invitation.pk, at=at, language=invitation.language,
        subject=_("Uitnodiging: %(title)s"), link=meetings.link(meeting, path),
        invitation=invitation,
    )  # fmt: skip


def registered(row: Registration, *, at: datetime, again: str = "") -> None:
    """To who registered: a seat with code and calendar, or the place in the queue and why it stands."""
    if row.state in HAS_SEAT:
        _tell(
            "placed", row, key=f"{row.meeting.sequence}{again}", at=at, calendar=_date(row, at),
            subject=_("Je plaats bij %(title)s"),
        )  # fmt: skip
        return
    if row.state == State.OFFERED:
        offered(row, at=at, again=again)
        return
    with translation.override(row.language):
        standing = queries.standing(row.meeting, at, row)
    _tell(
        "waiting", row, key=again, at=at, standing=standing,
        subject=_("Je staat op de wachtlijst van %(title)s"),
    )  # fmt: skip


def again(row: Registration, *, at: datetime) -> None:
    """To who registers while registered: the same letter, at most once an hour."""
    registered(row, at=at, again=f"-again-{at:%Y%m%d%H}")


def offered(row: Registration, *, at: datetime, again: str = "") -> None:
    """To who waits: a seat came free, and until when it waits."""
    _tell(
        "offered", row, key=f"{row.offered_until:%Y%m%d%H%M}{again}", at=at,
        subject=_("Er is plaats bij %(title)s"),
    )  # fmt: skip


def lapsed(row: Registration, *, at: datetime) -> None:
    """To who did not answer an offer: the seat went on, and how to come back."""
    _tell("lapsed", row, at=at, subject=_("Je aanbod voor %(title)s is verlopen"))


def not_proven(row: Registration, *, at: datetime) -> None:
    """To an address that nobody proved: the seat went on."""
    _tell("not_proven", row, at=at, subject=_("Je aanmelding voor %(title)s is vervallen"))


def left(row: Registration, *, at: datetime) -> None:
    """To who gave the seat back; the calendar loses it."""
    date = _date(row, at, gone=True) if row.placed_at else ""
    _tell("left", row, at=at, calendar=date, subject=_("Je bent afgemeld voor %(title)s"))


def moved(row: Registration, *, at: datetime) -> None:
    """To who comes or waits: a new time or place; the calendar of who has a seat moves along."""
    date = _date(row, at) if row.state in HAS_SEAT else ""
    _tell(
        "moved", row, key=row.meeting.sequence, at=at, calendar=date,
        subject=_("Gewijzigd: %(title)s"),
    )  # fmt: skip


def called_off(row: Registration, *, at: datetime) -> None:
    """To who would come or waited: it is called off, and why."""
    date = _date(row, at) if row.state in HAS_SEAT else ""
    _tell("called_off", row, at=at, calendar=date, subject=_("Gaat niet door: %(title)s"))


def day_before(row: Registration, *, at: datetime) -> None:
    """To who has a seat: where to be tomorrow, with the code."""
    _tell(
        "day_before", row, key=row.meeting.sequence, at=at, subject=_("Morgen: %(title)s"),
        sessions=queries.own_sessions(row),
    )  # fmt: skip
