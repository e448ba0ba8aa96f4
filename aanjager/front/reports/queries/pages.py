"""What the pages of a report and its downloads may ask."""

from dataclasses import dataclass
from datetime import datetime, timedelta
from typing import Any

from django.db.models import Exists, OuterRef, Q, QuerySet
from django.http import Http404
from django.shortcuts import get_object_or_404
from django.urls import reverse

from aanjager.assembly.groups.models import Participant
from aanjager.assembly.meetings.models import Meeting
from aanjager.assembly.registrations import queries as registrations
from aanjager.assembly.registrations.models import Registration
from aanjager.front.reports.choices import CHECK_DAYS, FORGET_DAYS
from aanjager.front.reports.models import Download, Report, Sentence
from aanjager.front.reports.queries.facts import downloads
from aanjager.front.reports.rules.downloads import link_text
from aanjager.governance.documents.models import Amendment, Block, Version
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


SEATED = (Registration.State.PLACED, Registration.State.PRESENT, Registration.State.ABSENT)


@dataclass(frozen=True)
class Way:
    """How somebody comes to the pages of a meeting: at its address, or with the link of a letter.

    Who holds the link of a registration that had a seat needs no account, also where one has to be
    invited; whoever sees the meeting comes at its address.
    """

    meeting: Meeting
    token: str = ""
    was_there: bool = False

    def to(self, page: str, *args: object) -> str:
        """The address of a page of this meeting for who came this way."""
        if self.token:
            return reverse(f"{page}_by_link", args=[self.token, *args])
        return reverse(page, args=[self.meeting.pk, *args])

    @property
    def home(self) -> str:
        """The page that this one belongs to: the own registration, or the meeting."""
        if self.token:
            return reverse("registrations:own", args=[self.token])
        return reverse("meetings:detail", args=[self.meeting.pk])


def way(actor: Actor, pk: int, token: str = "") -> Way:
    """Return how the actor comes to a meeting; 404 when neither address nor link lets in."""
    if not token:
        found = meeting(actor, pk)
        return Way(found, was_there=was_there(actor, found))
    try:
        row = registrations.one_by_link(token)
    except Registration.DoesNotExist:
        raise Http404 from None
    if row.state not in SEATED:
        raise Http404
    return Way(row.meeting, token, row.state == Registration.State.PRESENT)


def was_there(actor: Actor, meeting: Meeting, token: str = "") -> bool:
    """Whether this person, or who holds this link, was present at the meeting."""
    if token:
        return way(actor, 0, token).was_there
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


def one_download(meeting: Meeting, pk: int) -> Download:
    """One download of a meeting; else 404."""
    return get_object_or_404(Download, pk=pk, meeting=meeting)


def to_forget(at: datetime) -> list[Meeting]:
    """Meetings whose report was published thirty days ago, of which it is still known who wrote what."""
    told = Report.objects.filter(published_at__lte=at - timedelta(days=FORGET_DAYS))
    known = Participant.objects.filter(sitting__meeting=OuterRef("pk")).exclude(
        registration=None, label="", follow_hash=""
    )
    return list(
        Meeting.objects.filter(Exists(known), pk__in=told.values("meeting"), is_replay=False)
    )


def links_to_check(at: datetime) -> list[Download]:
    """Outside links that were not looked at for a month, a number at a time."""
    due = Q(checked_on=None) | Q(checked_on__lte=(at - timedelta(days=CHECK_DAYS)).date())
    return list(Download.objects.filter(due).exclude(url="").order_by("pk")[:200])
