"""What the pages of the line may ask."""

from dataclasses import dataclass
from typing import Any

from django.db.models import Exists, OuterRef, QuerySet
from django.urls import reverse
from django.utils.translation import gettext as _

from aanjager.assembly.commitments.models import Commitment
from aanjager.assembly.groups.models import Note, Participant, WorkingGroup
from aanjager.assembly.meetings.models import Meeting
from aanjager.community.places.choices import FIGURES
from aanjager.front.story.choices import CHAIN, PAGES
from aanjager.front.story.queries.chain import EVERYBODY, Link, Reader, chain
from aanjager.front.story.queries.line import Step, walk
from aanjager.front.story.rules import Told, told
from aanjager.governance.documents.models import Decision
from aanjager.governance.plans.models import Plan
from aanjager.kernel.actor import Actor
from aanjager.kernel.links import hash_of
from aanjager.participation.signals.models import Pattern
from aanjager.partnership.accountability.models import Report
from aanjager.partnership.funding.models import Application

# The kinds of which the page says how they stand.
STATES: dict[str, dict[str, Any]] = {
    "pattern": dict(Pattern.State.choices),
    "decision": dict(Decision.Outcome.choices),
    "commitment": dict(Commitment.State.choices),
    "plan": dict(Plan.State.choices),
    "application": dict(Application.State.choices),
    "report": dict(Report.State.choices),
}


@dataclass(frozen=True)
class Mine:
    """A note of somebody and, in sentences, what became of it."""

    note: Note
    story: list[Told]


def groups_of(meeting: Meeting) -> list[WorkingGroup]:
    """The groups of a meeting, by number."""
    return list(WorkingGroup.objects.filter(meeting=meeting).order_by("number"))


def stories_of_group(meeting: Meeting, number: int) -> list[Mine]:
    """Every note of one group with what became of it, chosen ones first; two statements."""
    notes = Note.objects.filter(group__meeting=meeting, group__number=number)
    return _stories(list(notes.select_related("group").order_by("pk")))


def _stories(notes: list[Note]) -> list[Mine]:
    steps = walk("note", [it.pk for it in notes], both=False)
    by_start: dict[int, list[Step]] = {}
    for step in steps:
        by_start.setdefault(step.start, []).append(step)
    return [Mine(it, told(by_start.get(it.pk, []))) for it in notes]


def my_notes(actor: Actor) -> list[Mine]:
    """The own notes of somebody with an account, newest meeting first, each with its story."""
    if not actor.person_id:
        return []
    return _notes_of(Participant.objects.filter(registration__person=actor.person_id))


def notes_by_link(token: str) -> list[Mine]:
    """The notes of whoever holds this secret link; no account needed, no name shown."""
    if not token:
        return []
    return _notes_of(Participant.objects.filter(follow_hash=hash_of(token)))


def _notes_of(participants: QuerySet[Participant]) -> list[Mine]:
    mine = participants.filter(pk=OuterRef("participant"))
    joined = participants.filter(joined_from=OuterRef("participant"))
    notes = Note.objects.filter(Exists(mine) | Exists(joined)).select_related("group__meeting")
    return _stories(list(notes.order_by("-group__meeting__starts_at", "pk")[:100]))


def story(kind: str, pk: int) -> list[Told]:
    """The line through one thing, told from the note to what came of it; one statement."""
    return told(walk(kind, [pk]))


@dataclass(frozen=True)
class Place:
    """A thing of the chain as it is shown: where it is read, and whether the page is about it."""

    link: Link
    words: str
    url: str
    state: Any
    is_here: bool


@dataclass(frozen=True)
class Stop:
    """The nearest things of one kind on the chain, and whether there are more."""

    code: str
    name: Any
    places: list[Place]
    has_more: bool


def stops(kind: str, pk: int, who: Reader = EVERYBODY) -> list[Stop]:
    """The chain through one thing, kind by kind, from what was said to what is told."""
    by: dict[str, list[Link]] = {}
    for link in chain(kind, pk, who):
        by.setdefault(link.kind, []).append(link)
    return [
        Stop(
            code, name,
            [_place(it, (kind, pk), at_desk=who.is_at_desk) for it in by[code] if not it.is_beyond],
            any(it.is_beyond for it in by[code]),
        )
        for code, name in CHAIN.items() if code in by
    ]  # fmt: skip


def _place(link: Link, here: tuple[str, int], *, at_desk: bool) -> Place:
    *pages, known_by = PAGES.get(link.kind, ("", "", ()))
    page = pages[at_desk]
    url = reverse(page, args=[getattr(link, it) for it in known_by]) if page else ""
    state = STATES.get(link.kind, {}).get(link.state, "")
    return Place(link, _words(link), url, state, (link.kind, link.pk) == here)


def _words(link: Link) -> str:
    if link.kind == "version":
        return _("%(text)s, versie %(n)s") % {"text": link.words, "n": link.number}
    if link.kind == "figure":
        name = FIGURES.get(link.state, (link.state, ""))[0]
        return f"{name}: {link.words}, {link.number}"
    if link.kind != "quarter":
        return link.words
    year, month, _day = link.words.split("-")
    return _("Kwartaal %(n)s van %(year)s") % {"n": (int(month) + 2) // 3, "year": year}
