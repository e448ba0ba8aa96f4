"""From a plan to the archive."""

from dataclasses import dataclass, fields, replace
from datetime import date, datetime, timedelta
from typing import Any

from dateutil.relativedelta import relativedelta
from django.db import transaction
from django.utils.timezone import get_default_timezone, localtime

from aanjager.assembly.meetings import queries, rules
from aanjager.assembly.meetings.choices import YEARS
from aanjager.assembly.meetings.models import Meeting, Series
from aanjager.assembly.meetings.rules import MOVES
from aanjager.community.centres.models import Centre
from aanjager.governance.documents.models import Body, Version
from aanjager.kernel.actor import Actor
from aanjager.trust import audit

TOLD = ("title", "starts_at", "ends_at", "venue", "address", "online_url")  # what a calendar keeps
DRAFT = Meeting.State.DRAFT


@dataclass(frozen=True)
class Plan:
    """What somebody fills in about a meeting. `new_series` makes a series of that name."""

    title: str
    starts_at: datetime
    ends_at: datetime
    kind: str = Meeting.Kind.MEETING
    theme: str = ""
    purpose: str = ""
    venue: str = ""
    address: str = ""
    online_url: str = ""
    capacity: int | None = None
    announce_on: date | None = None
    invite_from: date | None = None
    close_registration_at: datetime | None = None
    points_to_plenary: int = 2
    visibility: str = Meeting.Visibility.PUBLIC
    board: Body | None = None
    version: Version | None = None
    series: Series | None = None
    new_series: str = ""
    rhythm: str = Series.Rhythm.FREE
    in_brief: str = ""


@dataclass(frozen=True)
class Changed:
    """A changed meeting: whether what stands in a calendar moved, and whether there is more room."""

    meeting: Meeting
    is_moved: bool
    has_more_seats: bool


def _take(meeting: Meeting) -> Meeting:
    """Return the meeting as it is now, with its row taken."""
    found = Meeting.objects.select_for_update(of=("self",))
    return found.select_related("centre", "series").get(pk=meeting.pk)


def _facts(plan: Plan) -> dict[str, Any]:
    own = {it.name: getattr(plan, it.name) for it in fields(plan)}
    return {name: value for name, value in own.items() if name not in {"new_series", "rhythm"}}


def _series(plan: Plan, centre: Centre | None) -> Series | None:
    if not plan.new_series.strip():
        return plan.series
    return Series.objects.create(centre=centre, title=plan.new_series.strip(), rhythm=plan.rhythm)


@transaction.atomic
def create(plan: Plan, *, centre: Centre | None, by: Actor, at: datetime) -> Meeting:
    """Make a draft; without a centre it is of the association."""
    rules.create(by, centre)
    plan = replace(plan, series=_series(plan, centre))
    meeting = Meeting.objects.create(**_facts(plan), centre=centre, created_at=at)
    audit.record("meeting.created", meeting, by=by, at=at)
    return meeting


@transaction.atomic
def change(meeting: Meeting, plan: Plan, *, by: Actor, at: datetime) -> Changed:
    """Change a meeting; once it was announced, a new time or place raises the number of its calendar file."""
    meeting = _take(meeting)
    rules.change(by, meeting)
    before = {name: getattr(meeting, name) for name in (*TOLD, "capacity")}
    plan = replace(plan, series=_series(plan, meeting.centre))
    for name, value in _facts(plan).items():
        setattr(meeting, name, value)
    is_moved = meeting.state != DRAFT and any(
        before[name] != getattr(meeting, name) for name in TOLD
    )
    meeting.sequence += is_moved
    meeting.save()
    audit.record("meeting.changed", meeting, by=by, at=at, sequence=meeting.sequence)
    old, new = before["capacity"], meeting.capacity
    more = old is not None and (new is None or new > old)
    return Changed(meeting, is_moved, more)


def _step(meeting: Meeting, name: str, *, by: Actor, at: datetime) -> Meeting:
    before, meeting.state = meeting.state, MOVES[name].to
    meeting.save()
    audit.record(f"meeting.{name}", meeting, by=by, at=at, before=before)
    return meeting


