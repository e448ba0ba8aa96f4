"""What pages and other rooms may ask of the plenary."""

import hashlib
from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

from django.core import signing
from django.db.models import Count, Prefetch, Q, QuerySet
from django.http import Http404
from django.utils.translation import gettext as _

from aanjager.assembly.groups.models import Note, Participant, Point, PointSource, WorkingGroup
from aanjager.assembly.meetings.models import Meeting
from aanjager.assembly.plenary import rules
from aanjager.assembly.plenary.choices import ANSWERS, COOKIE, SALT, SUBMITTED
from aanjager.assembly.plenary.models import (
    AmendmentSource,
    DiscussionLine,
    MergeStep,
    Poll,
    Stage,
    Theme,
    ThemeSource,
    Vote,
)
from aanjager.governance.documents import queries as documents
from aanjager.governance.documents.models import Amendment, Block
from aanjager.kernel.actor import Actor

LINKS = Prefetch(
    "in_themes",
    ThemeSource.objects.filter(theme__is_undone=False)
    .select_related("theme")
    .order_by("theme__number"),
)


def member(meeting_id: int, cookies: Mapping[str, str]) -> Participant | None:
    """The participant on the device with these cookies; of two that were joined the one that was kept."""
    try:
        number = signing.Signer(salt=SALT).unsign(cookies.get(COOKIE % meeting_id, ""))
    except signing.BadSignature:
        return None
    device_hash = hashlib.sha256(number.encode()).hexdigest()
    found = (
        Participant.objects.select_related("sitting", "group", "joined_into__group")
        .select_related("joined_into__sitting")
        .filter(sitting__meeting=meeting_id, device_hash=device_hash)
        .first()
    )
    return (found.joined_into or found) if found else None


def visible(actor: Actor, who: Participant | None = None) -> QuerySet[Meeting]:
    """The meetings whose plenary somebody may see: what they see anyway, and where they sit."""
    seen = Meeting.objects.visible_to(actor)
    if who is not None:
        seen = seen | Meeting.objects.filter(pk=who.sitting.meeting_id)
    return seen.select_related("centre", "board", "version__document")


def themes(meeting: Meeting) -> QuerySet[Theme]:
    """The themes of a meeting in their order; what was taken apart is not among them."""
    return Theme.objects.filter(meeting=meeting, is_undone=False).order_by("number", "pk")


def shown(actor: Actor, meeting: Meeting, who: Participant | None) -> QuerySet[Theme]:
    """The themes that somebody may see: the hall those that were presented, the chair all of them."""
    found = themes(meeting).select_related("meeting")
    if rules.writes(actor, meeting, who):
        return found
    return found.exclude(state=Theme.State.DRAFT)


def with_points(found: QuerySet[Theme]) -> QuerySet[Theme]:
    """The themes with the points they came from and how many lines were kept."""
    points = ThemeSource.objects.select_related("point__group").order_by(
        "point__group__number", "point__rank", "pk"
    )
    kept = Count("lines", filter=Q(lines__state="kept"), distinct=True)
    return found.annotate(said=kept).prefetch_related(Prefetch("sources", points))


def submitted(meeting: Meeting) -> QuerySet[Point]:
    """What the groups handed in, in the order of the groups."""
    found = Point.objects.filter(group__meeting=meeting, state__in=SUBMITTED)
    return found.select_related("group__meeting").order_by("group__number", "rank", "pk")


def left_over(meeting: Meeting) -> QuerySet[Point]:
    """The points that wait: no theme, not apart, and no reason."""
    return submitted(meeting).filter(state=Point.State.HANDED_IN)


def board(meeting: Meeting) -> list[tuple[WorkingGroup, list[Point]]]:
    """The points by group, each with the themes in which it stands."""
    found: dict[int, tuple[WorkingGroup, list[Point]]] = {}
    for point in submitted(meeting).prefetch_related(LINKS):
        found.setdefault(point.group_id, (point.group, []))[1].append(point)
    return list(found.values())


