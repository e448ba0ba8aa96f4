"""What happens to a theme after it was made: other words, to the hall, finished, on the screen."""

from datetime import datetime

from django.db import transaction

from aanjager.assembly.groups.models import Participant
from aanjager.assembly.meetings.models import Meeting
from aanjager.assembly.plenary import queries, rules
from aanjager.assembly.plenary.actions.stage import take, turn
from aanjager.assembly.plenary.models import Poll, Theme, ThemeRevision
from aanjager.kernel.actor import Actor
from aanjager.trust import audit

Who = Participant | None


def _again(theme: Theme) -> Theme:
    return Theme.objects.select_related("meeting").get(pk=theme.pk)


@transaction.atomic
def reword(
    theme: Theme, text: str, heading: str = "", *, who: Who, by: Actor, at: datetime
) -> None:
    """Give a theme other words; the earlier ones stay to be read."""
    stage = take(theme.meeting)
    theme = _again(theme)
    rules.reword(by, theme, who, text=text)
    if theme.text != text.strip():
        ThemeRevision.objects.create(theme=theme, text=theme.text, revised_at=at)
    theme.text, theme.heading = text.strip(), heading.strip()
    theme.save(update_fields=["text", "heading"])
    audit.record("plenary.reworded", theme, by=by, at=at)
    turn(stage)


@transaction.atomic
def present(meeting: Meeting, *, who: Who, by: Actor, at: datetime) -> None:
    """Put every theme that is ready before the hall; the first one stands on the screen."""
    stage = take(meeting)
    rules.present(by, meeting, who, left_over=queries.left_over(meeting).count())
    drafts = list(queries.themes(meeting).filter(state=Theme.State.DRAFT))
    for theme in drafts:
        theme.state = Theme.State.PRESENTED
        theme.save(update_fields=["state"])
        audit.record("plenary.presented", theme, by=by, at=at)
    if drafts and stage.theme_id is None:
        stage.theme = drafts[0]
    turn(stage)


@transaction.atomic
def finish(theme: Theme, unchanged_because: str = "", *, who: Who, by: Actor, at: datetime) -> None:
    """Close the talk about a theme; where no amendment follows, say why."""
    stage = take(theme.meeting)
    theme = _again(theme)
    rules.finish(by, theme, who)
    theme.state = Theme.State.FINISHED
    theme.unchanged_because = unchanged_because.strip()[:300]
    theme.save(update_fields=["state", "unchanged_because"])
    audit.record("plenary.finished", theme, by=by, at=at)
    turn(stage)


@transaction.atomic
def project(
    meeting: Meeting,
    theme: Theme | None = None,
    poll: Poll | None = None,
    *,
    who: Who,
    by: Actor,
    at: datetime,
) -> None:
    """Let the big screen show this theme or poll; neither is the list of themes."""
    stage = take(meeting)
    rules.project(by, meeting, who)
    stage.theme, stage.poll = theme, poll
    audit.record("plenary.projected", meeting, by=by, at=at)
    turn(stage)
