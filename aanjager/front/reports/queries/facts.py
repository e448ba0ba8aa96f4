"""What a report is made from: the meeting's own rows, in a fixed order."""

from dataclasses import dataclass, field
from datetime import date
from typing import Any

from django.db.models import Count
from django.utils.timezone import localdate

from aanjager.assembly.commitments.models import Commitment
from aanjager.assembly.groups.models import WorkingGroup
from aanjager.assembly.meetings.models import Meeting
from aanjager.assembly.plenary.models import AmendmentSource, DiscussionLine, Theme
from aanjager.assembly.registrations.models import Registration
from aanjager.front.reports.models import Download
from aanjager.front.reports.queries.balance import counts
from aanjager.front.reports.rules.balance import Counts
from aanjager.governance.documents.models import Amendment


@dataclass(frozen=True)
class Said:
    """A line of the discussion under the heading it belongs to."""

    pk: int
    heading: str
    kind: str
    text: str
    by_label: str
    is_reconstruction: bool


@dataclass(frozen=True)
class Facts:
    """Everything the report of one meeting is written from; nothing else goes in."""

    meeting: Meeting
    present: int
    groups: list[tuple[int, int, bool]]  # pk, notes, handed in
    themes: list[tuple[int, int, str, int]]  # pk, number, text, points in it
    said: list[Said]
    amendments: list[Amendment]
    from_where: dict[int, list[str]]  # of an amendment: themes, and "plenary" or "note"
    commitments: list[Commitment]
    next_meeting: Meeting | None
    downloads: list[Download]
    balance: Counts = field(default_factory=Counts)

    @property
    def day(self) -> date:
        """The day of the meeting, as people count days."""
        return localdate(self.meeting.starts_at)


def facts_of(meeting: Meeting) -> Facts:
    """Return what there is to tell about the meeting, the same for the same rows."""
    amendments = _amendments(meeting)
    return Facts(
        meeting=meeting,
        present=Registration.objects.filter(meeting=meeting, state="present").count(),
        groups=_groups(meeting),
        themes=[
            (it.pk, it.number, it.text, it.points)
            for it in Theme.objects.filter(meeting=meeting, is_undone=False, origin="points")
            .annotate(points=Count("sources"))
            .order_by("number", "pk")
        ],
        said=_said(meeting),
        amendments=amendments,
        from_where=_from_where(meeting),
        commitments=list(Commitment.objects.filter(meeting=meeting).order_by("due_on", "pk")),
        next_meeting=_next(meeting),
        downloads=list(downloads(meeting)),
        balance=counts(meeting),
    )


def downloads(meeting: Meeting) -> Any:
    """The downloads of a meeting, in their order."""
    return Download.objects.filter(meeting=meeting).order_by("position", "pk")


def _groups(meeting: Meeting) -> list[tuple[int, int, bool]]:
    found = WorkingGroup.objects.filter(meeting=meeting).annotate(many=Count("notes"))
    return [(it.pk, it.many, it.state == "handed_in") for it in found.order_by("number")]


def _said(meeting: Meeting) -> list[Said]:
    """The lines that were kept, under the subject of the agenda or the heading of the theme."""
    found = DiscussionLine.objects.filter(meeting=meeting, state=DiscussionLine.State.KEPT)
    found = found.select_related("theme", "agenda_item").order_by("position", "pk")
    return [
        Said(it.pk, _heading(it), it.kind, it.text, it.by_label, it.is_reconstruction)
        for it in found
    ]


def _heading(line: DiscussionLine) -> str:
    if line.agenda_item:
        return line.agenda_item.title
    return (line.theme.heading or line.theme.text) if line.theme else ""


def _amendments(meeting: Meeting) -> list[Amendment]:
    sourced = AmendmentSource.objects.filter(meeting=meeting).values("amendment")
    return list(
        Amendment.objects.filter(pk__in=sourced)
        .exclude(state=Amendment.State.DRAFT)
        .order_by("document", "number")
    )


def _from_where(meeting: Meeting) -> dict[int, list[str]]:
    """Say per amendment what it came from: the number of a theme, a note, or the plenary itself."""
    found: dict[int, list[str]] = {}
    sources = AmendmentSource.objects.filter(meeting=meeting).select_related("theme", "line")
    for it in sources.order_by("amendment", "pk"):
        if it.theme:
            word = f"theme {it.theme.number}"
        elif it.note_id or it.point_id:
            word = "note"
        else:
            word = "plenary"
        found.setdefault(it.amendment_id, []).append(word)
    return found


def _next(meeting: Meeting) -> Meeting | None:
    """The next meeting of the series that was announced."""
    if not meeting.series_id:
        return None
    later = Meeting.objects.announced().filter(
        series=meeting.series_id, starts_at__gt=meeting.starts_at
    )
    later = later.exclude(state=Meeting.State.CANCELLED).select_related("series")
    return later.order_by("starts_at", "pk").first()
