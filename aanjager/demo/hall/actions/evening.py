"""An evening in the library, more than a year ago: from a sticky note to a signal, a decision and a promise."""

import uuid
from dataclasses import dataclass
from datetime import datetime, timedelta
from typing import Any

from django.utils.timezone import localdate

from aanjager.assembly.commitments import actions as commitments
from aanjager.assembly.commitments.actions import Promised
from aanjager.assembly.commitments.models import Commitment
from aanjager.assembly.groups.models import (
    Cluster,
    Note,
    Participant,
    Point,
    PointSource,
    Sitting,
    WorkingGroup,
)
from aanjager.assembly.meetings.models import Meeting
from aanjager.assembly.plenary.models import AmendmentSource, DiscussionLine, Theme, ThemeSource
from aanjager.community.centres.models import Staff
from aanjager.community.people.models import Person
from aanjager.demo.region.actions.world import Place, read
from aanjager.governance.documents import actions as documents
from aanjager.governance.documents.models import Decision, Document, Seat
from aanjager.governance.documents.rules import Proposal, Verdict, texts
from aanjager.kernel.actor import CLOCK, Actor
from aanjager.participation.signals import actions as signals
from aanjager.participation.signals.models import Signal

SPACE = uuid.UUID("29062015-0000-4000-8000-0000000000cc")


@dataclass(frozen=True)
class Evening:
    """What the plan of the centre is made from."""

    signal: Signal
    decision: Decision
    promise: Commitment


def build(place: Place, *, at: datetime) -> Evening:
    """Hold the evening, decide a month later, and promise the plan for short tasks."""
    facts = read("evening")
    staff = Staff.objects.filter(centre=place.centre, ended_on=None).order_by("pk").first()
    by = Actor(user_id=staff.user_id if staff else None, staff_of=frozenset({place.centre.pk}))
    board, text = _text(place, facts, by, at - timedelta(days=30))
    meeting = _meeting(place, text, facts, at)
    theme = _theme(meeting, _point(meeting, facts, at), facts, at)
    heard, said = _talk(meeting, theme, facts, at)
    noted = signals.Noted(
        heard.text, source=Signal.Source.MEETING, area_id=place.districts[0].pk,
        origin_path=f"/bijeenkomsten/{meeting.pk}/lijn/line/{heard.pk}/",
        origin_label=f"Gezegd op: {meeting.title}",
    )  # fmt: skip
    heard.signal = signals.note(noted, centre=place.centre, by=by, at=heard.said_at)
    heard.save(update_fields=["signal"])
    decision = _decide(meeting, said, text, facts, board, at + timedelta(days=30))
    due = localdate(at) + timedelta(days=120)
    promised = Promised(facts["promise"], facts["by"], due, decision=decision)
    when = at + timedelta(days=30)
    promise = commitments.make(meeting, promised, who=None, by=by, at=when)
    done = "Het plan ligt er: Meer korte klussen."
    commitments.finish(promise, done, by=by, at=at + timedelta(days=110))
    return Evening(heard.signal, decision, promise)


def _text(place: Place, facts: dict[str, Any], by: Actor, at: datetime) -> tuple[Actor, Document]:
    """The plan of work of the centre, laid open, with a board of which one has a seat."""
    body = documents.make_body(place.centre, f"Bestuur van {place.centre.name}", by=by, at=at)
    person = Person.objects.create(name="Bestuurslid (voorbeeld)", registered_on=localdate(at))
    Seat.objects.create(body=body, person=person, title="bestuurslid", started_on=localdate(at))
    text = documents.make(body, facts["text"], Document.Kind.PLAN, by=by, at=at)
    documents.write(text, texts.read(facts["block"]), by=by, at=at)
    documents.lay_open(text, by=by, at=at)
    return Actor(person_id=person.pk), text


def _meeting(place: Place, text: Document, facts: dict[str, Any], at: datetime) -> Meeting:
    return Meeting.objects.create(
        centre=place.centre, area=place.centre.area, title=facts["title"], venue=facts["venue"],
        purpose=facts["purpose"], starts_at=at, ends_at=at + timedelta(hours=2),
        attended_words="zo'n dertig mensen", state=Meeting.State.OVER,
        created_at=at - timedelta(days=40), board=text.body, version=text.versions.get(),
    )  # fmt: skip


def _point(meeting: Meeting, facts: dict[str, Any], at: datetime) -> Point:
    """A group that put three notes together and chose them; one note stayed loose."""
    sitting = Sitting.objects.create(
        meeting=meeting, join_code="LEZEN4", state=Sitting.State.CLOSED, opened_at=at,
        closed_at=meeting.ends_at,
    )  # fmt: skip
    group = WorkingGroup.objects.create(
        meeting=meeting, number=1, title="Weinig tijd", question=facts["question"],
        state=WorkingGroup.State.HANDED_IN, handed_in_at=at + timedelta(hours=1), board_version=9,
    )  # fmt: skip
    cluster = Cluster.objects.create(group=group, title=facts["cluster"], board_version=9)
    for number, text in enumerate([*facts["notes"], *facts["loose"]], 1):
        Note.objects.create(
            group=group, client_id=uuid.uuid5(SPACE, text), text=text, board_version=number,
            participant=Participant.objects.create(
                sitting=sitting, group=group, label=f"deelnemer {number}", joined_at=at
            ),
            cluster=cluster if text in facts["notes"] else None,
            written_at=at + timedelta(minutes=15 + number),
        )  # fmt: skip
    point = Point.objects.create(
        group=group, text=facts["point"], rank=1, state=Point.State.TAKEN_UP
    )
    PointSource.objects.create(point=point, cluster=cluster)
    return point


def _theme(meeting: Meeting, point: Point, facts: dict[str, Any], at: datetime) -> Theme:
    theme = Theme.objects.create(
        meeting=meeting, number=1, text=facts["theme"], state=Theme.State.FINISHED
    )
    ThemeSource.objects.create(theme=theme, point=point, linked_at=at + timedelta(hours=1))
    return theme


def _talk(
    meeting: Meeting, theme: Theme, facts: dict[str, Any], at: datetime
) -> tuple[DiscussionLine, DiscussionLine]:
    """What was said: one line became a signal, the next a wish for the text."""
    heard, said = (
        DiscussionLine.objects.create(
            meeting=meeting, theme=theme, position=place, kind=kind, text=facts[name],
            client_id=uuid.uuid5(SPACE, name), said_at=at + timedelta(minutes=70 + 5 * place),
        )
        for place, (name, kind) in enumerate((("line", "signal"), ("answer", "stance")), 1)
    )  # fmt: skip
    return heard, said


def _decide(
    meeting: Meeting, said: DiscussionLine, text: Document, facts: dict[str, Any], board: Actor,
    at: datetime,
) -> Decision:  # fmt: skip
    """The wish from the hall is adopted and stands in the next version."""
    wish = Proposal(
        "missing", said.text, facts["wish"], facts["about"], label="de avond in de bibliotheek"
    )
    amendment = documents.file(text, wish, by=CLOCK, at=said.said_at)
    AmendmentSource.objects.create(
        amendment=amendment, meeting=meeting, line=said, linked_at=said.said_at
    )
    documents.admit(amendment, by=board, at=at)
    decision = documents.decide(amendment, Verdict("adopted", facts["reason"]), by=board, at=at)
    documents.merge(text, "Wat de avond vroeg, staat erin.", by=board, at=at)
    return decision