def of_group(group: WorkingGroup | None) -> list[Point]:
    """The points of one group with where they are now, for its own people."""
    if group is None:
        return []
    found = group.points.filter(state__in=SUBMITTED).order_by("rank", "pk")
    return list(found.prefetch_related(LINKS))


def is_presented(meeting: Meeting) -> bool:
    """Whether the hall saw themes already."""
    return themes(meeting).exclude(state=Theme.State.DRAFT).exists()


def last_step(meeting: Meeting) -> MergeStep | None:
    """The step that undoing would take back."""
    return meeting.merge_steps.filter(is_undone=False).order_by("-pk").first()


def stage(meeting: Meeting) -> Stage:
    """What the hall looks at; before anything happened an empty one."""
    found = Stage.objects.select_related("theme", "poll").filter(meeting=meeting).first()
    return found or Stage(meeting=meeting)


def version(meeting_id: int) -> int:
    """The number that another one follows as soon as something changes: one small question."""
    found = Stage.objects.filter(meeting=meeting_id).values_list("version", flat=True).first()
    return found or 0


def lines(meeting: Meeting, theme: Theme | None = None) -> QuerySet[DiscussionLine]:
    """What was said, in order, whatever became of it."""
    found = DiscussionLine.objects.filter(meeting=meeting)
    if theme is not None:
        found = found.filter(theme=theme)
    return found.select_related("signal", "theme", "meeting").order_by("position", "pk")


def heard(
    actor: Actor, meeting: Meeting, theme: Theme, who: Participant | None
) -> list[DiscussionLine]:
    """What somebody may read of a theme: what was kept, one's own, and the scribe everything."""
    found = lines(meeting, theme).annotate(follows=Count("commitments"))
    if not rules.writes(actor, meeting, who):
        own = Q(participant=who) if who else Q(pk__in=[])
        found = found.filter(Q(state="kept") | own)
    return list(found)


def present(meeting: Meeting) -> QuerySet[Participant]:
    """Who takes part now: everybody in the sitting who was not joined into somebody else."""
    found = Participant.objects.filter(sitting__meeting=meeting, joined_into=None)
    return found.order_by("pk")


def amendments_of(meeting: Meeting) -> QuerySet[Amendment]:
    """The amendments that were handed in on the text of this meeting."""
    if meeting.version is None:
        return Amendment.objects.none()
    found = Amendment.objects.filter(document=meeting.version.document_id)
    return found.exclude(state=Amendment.State.DRAFT).order_by("number", "pk")


def amendments(meeting: Meeting) -> list[Amendment]:
    """The same, each with where it came from at this meeting."""
    chosen = PointSource.objects.select_related("point")
    sources = (
        AmendmentSource.objects.filter(meeting=meeting)
        .select_related("theme", "note__group", "note__cluster", "point__group", "line__theme")
        .prefetch_related(
            Prefetch("note__in_points", chosen), Prefetch("note__cluster__in_points", chosen)
        )
        .order_by("pk")
    )
    return list(amendments_of(meeting).prefetch_related(Prefetch("sources", sources)))


def paragraphs(meeting: Meeting) -> list[Block]:
    """The paragraphs of the text of this meeting as it lies open now; without a text none."""
    version = documents.current(meeting.version.document) if meeting.version else None
    return documents.blocks(version) if version else []


def origins(amendment: Amendment) -> list[str]:
    """In words where an amendment came from, each once."""
    return list(dict.fromkeys(origin(source) for source in amendment.sources.all()))


def origin(source: AmendmentSource) -> str:
    """In words where an amendment came from; a note that was not chosen says so."""
    if source.theme:
        return _("thema %(number)s") % {"number": source.theme.number}
    if source.point:
        return _("een punt van werkgroep %(number)s") % {"number": source.point.group.number}
    if source.note:
        number = {"number": source.note.group.number}
        if _was_chosen(source.note):
            return _("een briefje van werkgroep %(number)s") % number
        return _("een niet gekozen briefje van werkgroep %(number)s") % number
    return _("plenair")


