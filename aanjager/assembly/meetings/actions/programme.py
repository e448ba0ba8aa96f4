"""The agenda and the sessions."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime

from django.db import transaction
from django.db.models import Max

from aanjager.assembly.meetings import rules
from aanjager.assembly.meetings.models import AgendaItem, Meeting, Session, Speaker
from aanjager.governance.documents.models import Version
from aanjager.kernel.actor import Actor
from aanjager.trust import audit


@dataclass(frozen=True)
class Item:
    """A part of the day."""

    title: str
    kind: str = AgendaItem.Kind.PLENARY
    minutes: int = 15
    version: Version | None = None


@dataclass(frozen=True)
class Part:
    """A session or a working group; `speakers` are names with who or what they are."""

    title: str
    kind: str = Session.Kind.SESSION
    about: str = ""
    room: str = ""
    starts_at: datetime | None = None
    ends_at: datetime | None = None
    capacity: int | None = None
    speakers: Sequence[tuple[str, str]] = ()


def _take(meeting_id: int) -> Meeting:
    return Meeting.objects.select_for_update(of=("self",)).get(pk=meeting_id)


@transaction.atomic
def add_item(meeting: Meeting, item: Item, *, by: Actor, at: datetime) -> AgendaItem:
    """Put something at the end of the agenda."""
    meeting = _take(meeting.pk)
    rules.add_item(by, meeting)
    last = meeting.agenda.aggregate(it=Max("position"))["it"] or 0
    made = AgendaItem.objects.create(
        meeting=meeting, position=last + 1, kind=item.kind, title=item.title,
        minutes=item.minutes, version=item.version,
    )  # fmt: skip
    audit.record("meeting.arranged", meeting, by=by, at=at)
    return made


@transaction.atomic
def change_item(item: AgendaItem, values: Item, *, by: Actor, at: datetime) -> None:
    """Change what stands on the agenda."""
    item.meeting = _take(item.meeting_id)
    rules.change_item(by, item)
    item.title, item.kind, item.minutes = values.title, values.kind, values.minutes
    item.version = values.version
    item.save(update_fields=["title", "kind", "minutes", "version"])
    audit.record("meeting.arranged", item.meeting, by=by, at=at)


@transaction.atomic
def move_item(item: AgendaItem, *, up: bool, by: Actor, at: datetime) -> None:
    """Let a part of the day change places with the one before or after it; at the end it stays."""
    item.meeting = _take(item.meeting_id)
    rules.move_item(by, item)
    item.refresh_from_db(fields=["position"])
    others = item.meeting.agenda.order_by("-position" if up else "position")
    beyond = {"position__lt": item.position} if up else {"position__gt": item.position}
    other = others.filter(**beyond).first()
    if other is None:
        return
    item.position, other.position = other.position, item.position
    item.save(update_fields=["position"])
    other.save(update_fields=["position"])
    audit.record("meeting.arranged", item.meeting, by=by, at=at)


@transaction.atomic
def remove_item(item: AgendaItem, *, by: Actor, at: datetime) -> None:
    """Take something off the agenda."""
    item.meeting = _take(item.meeting_id)
    rules.remove_item(by, item)
    item.delete()
    audit.record("meeting.arranged", item.meeting, by=by, at=at)


@transaction.atomic
def add_session(meeting: Meeting, part: Part, *, by: Actor, at: datetime) -> Session:
    """Add a session or working group, with the next number of its kind."""
    meeting = _take(meeting.pk)
    rules.add_session(by, meeting)
    last = meeting.sessions.filter(kind=part.kind).aggregate(it=Max("position"))["it"] or 0
    session = Session(meeting=meeting, kind=part.kind, position=last + 1)
    _fill(session, part)
    audit.record("meeting.arranged", meeting, by=by, at=at)
    return session


@transaction.atomic
def change_session(session: Session, part: Part, *, by: Actor, at: datetime) -> None:
    """Change a session and who speaks there."""
    session.meeting = _take(session.meeting_id)
    rules.change_session(by, session)
    _fill(session, part)
    audit.record("meeting.arranged", session.meeting, by=by, at=at)


@transaction.atomic
def remove_session(session: Session, *, by: Actor, at: datetime) -> None:
    """Take away a session that nobody chose."""
    session.meeting = _take(session.meeting_id)
    chosen = Session.objects.filter(pk=session.pk, choices__isnull=False).exists()
    rules.remove_session(by, session, chosen=chosen)
    session.delete()
    audit.record("meeting.arranged", session.meeting, by=by, at=at)


def _fill(session: Session, part: Part) -> None:
    session.title, session.about, session.room = part.title, part.about, part.room
    session.starts_at, session.ends_at = part.starts_at, part.ends_at
    session.capacity = part.capacity
    session.save()
    session.speakers.exclude(name__in=[name for name, _role in part.speakers]).delete()
    for name, role in part.speakers:
        Speaker.objects.update_or_create(session=session, name=name, defaults={"role": role})
