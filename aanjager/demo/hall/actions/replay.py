"""The meeting of 29 June 2015, retold from its report, and the conference that followed.

What the report says stands in the rows as it was said. What it does not say (who wrote what in
which group, the words of the draft and of the amendments) is marked as a reconstruction. People
have a number and no name; nothing was decided, so there is no decision.
"""

import hashlib
import uuid
from collections.abc import Iterator
from dataclasses import dataclass, field
from datetime import date, datetime, timedelta
from typing import Any

from django.db import transaction
from django.utils.timezone import get_current_timezone

from aanjager.assembly.groups.models import (
    Cluster,
    FlipSheet,
    Note,
    Participant,
    Point,
    PointSource,
    Sitting,
    WorkingGroup,
)
from aanjager.assembly.meetings.models import AgendaItem, Meeting, Series
from aanjager.assembly.plenary.models import (
    AmendmentSource,
    DiscussionLine,
    Theme,
    ThemeSource,
)
from aanjager.assembly.registrations.models import Invitation, Registration
from aanjager.demo.hall.actions import draft
from aanjager.demo.hall.actions.draft import Draft
from aanjager.demo.region.actions.world import read
from aanjager.front.reports.models import Download

SPACE = uuid.UUID(
    "29062015-0000-4000-8000-000000000000"
)  # identifiers of the replay are always the same
LETTERS = "23456789ABCDEFGHJKLMNPQRSTUVWXYZ"  # no I, O, 0 or 1


@dataclass
class Replay:
    """Everything that was built, by the names that the source and the fixture use.

    Points stand under group and rank (`(4, 1)`), notes under their text, themes and amendments
    under their number.
    """

    series: Series
    meeting: Meeting
    text: Draft
    sitting: Sitting
    conference: Meeting | None = None
    chair: Participant | None = None
    groups: dict[int, WorkingGroup] = field(default_factory=dict)
    people: dict[int, list[Participant]] = field(default_factory=dict)
    notes: dict[str, Note] = field(default_factory=dict)
    points: dict[tuple[int, int], Point] = field(default_factory=dict)
    themes: dict[int, Theme] = field(default_factory=dict)
    lines: list[DiscussionLine] = field(default_factory=list)
    named: dict[str, DiscussionLine] = field(default_factory=dict)


@transaction.atomic
def build(*, at: datetime) -> Replay:
    """Make the whole meeting as it stood that evening: points merged, amendments filed, nothing decided."""
    facts = read("novi_2015")
    made = _meeting(facts, at)
    _agenda(facts, made)
    _people(facts, made)
    for row in facts["groups"]:
        _group(row, facts, made)
    _themes(facts, made)
    _lines(facts, made)
    _amendments(facts, made)
    _downloads(facts, made)
    _conference(facts, made)
    return made


def moment(day: str, clock: str) -> datetime:
    """Return this day and hour on the Dutch clock."""
    return datetime.fromisoformat(f"{day}T{clock}").replace(tzinfo=get_current_timezone())


def _meeting(facts: dict[str, Any], at: datetime) -> Replay:
    told = facts["meeting"]
    guessed = told["reconstruction"]
    starts, ends = (moment(told["day"], guessed[name]) for name in ("starts", "ends"))
    text = draft.build(facts, created_at=starts - timedelta(days=28), at=at)
    series = Series.objects.create(title=facts["series"], rhythm=Series.Rhythm.TWO_YEARLY)
    meeting = Meeting.objects.create(
        series=series,
        board=text.body,
        version=text.version,
        title=told["title"],
        theme=told["theme"],
        purpose=told["purpose"],
        starts_at=starts,
        ends_at=ends,
        points_to_plenary=2,
        attended_words=told["attended"],
        state=Meeting.State.OVER,
        is_replay=True,
        created_at=at,
    )
    sitting = Sitting.objects.create(
        meeting=meeting,
        join_code=guessed["join_code"],
        state=Sitting.State.CLOSED,
        opened_at=starts,
        closed_at=ends,
    )
    return Replay(series, meeting, text, sitting)


def _agenda(facts: dict[str, Any], made: Replay) -> None:
    AgendaItem.objects.bulk_create(
        AgendaItem(
            meeting=made.meeting,
            position=position,
            kind=row["kind"],
            title=row["title"],
            minutes=row["minutes"],
            version=made.text.version if row.get("draft") else None,
        )
        for position, row in enumerate(facts["agenda"], 1)
    )


