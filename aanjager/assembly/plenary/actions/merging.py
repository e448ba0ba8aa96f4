"""Bringing the points of the groups together: by links, never by copying or deleting a text."""

from datetime import datetime
from typing import Any

from django.db import transaction

from aanjager.assembly.groups.models import Participant, Point
from aanjager.assembly.meetings.models import Meeting
from aanjager.assembly.plenary import queries, rules
from aanjager.assembly.plenary.actions.stage import take, turn
from aanjager.assembly.plenary.models import (
    MergeStep,
    Stage,
    Theme,
    ThemeRevision,
    ThemeSource,
)
from aanjager.kernel.actor import Actor
from aanjager.trust import audit

Who = Participant | None
State = Point.State


@transaction.atomic
def merge(
    meeting: Meeting, points: list[Point], text: str, *, who: Who, by: Actor, at: datetime
) -> Theme:
    """Make one theme of these points, in the words of the chair, with the next number."""
    stage = take(meeting)
    points = list(queries.submitted(meeting).filter(pk__in=[point.pk for point in points]))
    rules.merge(by, meeting, who, points=points, text=text)
    before = _picture(meeting)
    theme = _new_theme(meeting, text, Theme.Origin.POINTS)
    for point in points:
        ThemeSource.objects.create(theme=theme, point=point, linked_at=at)
    _settle(points)
    _step(stage, "merge", before, theme, by=by, at=at)
    return theme


@transaction.atomic
def begin(
    meeting: Meeting, text: str, heading: str = "", *, who: Who, by: Actor, at: datetime
) -> Theme:
    """Begin a theme that came up in the hall, without a point of a group."""
    stage = take(meeting)
    rules.begin(by, meeting, who, text=text)
    before = _picture(meeting)
    theme = _new_theme(meeting, text, Theme.Origin.PLENARY, heading)
    _step(stage, "begin", before, theme, by=by, at=at)
    return theme


@transaction.atomic
def link(
    theme: Theme,
    point: Point,
    kind: str = ThemeSource.Kind.WHOLLY,
    *,
    who: Who,
    by: Actor,
    at: datetime,
) -> None:
    """Let a point stand in this theme too: wholly, partly, or as its occasion."""
    stage, theme, point = _taken(theme, point)
    rules.link(by, theme, who, point=point)
    before = _picture(stage.meeting)
    ThemeSource.objects.update_or_create(
        theme=theme, point=point, defaults={"kind": kind}, create_defaults={
            "kind": kind, "linked_at": at,
        },
    )  # fmt: skip
    _settle([point])
    _step(stage, "link", before, theme, by=by, at=at)


@transaction.atomic
def unlink(theme: Theme, point: Point, *, who: Who, by: Actor, at: datetime) -> None:
    """Take a point out of this theme: the link goes, the texts stay."""
    stage, theme, point = _taken(theme, point)
    elsewhere = point.in_themes.exclude(theme=theme).exists()
    would_hang = not elsewhere and queries.is_presented(stage.meeting)
    rules.unlink(by, theme, who, point=point, would_hang=would_hang)
    before = _picture(stage.meeting)
    ThemeSource.objects.filter(theme=theme, point=point).delete()
    _settle([point])
    _step(stage, "unlink", before, theme, by=by, at=at)


@transaction.atomic
def move(point: Point, away: Theme, to: Theme, *, who: Who, by: Actor, at: datetime) -> None:
    """Move a point from one theme to another in one step: it never hangs in between."""
    stage, to, point = _taken(to, point)
    rules.move(by, to, who, point=point, away=away)
    before = _picture(stage.meeting)
    ThemeSource.objects.filter(theme=away, point=point).delete()
    ThemeSource.objects.get_or_create(theme=to, point=point, defaults={"linked_at": at})
    _settle([point])
    _step(stage, "move", before, to, by=by, at=at)


@transaction.atomic
def treat_apart(point: Point, *, who: Who, by: Actor, at: datetime) -> None:
    """Treat a point by itself, outside the themes."""
    stage, point = _point(point)
    rules.treat_apart(by, point, who)
    _place(stage, point, State.SEPARATE, "", by=by, at=at)


@transaction.atomic
def leave_out(point: Point, reason: str, *, who: Who, by: Actor, at: datetime) -> None:
    """Leave a point out, with the reason that its group reads."""
    stage, point = _point(point)
    rules.leave_out(by, point, who, reason=reason)
    _place(stage, point, State.NOT_TREATED, reason.strip(), by=by, at=at)


@transaction.atomic
def take_back(point: Point, *, who: Who, by: Actor, at: datetime) -> None:
    """Put a point back in the list of what waits for a theme or a reason."""
    stage, point = _point(point)
    rules.take_back(by, point, who, would_hang=queries.is_presented(stage.meeting))
    _place(stage, point, State.HANDED_IN, "", by=by, at=at)


@transaction.atomic
def dissolve(theme: Theme, *, who: Who, by: Actor, at: datetime) -> None:
    """Take a theme apart: its points are back in the list, the later themes move up a number."""
    stage = take(theme.meeting)
    theme = Theme.objects.select_related("meeting").get(pk=theme.pk)
    rules.dissolve(by, theme, who)
    before = _picture(theme.meeting)
    points = list(queries.submitted(theme.meeting).filter(in_themes__theme=theme))
    theme.sources.all().delete()
    theme.is_undone = True
    theme.save(update_fields=["is_undone"])
    _settle(points)
    _renumber(theme.meeting)
    _step(stage, "dissolve", before, theme, by=by, at=at)


