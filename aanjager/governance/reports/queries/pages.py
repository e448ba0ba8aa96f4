"""What the pages of a report, its downloads and the line may ask."""

from dataclasses import dataclass
from typing import Any

from django.db.models import Exists, OuterRef, QuerySet
from django.shortcuts import get_object_or_404

from aanjager.exchange.placements.queries import hash_of
from aanjager.governance.documents.models import Amendment, Block, Version
from aanjager.governance.groups.models import Note, Participant, WorkingGroup
from aanjager.governance.meetings.models import Meeting
from aanjager.governance.registrations.models import Registration
from aanjager.governance.reports.models import Download, Report, Sentence
from aanjager.governance.reports.queries.facts import downloads
from aanjager.governance.reports.queries.line import Step, walk
from aanjager.governance.reports.rules.downloads import link_text
from aanjager.governance.reports.rules.story import Told, told
from aanjager.kernel.actor import Actor


@dataclass(frozen=True)
class Line:
    """A block of the report on screen, with the rows it was made from and whether it was written by hand."""

    block: Block
    sources: list[list[Any]]
    is_by_hand: bool
    download: Download | None = None

    @property
    def origin(self) -> list[Any] | None:
        """The one thing whose line this sentence is part of, when it was made from one."""
        of_line = [
            it for it in self.sources if it[0] in {"theme", "line", "amendment", "commitment"}
        ]
        return of_line[0] if len(self.sources) == 1 and of_line else None


@dataclass(frozen=True)
class Mine:
    """A note of somebody and, in sentences, what became of it."""

    note: Note
    story: list[Told]


def meeting(actor: Actor, pk: int) -> Meeting:
    """One meeting; 404 when the actor may not see it."""
    found = Meeting.objects.visible_to(actor).select_related("centre", "board", "series")
    return get_object_or_404(found, pk=pk)


def report_of(meeting: Meeting) -> Report | None:
    """The report of a meeting, whatever its state; pages ask `rules.see_report` first."""
    found = Report.objects.filter(meeting=meeting).select_related("document")
    report = found.first()
    if report:
        report.meeting = meeting
    return report


def was_there(actor: Actor, meeting: Meeting) -> bool:
    """Whether this person was present at the meeting."""
    if not actor.person_id:
        return False
    return Registration.objects.filter(
        meeting=meeting, person=actor.person_id, state=Registration.State.PRESENT
    ).exists()


def version_of(report: Report) -> Version:
    """The version that counts now: the last one that was not lapsed."""
    found = report.document.versions.exclude(state=Version.State.LAPSED)
    return found.order_by("-number").select_related("document")[0]


def lines_of(version: Version, meeting: Meeting | None = None) -> list[Line]:
    """The blocks of a version in order, each with its sources; with the meeting also its downloads."""
    made = {it.block_uid: it for it in Sentence.objects.filter(version=version)}
    files = {it.pk: it for it in downloads(meeting)} if meeting else {}
    return [_line(it, made.get(it.uid), files) for it in version.blocks.order_by("position")]


def _line(block: Block, made: Sentence | None, files: dict[int, Download]) -> Line:
    if made is None:
        return Line(block, [], True)
    kind, pk = made.sources[0] if len(made.sources) == 1 else ("", 0)
    file = files.get(pk) if kind == "download" and block.kind == "item" else None
    return Line(block, made.sources, made.is_by_hand, file)


def block(version: Version, uid: Any) -> Block:
    """One block of a version; 404 when it does not stand there."""
    return get_object_or_404(version.blocks, uid=uid)


def corrections(report: Report) -> QuerySet[Amendment]:
    """What people said is wrong with the report, in order."""
    return report.document.amendments.exclude(state=Amendment.State.DRAFT).order_by("number")


def open_corrections(report: Report) -> int:
    """How many corrections nobody decided yet."""
    return corrections(report).filter(state__in=["filed", "admitted", "discussed", "held"]).count()


def links_of(meeting: Meeting) -> list[tuple[Download, str]]:
    """The downloads of a meeting, each with the words of its link."""
    return [(it, link_text(it)) for it in downloads(meeting)]


def one_download(actor: Actor, meeting_pk: int, pk: int) -> Download:
    """One download of a meeting that the actor may see; else 404."""
    seen = Meeting.objects.visible_to(actor).filter(pk=meeting_pk)
    return get_object_or_404(Download, pk=pk, meeting__in=seen.values("pk"))


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