def _people(facts: dict[str, Any], made: Replay) -> None:
    """Fifty people with a number: invited, placed, and all but two there. The last one is the chair."""
    guessed = facts["meeting"]["reconstruction"]
    starts = made.meeting.starts_at
    sent, answered = starts - timedelta(days=28), starts - timedelta(days=14)
    invitations = Invitation.objects.bulk_create(
        Invitation(
            meeting=made.meeting,
            name=f"deelnemer {number}",
            token_hash=_hash(f"novi 2015 invitation {number}"),
            audience={"rule": "reconstructie"},
            state=Invitation.State.ACCEPTED,
            sent_at=sent,
            answered_at=answered,
        )
        for number in range(1, guessed["invited"] + 1)
    )
    registrations = Registration.objects.bulk_create(
        _registration(made.meeting, invitation, answered, number, number <= guessed["present"])
        for number, invitation in enumerate(invitations, 1)
    )
    rows = [
        Participant(
            sitting=made.sitting,
            registration=registration,
            label=registration.name,
            is_ready=True,
            joined_at=starts,
        )
        for registration in registrations[: guessed["present"]]
    ]
    rows[-1].role = Participant.Role.CHAIR
    made.chair = rows[-1]
    for place, row in enumerate(rows[:-1]):
        made.people.setdefault(1 + place % len(facts["groups"]), []).append(row)


def _registration(
    meeting: Meeting, invitation: Invitation, answered: datetime, number: int, was_there: bool
) -> Registration:
    state = Registration.State.PRESENT if was_there else Registration.State.ABSENT
    return Registration(
        meeting=meeting,
        invitation=invitation,
        name=invitation.name,
        state=state,
        queued_at=answered,
        placed_at=answered,
        present_at=meeting.starts_at if was_there else None,
        shown_to=Registration.Shown.NOBODY,
        code=f"29JN{LETTERS[number // 32]}{LETTERS[number % 32]}XY",
        link_hash=_hash(f"novi 2015 registration {number}"),
    )


def _hash(words: str) -> str:
    return hashlib.sha256(words.encode()).hexdigest()


def _group(row: dict[str, Any], facts: dict[str, Any], made: Replay) -> None:
    """One group with its people, its notes, and the two points it chose from them."""
    ends = made.meeting.starts_at + timedelta(hours=2)
    group = WorkingGroup.objects.create(
        meeting=made.meeting,
        number=row["number"],
        question=facts["meeting"]["reconstruction"]["question"],
        state=WorkingGroup.State.HANDED_IN,
        handed_in_at=ends,
        board_version=20,
    )
    made.groups[group.number] = group
    people = made.people[group.number]
    people[0].role, people[1].role = Participant.Role.FACILITATOR, Participant.Role.SCRIBE
    for person in people:
        person.group = group
    last = [made.chair] if group.number == len(facts["groups"]) and made.chair else []
    Participant.objects.bulk_create([*people, *last])
    _notes(row, group, people, made)
    _points(row, group, made)


def _notes(
    row: dict[str, Any], group: WorkingGroup, people: list[Participant], made: Replay
) -> None:
    """The first from phones, the last but one from the sheet, the last on behalf of somebody."""
    texts = [*row["chosen"], *(it["text"] for it in row["beside"]), *row["rest"]]
    sheet = FlipSheet.objects.create(
        group=group,
        position=1,
        transcription=texts[-2],
        transcribed_by=people[1],
        checked_by=people[0],
        state=FlipSheet.State.CHECKED,
    )
    origins = [Note.Origin.PHONE] * (len(texts) - 2) + [Note.Origin.SHEET, Note.Origin.BEHALF]
    notes = [
        Note(
            group=group,
            client_id=uuid.uuid5(SPACE, f"{group.number} {text}"),
            text=text,
            participant=people[2 + place] if origin == Note.Origin.PHONE else people[1],
            origin=origin,
            sheet=sheet if origin == Note.Origin.SHEET else None,
            board_version=place + 1,
            written_at=made.meeting.starts_at + timedelta(minutes=35 + 2 * place),
            is_reconstruction=True,
        )
        for place, (text, origin) in enumerate(zip(texts, origins, strict=True))
    ]
    for beside in row["beside"]:
        cluster = Cluster.objects.create(group=group, title=beside["cluster"], board_version=10)
        for note in notes:
            if note.text in {beside["with"], beside["text"]}:
                note.cluster = cluster
    for note in Note.objects.bulk_create(notes):
        made.notes[note.text] = note