def _was_chosen(note: Note) -> bool:
    """Whether the note, or the notes it was put together with, became a chosen point."""
    links = [*note.in_points.all()]
    links += [*note.cluster.in_points.all()] if note.cluster else []
    return any(link.point.rank is not None for link in links)


def kinds() -> list[tuple[str, Any]]:
    """The kinds of line, for one tap."""
    return list(DiscussionLine.Kind.choices)


@dataclass(frozen=True)
class Balance:
    """What became of the points that were handed in, and of the themes; both sides are always equal."""

    points: int
    in_themes: int
    apart: int
    not_treated: int
    waiting: int
    themes: int
    with_amendment: int
    unchanged: int
    themes_open: int

    @property
    def is_equal(self) -> bool:
        """Every point and every theme stands in exactly one place."""
        points = self.in_themes + self.apart + self.not_treated + self.waiting
        return self.points == points and (
            self.themes == self.with_amendment + self.unchanged + self.themes_open
        )


def balance(meeting: Meeting) -> Balance:
    """Count the points by their links (not only by their state), and the themes by what followed."""
    linked = Count("in_themes", filter=Q(in_themes__theme__is_undone=False))
    found = list(submitted(meeting).annotate(links=linked).values_list("state", "links"))
    loose = [state for state, links in found if not links]
    rows = list(
        themes(meeting)
        .annotate(amended=Count("led_to", distinct=True) + Count("lines__led_to", distinct=True))
        .values_list("amended", "unchanged_because")
    )
    amended = sum(bool(count) for count, _because in rows)
    unchanged = sum(not count and because != "" for count, because in rows)
    return Balance(
        points=len(found),
        in_themes=len(found) - len(loose),
        apart=loose.count(Point.State.SEPARATE),
        not_treated=loose.count(Point.State.NOT_TREATED),
        waiting=loose.count(Point.State.HANDED_IN),
        themes=len(rows),
        with_amendment=amended,
        unchanged=unchanged,
        themes_open=len(rows) - amended - unchanged,
    )


def polls(actor: Actor, meeting: Meeting, who: Participant | None) -> list[Poll]:
    """The polls of a meeting: the chair sees what is prepared too, the hall what was opened."""
    found = Poll.objects.filter(meeting=meeting).select_related("theme", "amendment", "meeting")
    if not rules.leads(actor, meeting, who):
        found = found.exclude(state=Poll.State.READY)
    return list(found.order_by("-pk"))


def poll(actor: Actor, meeting: Meeting, who: Participant | None, pk: int) -> Poll:
    """One poll of the meeting that somebody may see; 404 for any other."""
    found = next((it for it in polls(actor, meeting, who) if it.pk == pk), None)
    if found is None:
        raise Http404
    return found


def has_voted(poll: Poll, who: Participant | None) -> bool | None:
    """Whether somebody voted; None for who may not vote."""
    if who is None:
        return None
    return poll.entitled.filter(participant=who).values_list("has_voted", flat=True).first()


def own_vote(poll: Poll, who: Participant | None) -> str:
    """The vote of this participant in an open poll; a secret one cannot be found back."""
    if who is None or poll.is_secret:
        return ""
    found = Vote.objects.filter(poll=poll, participant=who).values_list("choice", flat=True)
    return found.first() or ""


def turnout(poll: Poll) -> int:
    """How many voted so far; nothing else is known before the result is shown."""
    return poll.entitled.filter(has_voted=True).count()


def result(poll: Poll) -> list[dict[str, Any]]:
    """The result in words and numbers; empty until it is shown."""
    if poll.state != Poll.State.SHOWN:
        return []
    most = max(poll.totals.values(), default=0) or 1
    return [
        {
            "words": words,
            "number": poll.totals.get(answer, 0),
            "share": round(100 * poll.totals.get(answer, 0) / most),
        }
        for answer, words in ANSWERS[poll.method].items()
    ]
