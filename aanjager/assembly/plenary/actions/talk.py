"""What is said in the hall, line by line, and what comes of it."""

import uuid
from dataclasses import dataclass, field
from datetime import datetime

from django.core.cache import cache
from django.db import transaction
from django.db.models import Max
from django.urls import reverse
from django.utils.translation import gettext as _

from aanjager.assembly.groups.models import Note, Participant, Point
from aanjager.assembly.meetings.models import Meeting
from aanjager.assembly.plenary import rules
from aanjager.assembly.plenary.actions.stage import take, turn
from aanjager.assembly.plenary.models import AmendmentSource, DiscussionLine, Theme
from aanjager.governance.documents import actions as documents
from aanjager.governance.documents import rules as texts
from aanjager.governance.documents.models import Amendment
from aanjager.governance.documents.rules import Proposal
from aanjager.kernel.actor import Actor
from aanjager.kernel.refusals import refusal
from aanjager.participation.signals import actions as signals
from aanjager.participation.signals.models import Signal
from aanjager.trust import audit

Who = Participant | None
State = DiscussionLine.State


@dataclass(frozen=True)
class Words:
    """A line as it is written; `client_id` is made on the device: sent twice is one line."""

    text: str
    kind: str = DiscussionLine.Kind.STANCE
    by_label: str = ""
    client_id: uuid.UUID = field(default_factory=uuid.uuid4)


@dataclass(frozen=True)
class Source:
    """Where an amendment came from; with nothing filled in it came from the hall itself."""

    theme: Theme | None = None
    point: Point | None = None
    note: Note | None = None
    line: DiscussionLine | None = None


@transaction.atomic
def say(theme: Theme, words: Words, *, who: Who, by: Actor, at: datetime) -> DiscussionLine:
    """Write down what is said about a theme; the first line makes it a theme that was discussed."""
    stage = take(theme.meeting)
    theme = Theme.objects.select_related("meeting").get(pk=theme.pk)
    known = _known(theme.meeting, words)
    if known:
        return known
    rules.say(by, theme, who, text=words.text)
    line = _write(theme, words, State.KEPT, None, at)
    _discussed(theme)
    audit.record("plenary.line_kept", line, by=by, at=at)
    turn(stage)
    return line


@transaction.atomic
def offer(theme: Theme, words: Words, *, who: Who, by: Actor, at: datetime) -> DiscussionLine:
    """Hand the scribe a line from a phone; it waits until it is taken up or left out with a reason."""
    stage = take(theme.meeting)
    theme = Theme.objects.select_related("meeting").get(pk=theme.pk)
    known = _known(theme.meeting, words)
    if known:
        return known
    waiting = theme.meeting.lines.filter(participant=who, state=State.OFFERED).count()
    rules.offer(by, theme, who, text=words.text, waiting=waiting if who else 0)
    line = _write(theme, words, State.OFFERED, who, at)
    turn(stage)
    return line


def _known(meeting: Meeting, words: Words) -> DiscussionLine | None:
    return meeting.lines.filter(client_id=words.client_id).first()


def _write(
    theme: Theme, words: Words, state: str, participant: Who, at: datetime
) -> DiscussionLine:
    last = theme.meeting.lines.aggregate(last=Max("position"))["last"] or 0
    return DiscussionLine.objects.create(
        meeting=theme.meeting,
        theme=theme,
        position=last + 1,
        kind=words.kind,
        text=words.text.strip(),
        by_label=words.by_label.strip()[:120],
        participant=participant,
        state=state,
        client_id=words.client_id,
        said_at=at,
    )


def _discussed(theme: Theme) -> None:
    if theme.state == Theme.State.PRESENTED:
        theme.state = Theme.State.DISCUSSED
        theme.save(update_fields=["state"])


def _again(line: DiscussionLine) -> DiscussionLine:
    return DiscussionLine.objects.select_related("meeting", "theme").get(pk=line.pk)


@transaction.atomic
def keep(line: DiscussionLine, *, who: Who, by: Actor, at: datetime) -> None:
    """Take up a line that was offered or left out."""
    stage = take(line.meeting)
    line = _again(line)
    rules.keep(by, line, who)
    line.state, line.left_out_because = State.KEPT, ""
    line.save(update_fields=["state", "left_out_because"])
    if line.theme:
        _discussed(line.theme)
    audit.record("plenary.line_kept", line, by=by, at=at)
    turn(stage)


