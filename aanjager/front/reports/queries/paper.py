"""The papers of a meeting: its written-out sheets and its report, as blocks that become a PDF."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import datetime
from typing import cast

from django.db.models import Exists, OuterRef, Q
from django.utils import translation
from django.utils.formats import date_format
from django.utils.timezone import localdate
from django.utils.translation import gettext as _

from aanjager.assembly.groups.models import Note, Point, PointSource, WorkingGroup
from aanjager.assembly.meetings.models import Meeting
from aanjager.governance.documents.models import Version
from aanjager.kernel.paper import Kind, Paper, Part, pdf


@dataclass(frozen=True)
class Made:
    """A paper that is ready to be printed."""

    paper: Paper

    def pdf(self) -> bytes:
        """Return it as a tagged PDF."""
        return pdf(self.paper)


@dataclass(frozen=True)
class Sheet:
    """What one group wrote: the points it chose, those it did not, and the notes that stayed loose."""

    number: int
    title: str
    chosen: list[Point]
    not_chosen: list[Point]
    loose: list[Note]
    hidden: list[Note]
    fewer_because: str


def sheets_of(meeting: Meeting) -> list[Sheet]:
    """Return the written-out sheets of all groups, in three statements."""
    groups = list(WorkingGroup.objects.filter(meeting=meeting).order_by("number"))
    points = list(Point.objects.filter(group__in=groups).order_by("rank", "pk"))
    in_point = PointSource.objects.filter(
        Q(note=OuterRef("pk")) | Q(cluster=OuterRef("cluster"), cluster__isnull=False)
    )
    notes = Note.objects.filter(~Exists(in_point), group__in=groups)
    loose = list(notes.exclude(state=Note.State.WITHDRAWN).order_by("pk"))
    return [_sheet(group, points, loose) for group in groups]


def _sheet(group: WorkingGroup, points: Iterable[Point], notes: Iterable[Note]) -> Sheet:
    mine = [it for it in points if it.group_id == group.pk]
    loose = [it for it in notes if it.group_id == group.pk]
    return Sheet(
        number=group.number,
        title=group.title,
        chosen=[it for it in mine if it.rank],
        not_chosen=[it for it in mine if not it.rank],
        loose=[it for it in loose if it.state == "visible"],
        hidden=[it for it in loose if it.state == "hidden"],
        fewer_because=group.fewer_because,
    )


def sheets(meeting: Meeting, at: datetime) -> Made | None:
    """Return the sheets as a paper, or None when there were no groups."""
    found = sheets_of(meeting)
    if not found:
        return None
    with translation.override("nl"):
        parts = [part for sheet in found for part in _parts_of(sheet)]
        title = _("Uitgewerkte vellen van de werkgroepen")
        if len(found) > 1:
            title = _("Uitgewerkte flip-overvellen van de %(n)s werkgroepen") % {"n": len(found)}
        day = date_format(localdate(meeting.starts_at), "j F Y")
        paper = Paper(
            title=title,
            language="nl",
            author=owner_name(meeting),
            made_at=at,
            parts=parts,
            subtitle=f"{meeting.title}, {day}",
            footer=owner_name(meeting),
        )
    return Made(paper)


def owner_name(meeting: Meeting) -> str:
    """Who organises, by name."""
    if meeting.centre:
        return meeting.centre.name
    return meeting.board.name if meeting.board else _("De landelijke vereniging")


def _parts_of(sheet: Sheet) -> Iterable[Part]:
    name = _("Werkgroep %(n)s") % {"n": sheet.number}
    yield Part("heading", f"{name}: {sheet.title}" if sheet.title else name)
    for words, points in (
        (_("Gekozen voor de zaal"), sheet.chosen),
        (_("Niet gekozen"), sheet.not_chosen),
    ):
        if points:
            yield Part("subheading", words)
            yield from (Part("item", it.text, _mark(it.is_reconstruction)) for it in points)
    if sheet.fewer_because:
        yield Part("paragraph", _("Minder punten, want: %(why)s") % {"why": sheet.fewer_because})
    if sheet.loose:
        yield Part("subheading", _("Losse briefjes"))
        yield from (Part("item", it.text, _mark(it.is_reconstruction)) for it in sheet.loose)
    if sheet.hidden:
        yield Part("subheading", _("Verborgen briefjes"))
        yield from (
            Part("item", _("verborgen, want: %(why)s") % {"why": it.hidden_reason})
            for it in sheet.hidden
        )


def _mark(is_reconstruction: bool) -> str:
    return _("reconstructie") if is_reconstruction else ""


def report_paper(version: Version, meeting: Meeting, *, by_hand: set[str], at: datetime) -> Made:
    """Return a version of the report as a paper; sentences written by hand are marked."""
    with translation.override("nl"):
        parts = [
            Part(
                cast(Kind, block.kind),
                block.text,
                _("met de hand geschreven") if str(block.uid) in by_hand else "",
            )
            for block in version.blocks.order_by("position")
        ]
        day = date_format(localdate(meeting.starts_at), "j F Y")
        subtitle = f"{owner_name(meeting)}, {day}"
        if meeting.is_replay:
            words = _(
                "naverteld uit het verslag van toen; wat daar niet in staat, is reconstructie"
            )
            subtitle = f"{subtitle}; {words}"
        paper = Paper(
            title=version.document.title,
            language="nl",
            author=owner_name(meeting),
            made_at=at,
            parts=parts,
            subtitle=subtitle,
            footer=version.document.title,
        )
    return Made(paper)
