"""Writing down what was noticed, bringing it together, deciding on it and telling it back."""

import uuid
from collections.abc import Sequence
from dataclasses import dataclass, replace
from datetime import datetime

from django.db import transaction
from django.utils import translation
from django.utils.timezone import localdate

from aanjager.community.centres.models import Centre
from aanjager.community.places.models import Area
from aanjager.kernel.actor import Actor
from aanjager.participation.signals import emails, queries, rules
from aanjager.participation.signals.models import Flag, Pattern, Signal
from aanjager.trust import audit

State = Pattern.State


@dataclass(frozen=True)
class Noted:
    """What was seen or heard, and where it was said; `client_id` makes that twice is once.

    `like_id` is an earlier signal that says the same: area and theme are taken from it where they are
    empty, and when it is gathered in a running pattern this one joins it.
    """

    text: str
    more: str = ""
    source: str = Signal.Source.STAFF
    weight: int = Signal.Weight.NORMAL
    area_id: int | None = None
    theme_id: int | None = None
    organisation_id: int | None = None
    wants_to_hear: bool = True
    origin_path: str = ""
    origin_label: str = ""
    client_id: uuid.UUID | None = None
    like_id: int | None = None
    subject: str = ""


@transaction.atomic
def note(values: Noted, *, centre: Centre | None, by: Actor, at: datetime) -> Signal:
    """Keep a signal; sent twice with the same identifier it is one. The third alike raises a flag."""
    facts = {**vars(values), "text": values.text.strip()}
    like = _like(facts.pop("like_id"), centre, by)
    if like:
        facts["area_id"] = facts["area_id"] or like.area_id
        facts["theme_id"] = facts["theme_id"] or like.theme_id
    _take_area(facts["area_id"])
    today = Signal.objects.filter(noted_by=by.person_id or 0, noted_at__date=localdate(at)).count()
    words = f"{values.text} {values.more}" if values.text.strip() else ""
    rules.note(by, centre, text=words, source=values.source, today=today)
    client_id = facts.pop("client_id")
    facts |= {"noted_by_id": by.person_id, "noted_at": at}
    if client_id is None:
        signal, is_new = Signal.objects.create(centre=centre, **facts), True
    else:
        signal, is_new = Signal.objects.get_or_create(
            centre=centre, client_id=client_id, defaults=facts
        )
    if is_new:
        audit.record("signal.noted", signal, by=by, at=at)
        if like and like.pattern and like.pattern.state in (State.OPEN, State.TAKEN_UP):
            signal.pattern = like.pattern
            signal.save(update_fields=["pattern"])
        _raise_flag(signal, by=by, at=at)
    return signal


@transaction.atomic
def note_asked(
    subject: str, area_id: int, *, centre: Centre | None, by: Actor, at: datetime
) -> Signal:
    """Record what was asked often in an area as a signal: how often, never who or what; twice is once."""
    rules.note_asked(by, centre)
    _take_area(area_id)
    noted = queries.noted_of_questions(centre, at).filter(subject=subject, area=area_id).first()
    if noted:
        return noted
    found = {(it.subject, it.area_id): it for it in queries.often_asked(by, centre, at)}
    it = found.get((subject, area_id))
    rules.note_asked(by, centre, many=it.number if it else 0)
    assert it is not None
    with translation.override("nl"):
        said = Noted(it.words, it.count, Signal.Source.QUESTION, area_id=area_id, subject=subject)
    return note(replace(said, wants_to_hear=False), centre=centre, by=by, at=at)


def _like(pk: int | None, centre: Centre | None, by: Actor) -> Signal | None:
    found = queries.visible(by).filter(pk=pk or 0, centre=centre)
    return found.first()


def _take_area(pk: int | None) -> None:
    """Let two who write down something in one area come one after the other: one of them is third."""
    if pk:
        Area.objects.select_for_update(no_key=True).only("pk").filter(pk=pk).first()


def _raise_flag(signal: Signal, *, by: Actor, at: datetime) -> None:
    """Raise a flag when this is the third alike, unless one about these stands already."""
    if not signal.area_id or signal.pattern_id:
        return
    found = queries.alike(signal)
    if (
        not rules.is_worth_a_look(len(found))
        or Flag.objects.open().filter(signal__in=found).exists()
    ):
        return
    of_theme = Flag.objects.open().filter(
        centre=signal.centre, area=signal.area_id, theme=signal.theme_id, theme__isnull=False
    )
    if of_theme.exists():
        return
    Flag.objects.create(
        centre=signal.centre,
        area_id=signal.area_id,
        theme_id=signal.theme_id,
        signal=signal,
        raised_at=at,
    )
    audit.record("signal.flag_raised", signal, by=by, at=at, alike=len(found))


@transaction.atomic
def sort(
    signal: Signal,
    *,
    area_id: int | None,
    theme_id: int | None,
    weight: int,
    by: Actor,
    at: datetime,
) -> None:
    """Say where a signal belongs and how urgent it is; that may make it the third alike."""
    _take_area(area_id)
    signal = Signal.objects.select_for_update(of=("self",)).get(pk=signal.pk)
    rules.sort(by, signal)
    signal.area_id, signal.theme_id, signal.weight = area_id, theme_id, weight
    signal.save(update_fields=["area", "theme", "weight"])
    audit.record("signal.sorted", signal, by=by, at=at)
    _raise_flag(signal, by=by, at=at)