@transaction.atomic
def undo(meeting: Meeting, *, who: Who, by: Actor, at: datetime) -> None:
    """Go back to how everything stood before the last step; texts that were replaced are kept."""
    stage = take(meeting)
    step = meeting.merge_steps.filter(is_undone=False).order_by("-pk").first()
    rules.undo(
        by, meeting, who, has_step=step is not None, is_shown=step is not None and _is_seen(step)
    )
    assert step is not None  # the rule refuses when there is none
    _restore(meeting, step.before, at)
    step.is_undone = True
    step.save(update_fields=["is_undone"])
    audit.record("plenary.undone", meeting, by=by, at=at, step=step.pk)
    turn(stage)


def _taken(theme: Theme, point: Point) -> tuple[Stage, Theme, Point]:
    stage = take(theme.meeting)
    theme = Theme.objects.select_related("meeting").get(pk=theme.pk)
    return stage, theme, Point.objects.select_related("group__meeting").get(pk=point.pk)


def _point(point: Point) -> tuple[Stage, Point]:
    stage = take(point.group.meeting)
    return stage, Point.objects.select_related("group__meeting").get(pk=point.pk)


def _new_theme(meeting: Meeting, text: str, origin: str, heading: str = "") -> Theme:
    return Theme.objects.create(
        meeting=meeting,
        number=queries.themes(meeting).count() + 1,
        text=text.strip(),
        heading=heading.strip(),
        origin=origin,
    )


def _place(stage: Stage, point: Point, state: str, reason: str, *, by: Actor, at: datetime) -> None:
    """Give a point its own end; it leaves the themes in which it stood."""
    before = _picture(stage.meeting)
    point.in_themes.all().delete()
    point.state, point.reason = state, reason
    point.save(update_fields=["state", "reason"])
    _step(stage, state, before, point, by=by, at=at)


def _settle(points: list[Point]) -> None:
    """Let the state of each point follow from its links: taken up, partly, or waiting again."""
    for point in points:
        kinds = set(point.in_themes.values_list("kind", flat=True))
        whole = kinds - {ThemeSource.Kind.PARTLY}
        point.state = State.TAKEN_UP if whole else State.PARTLY if kinds else State.HANDED_IN
        point.reason = ""
        point.save(update_fields=["state", "reason"])


def _renumber(meeting: Meeting) -> None:
    """Close the gaps in the numbers of themes that the hall has not seen yet."""
    seen = queries.themes(meeting).exclude(state=Theme.State.DRAFT)
    taken, number = set(seen.values_list("number", flat=True)), 0
    for theme in queries.themes(meeting).filter(state=Theme.State.DRAFT):
        number = next(n for n in range(number + 1, 1000) if n not in taken)
        if theme.number != number:
            theme.number = number
            theme.save(update_fields=["number"])


def _picture(meeting: Meeting) -> dict[str, Any]:
    """How everything stands: the themes, the links and the ends of the points."""
    links = ThemeSource.objects.filter(theme__meeting=meeting).order_by("pk")
    themes = Theme.objects.filter(meeting=meeting).order_by("pk")
    return {
        "themes": [list(it) for it in themes.values_list("pk", "number", "text", "is_undone")],
        "links": [list(it) for it in links.values_list("theme_id", "point_id", "kind")],
        "points": [
            list(it) for it in queries.submitted(meeting).values_list("pk", "state", "reason")
        ],
    }


def _is_seen(step: MergeStep) -> bool:
    """Whether the hall saw a theme that this step made, or a point would hang under presented themes."""
    known = [pk for pk, *_rest in step.before["themes"]]
    made = Theme.objects.filter(meeting=step.meeting_id).exclude(pk__in=known)
    if made.exclude(state=Theme.State.DRAFT).exists():
        return True
    hangs = any(state == State.HANDED_IN for _pk, state, _reason in step.before["points"])
    return hangs and queries.is_presented(step.meeting)


def _restore(meeting: Meeting, before: dict[str, Any], at: datetime) -> None:
    own = Theme.objects.filter(meeting=meeting)
    texts = dict(own.values_list("pk", "text"))
    own.update(is_undone=True)  # so that no two ever have one number on the way
    for pk, number, text, is_undone in before["themes"]:
        if texts[pk] != text:
            ThemeRevision.objects.create(theme_id=pk, text=texts[pk], revised_at=at)
        own.filter(pk=pk).update(number=number, text=text, is_undone=is_undone)
    links = ThemeSource.objects.filter(theme__meeting=meeting)
    wanted = {(theme, point): kind for theme, point, kind in before["links"]}
    for it in links:
        if (it.theme_id, it.point_id) not in wanted:
            it.delete()
    for (theme_id, point_id), kind in wanted.items():
        ThemeSource.objects.update_or_create(
            theme_id=theme_id, point_id=point_id,
            defaults={"kind": kind}, create_defaults={"kind": kind, "linked_at": at},
        )  # fmt: skip
    for pk, state, reason in before["points"]:
        Point.objects.filter(pk=pk).update(state=state, reason=reason)


def _step(
    stage: Stage,
    verb: str,
    before: dict[str, Any],
    target: Theme | Point,
    *,
    by: Actor,
    at: datetime,
) -> None:
    MergeStep.objects.create(meeting=stage.meeting, verb=verb, before=before, made_at=at)
    audit.record("plenary.merged", target, by=by, at=at, step=verb)
    turn(stage)