def _points(row: dict[str, Any], group: WorkingGroup, made: Replay) -> None:
    sources = []
    for rank, text in enumerate([*row["chosen"], *row["rest"]], 1):
        is_chosen = rank <= len(row["chosen"])
        point = Point.objects.create(
            group=group,
            text=text,
            rank=rank if is_chosen else None,
            of=made.meeting.points_to_plenary,
            state=Point.State.TAKEN_UP if is_chosen else Point.State.NOT_CHOSEN,
            board_version=20,
            is_reconstruction=True,
        )
        if is_chosen:
            made.points[group.number, rank] = point
        note = made.notes[text]
        whole = {"cluster": note.cluster} if note.cluster else {"note": note}
        sources.append(PointSource(point=point, **whole))
    PointSource.objects.bulk_create(sources)


def _themes(facts: dict[str, Any], made: Replay) -> None:
    merged_at = made.meeting.starts_at + timedelta(hours=2, minutes=15)
    for row in facts["themes"]:
        theme = Theme.objects.create(
            meeting=made.meeting,
            number=row["number"],
            text=row["text"],
            heading=row["heading"],
            origin=row.get("origin", Theme.Origin.POINTS),
            state=Theme.State.FINISHED,
            unchanged_because=row.get("unchanged_because", ""),
        )
        made.themes[theme.number] = theme
        ThemeSource.objects.bulk_create(
            ThemeSource(theme=theme, point=point, linked_at=merged_at, is_reconstruction=True)
            for point in _points_of(row, made)
        )


def _points_of(row: dict[str, Any], made: Replay) -> Iterator[Point]:
    for name in row["from"]:
        group, rank = name.split(".")
        yield made.points[int(group), int(rank)]


def _lines(facts: dict[str, Any], made: Replay) -> None:
    """What was said, in the words and the order of the report."""
    begins = made.meeting.starts_at + timedelta(hours=2, minutes=30)
    made.lines = DiscussionLine.objects.bulk_create(
        DiscussionLine(
            meeting=made.meeting,
            theme=made.themes[row["theme"]],
            position=position,
            kind=row["kind"],
            text=row["text"],
            client_id=uuid.uuid5(SPACE, f"line {position}"),
            said_at=begins + timedelta(minutes=3 * position),
        )
        for position, row in enumerate(facts["lines"], 1)
    )
    for row, line in zip(facts["lines"], made.lines, strict=True):
        if "key" in row:
            made.named[row["key"]] = line


def _amendments(facts: dict[str, Any], made: Replay) -> None:
    """The nine wishes as amendments on the draft, each with where it came from."""
    filed_at = made.meeting.ends_at - timedelta(minutes=20)
    rows = []
    for row in facts["amendments"]:
        amendment = draft.amend(row, made.text, filed_at=filed_at)
        sources: list[dict[str, Any]] = [{"theme": made.themes[it]} for it in row.get("themes", [])]
        sources += [{"note": made.notes[it]} for it in row.get("notes", [])]
        sources += [{"line": made.named[it]} for it in row.get("lines", [])]
        sources += [{}] if row.get("hall") else []
        rows += [
            AmendmentSource(amendment=amendment, meeting=made.meeting, linked_at=filed_at, **it)
            for it in sources
        ]
    AmendmentSource.objects.bulk_create(rows)


def _downloads(facts: dict[str, Any], made: Replay) -> None:
    Download.objects.bulk_create(
        Download(
            meeting=made.meeting,
            position=position,
            kind=row["kind"],
            title=row["title"],
            author=row["author"],
            about=facts["missing_words"] if row.get("missing") else row.get("about", ""),
            url=row.get("url", ""),
            is_missing=row.get("missing", False),
            is_generated=row.get("generated", False),
            added_at=made.meeting.ends_at,
        )
        for position, row in enumerate(facts["downloads"], 1)
    )


def _conference(facts: dict[str, Any], made: Replay) -> None:
    """The next of the series, announced only: the invitation follows later in July."""
    told = facts["next"]
    guessed = told["reconstruction"]
    made.conference = Meeting.objects.create(
        series=made.series,
        board=made.text.body,
        kind=Meeting.Kind.CONFERENCE,
        title=told["title"],
        theme=told["theme"],
        purpose=told["purpose"],
        venue=told["venue"],
        starts_at=moment(told["day"], guessed["starts"]),
        ends_at=moment(told["day"], guessed["ends"]),
        announce_on=date.fromisoformat(facts["meeting"]["day"]),
        invite_from=date.fromisoformat(guessed["invite_from"]),
        state=Meeting.State.ANNOUNCED,
        is_replay=True,
        created_at=made.meeting.ends_at,
    )