@transaction.atomic
def announce(meeting: Meeting, *, by: Actor, at: datetime) -> Meeting:
    """Let people know the day: a save-the-date."""
    meeting = _take(meeting)
    rules.announce(by, meeting, at=at)
    return _step(meeting, "announce", by=by, at=at)


@transaction.atomic
def open_up(meeting: Meeting, *, by: Actor, at: datetime) -> Meeting:
    """Open the registration."""
    meeting = _take(meeting)
    rules.open_up(by, meeting, at=at)
    return _step(meeting, "open_up", by=by, at=at)


@transaction.atomic
def close(meeting: Meeting, *, by: Actor, at: datetime) -> Meeting:
    """Close the registration."""
    meeting = _take(meeting)
    rules.close(by, meeting)
    return _step(meeting, "close", by=by, at=at)


@transaction.atomic
def begin(meeting: Meeting, *, by: Actor, at: datetime) -> Meeting:
    """Begin the meeting."""
    meeting = _take(meeting)
    rules.begin(by, meeting, at=at)
    return _step(meeting, "begin", by=by, at=at)


@transaction.atomic
def finish(meeting: Meeting, *, by: Actor, at: datetime) -> Meeting:
    """End the meeting."""
    meeting = _take(meeting)
    rules.finish(by, meeting, at=at)
    return _step(meeting, "finish", by=by, at=at)


@transaction.atomic
def settle_report(meeting: Meeting, *, by: Actor, at: datetime) -> Meeting:
    """Note that the report is fixed; called by who made the report and saw that its balance is zero."""
    meeting = _take(meeting)
    rules.settle_report(by, meeting)
    return _step(meeting, "settle_report", by=by, at=at)


@transaction.atomic
def archive(meeting: Meeting, *, by: Actor, at: datetime) -> Meeting:
    """Put a meeting away."""
    meeting = _take(meeting)
    rules.archive(by, meeting)
    return _step(meeting, "archive", by=by, at=at)


@transaction.atomic
def cancel(meeting: Meeting, reason: str, *, by: Actor, at: datetime) -> Meeting:
    """Call a meeting off, with the reason; the number of its calendar file goes up."""
    meeting = _take(meeting)
    rules.cancel(by, meeting, reason=reason)
    meeting.cancelled_because = " ".join(reason.split())[:300]
    meeting.sequence += 1
    return _step(meeting, "cancel", by=by, at=at)


@transaction.atomic
def propose_next(meeting: Meeting, *, by: Actor, at: datetime) -> Meeting:
    """Make the next meeting of the series as a draft, a year or two later on the same day of the week.

    Open commitments of this meeting are put on its agenda by the room that keeps them
    (`queries.previous_of` says of which meeting).
    """
    meeting = _take(meeting)
    rules.propose_next(by, meeting, queries.following(meeting))
    assert meeting.series is not None  # the rule refuses a meeting without a series
    years = YEARS[meeting.series.rhythm]
    starts_at = years_later(meeting.starts_at, years)
    made = Meeting.objects.create(
        centre=meeting.centre, series=meeting.series, area_id=meeting.area_id,
        board_id=meeting.board_id, kind=meeting.kind, title=meeting.title, purpose=meeting.purpose,
        starts_at=starts_at, ends_at=starts_at + (meeting.ends_at - meeting.starts_at),
        capacity=meeting.capacity, visibility=meeting.visibility,
        points_to_plenary=meeting.points_to_plenary, created_at=at,
    )  # fmt: skip
    audit.record("meeting.proposed", made, by=by, at=at, after=meeting.pk)
    return made


def years_later(moment: datetime, years: int) -> datetime:
    """Return the same hour on the wall clock so many years later, on the nearest same day of the week."""
    local = localtime(moment)
    day = local.date() + relativedelta(years=years)
    apart = (local.weekday() - day.weekday()) % 7
    day += timedelta(days=apart if apart <= 3 else apart - 7)
    return datetime.combine(day, local.time(), tzinfo=get_default_timezone())


def plan_of(meeting: Meeting, **changes: Any) -> Plan:
    """Return what stands in a meeting as a plan, with some things changed."""
    own = {it.name for it in fields(Plan)} - {"new_series", "rhythm"}
    return Plan(**{**{name: getattr(meeting, name) for name in own}, **changes})