@transaction.atomic
def pass_over(line: DiscussionLine, reason: str, *, who: Who, by: Actor, at: datetime) -> None:
    """Leave a line out of the report, with a reason; its text stays where it is."""
    stage = take(line.meeting)
    line = _again(line)
    rules.pass_over(by, line, who, reason=reason)
    line.state, line.left_out_because = State.LEFT_OUT, reason.strip()
    line.save(update_fields=["state", "left_out_because"])
    audit.record("plenary.line_left_out", line, by=by, at=at)
    turn(stage)


@transaction.atomic
def sort(line: DiscussionLine, kind: str, *, who: Who, by: Actor, at: datetime) -> None:
    """Say what kind of line it is."""
    stage = take(line.meeting)
    line = _again(line)
    rules.sort(by, line, who, kind=kind)
    line.kind = kind
    line.save(update_fields=["kind"])
    audit.record("plenary.line_sorted", line, by=by, at=at, kind=kind)
    turn(stage)


@transaction.atomic
def signal(line: DiscussionLine, *, by: Actor, at: datetime) -> Signal:
    """Make a signal of a line; the signal leads back to the line, the line to the signal."""
    stage = take(line.meeting)
    line = _again(line)
    rules.signal(by, line)
    meeting = line.meeting
    path = reverse("plenary:overview", args=[meeting.pk])
    if line.theme:
        path = reverse("plenary:theme", args=[meeting.pk, line.theme_id])
    noted = signals.Noted(
        text=line.text[:200],
        more=line.text if len(line.text) > 200 else "",
        source=Signal.Source.MEETING,
        origin_path=f"{path}#regel-{line.pk}",
        origin_label=_("Gezegd op: %(meeting)s") % {"meeting": meeting.title[:170]},
        client_id=line.client_id,
    )
    line.signal = signals.note(noted, centre=meeting.centre, by=by, at=at)
    line.kind = DiscussionLine.Kind.SIGNAL
    line.save(update_fields=["signal", "kind"])
    audit.record("plenary.line_became_signal", line, by=by, at=at, signal=line.signal.pk)
    turn(stage)
    return line.signal


@transaction.atomic
def amend(
    meeting: Meeting, wish: Proposal, source: Source, *, who: Who, by: Actor, at: datetime
) -> Amendment:
    """File an amendment in the hall, with where it came from; no account is needed.

    Who has an account and may amend this text is its mover, and gets the letters about it.
    """
    stage = take(meeting)
    key = f"plenary.amended:{who.pk if who else 0}:{by.user_id or 0}"
    rules.amend(by, meeting, who, line=source.line, filed=cache.get(key, 0))
    assert meeting.version is not None  # the rule refuses a meeting without a text
    document = meeting.version.document
    is_own = source.line is None and not refusal(texts.propose, by, document)
    label = wish.label or _("een deelnemer van de bijeenkomst")
    made = documents.file(document, wish, by=by, at=at, guest="" if is_own else label)
    _name(made, meeting, source, by=by, at=at)
    cache.set(key, cache.get(key, 0) + 1, 3600)
    turn(stage)
    return made


@transaction.atomic
def name_source(
    amendment: Amendment,
    meeting: Meeting,
    source: Source,
    *,
    who: Who,
    by: Actor,
    at: datetime,
) -> AmendmentSource:
    """Say that an amendment came from this theme, point, note or line, or from the hall; once each."""
    rules.name_source(by, amendment, who, meeting=meeting)
    named = _name(amendment, meeting, source, by=by, at=at)
    turn(take(meeting))
    return named


def _name(
    amendment: Amendment, meeting: Meeting, source: Source, *, by: Actor, at: datetime
) -> AmendmentSource:
    named, is_new = AmendmentSource.objects.get_or_create(
        amendment=amendment,
        meeting=meeting,
        theme=source.theme,
        point=source.point,
        note=source.note,
        line=source.line,
        defaults={"linked_at": at},
    )
    if is_new:
        audit.record("plenary.source_named", amendment, by=by, at=at, meeting=meeting.pk)
    return named