@dataclass(frozen=True)
class Gathered:
    """What a new pattern is called, where it plays and who looks after it."""

    title: str
    area_id: int
    owner_name: str
    theme_id: int | None = None
    about: str = ""


@transaction.atomic
def gather(
    signals: Sequence[Signal], into: Gathered | Pattern, *, by: Actor, at: datetime
) -> Pattern:
    """Bring signals together in a new pattern, or in one that runs; what two gather, one gets."""
    wanted = [it.pk for it in signals]
    known = Signal.objects.select_for_update(of=("self",)).select_related("centre", "pattern")
    taken = list(known.filter(pk__in=wanted).order_by("pk"))
    running = None
    if isinstance(into, Pattern):
        running = Pattern.objects.select_for_update(of=("self",)).get(pk=into.pk)
    rules.gather(by, taken, running)
    if isinstance(into, Gathered):
        running = Pattern.objects.create(centre=taken[0].centre, opened_at=at, **vars(into))
        audit.record("pattern.opened", running, by=by, at=at)
    assert running is not None
    for signal in taken:
        signal.pattern = running
        signal.save(update_fields=["pattern"])
    raised = Flag.objects.open().filter(signal__in=wanted)
    raised.update(settled_at=at, pattern=running)
    audit.record("pattern.gathered", running, by=by, at=at, signals=len(taken))
    return running


@transaction.atomic
def dismiss(flag: Flag, because: str, *, by: Actor, at: datetime) -> None:
    """Wave a flag off: these signals do not belong together, because."""
    flag = Flag.objects.select_for_update(of=("self",)).get(pk=flag.pk)
    rules.dismiss(by, flag, because=because)
    flag.settled_at, flag.because = at, because.strip()
    flag.save(update_fields=["settled_at", "because"])
    audit.record("signal.flag_dismissed", flag.signal, by=by, at=at)


def _taken(pattern: Pattern) -> Pattern:
    found = Pattern.objects.select_for_update(of=("self",)).select_related("centre", "area")
    return found.get(pk=pattern.pk)


@transaction.atomic
def decide(
    pattern: Pattern, next_step: str, words: str, owner_name: str, *, by: Actor, at: datetime
) -> Pattern:
    """Choose the next step, or "no, because"; whoever signalled hears it by letter."""
    pattern = _taken(pattern)
    rules.decide(by, pattern, next_step=next_step, words=words)
    is_no = next_step == Pattern.NextStep.NONE
    pattern.state = State.DECLINED if is_no else State.TAKEN_UP
    pattern.next_step, pattern.step_words, pattern.decided_at = next_step, words.strip(), at
    pattern.owner_name = owner_name.strip() or pattern.owner_name
    pattern.closed_at = at if is_no else None
    pattern.save()
    audit.record("pattern.decided", pattern, by=by, at=at, next_step=next_step)
    _tell_back(pattern, by=by, at=at)
    return pattern


@transaction.atomic
def finish(pattern: Pattern, words: str, *, by: Actor, at: datetime) -> Pattern:
    """Close what was taken up, with what came of it; whoever signalled hears it by letter."""
    pattern = _taken(pattern)
    rules.finish(by, pattern, words=words)
    pattern.state, pattern.step_words, pattern.closed_at = State.DONE, words.strip(), at
    pattern.save(update_fields=["state", "step_words", "closed_at"])
    audit.record("pattern.done", pattern, by=by, at=at)
    _tell_back(pattern, by=by, at=at)
    return pattern


def _tell_back(pattern: Pattern, *, by: Actor, at: datetime) -> None:
    """Tell whoever signalled, also on the scales below, once for each step; not who decided it."""
    told = []
    for signal in queries.behind(pattern):
        who = signal.noted_by
        if who and signal.wants_to_hear and who.pk != by.person_id:
            emails.told_back(pattern, signal, who, at=at)
        told.append(signal.pk)
    Signal.objects.filter(pk__in=told).update(told_at=at)


@transaction.atomic
def lift(pattern: Pattern, area: Area, owner_name: str, *, by: Actor, at: datetime) -> Pattern:
    """Lift a pattern to a larger area. What lies outside the centre's own area goes to the association.

    Only title, theme and scale go up: no signal, no words of who said it, no name.
    """
    pattern = _taken(pattern)
    is_lifted = pattern.lifted_to.filter(area=area).exists()
    rules.lift(by, pattern, area, is_lifted=is_lifted)
    centre = pattern.centre
    stays = centre is not None and centre.area_id in (area.pk, *area.ancestor_ids)
    lifted = Pattern.objects.create(
        centre=centre if stays else None,
        area=area,
        theme_id=pattern.theme_id,
        title=pattern.title,
        owner_name=owner_name.strip() or pattern.owner_name,
        lifted_from=pattern,
        opened_at=at,
    )
    audit.record("pattern.lifted", pattern, by=by, at=at, to=lifted.pk, area=area.pk)
    return lifted
