"""Hours planned within the law, done, confirmed; and what was learned."""

from datetime import datetime

from django.core.files.base import File
from django.db import transaction
from django.utils.timezone import localdate

from aanjager.growth.internships import queries, rules
from aanjager.growth.internships.actions.placing import _take
from aanjager.growth.internships.models import Hours, Internship, Told
from aanjager.growth.working_time.rules import Stretch
from aanjager.kernel import actions as files
from aanjager.kernel.actor import Actor
from aanjager.kernel.refusals import still_there
from aanjager.trust import audit

Done = Hours.State


def _hours(it: Internship, wanted: Stretch, at: datetime, **facts: str) -> Hours:
    return Hours.objects.create(
        internship=it, day=wanted.day, starts_at=wanted.starts, ends_at=wanted.ends,
        break_minutes=wanted.break_minutes, minutes=max(wanted.minutes, 0), changed_at=at, **facts,
    )  # fmt: skip


@transaction.atomic
def plan(it: Internship, wanted: Stretch, *, by: Actor, at: datetime) -> Hours:
    """Plan hours; of a day that is over they are entered as done, by the pupil's own word.

    The law is asked about the whole plan, so that a week never adds up to too much.
    """
    it = _take(it)
    own, signed = queries.is_own(by, it.pupil), queries.is_signed(it)
    broken = queries.broken_by(it, wanted) if own else []
    on = localdate(at)
    rules.plan(by, it, is_own=own, is_signed=signed, day=wanted.day, on=on, broken=broken)
    is_over = wanted.day < on
    made = _hours(it, wanted, at, state=Done.LOGGED if is_over else Done.PLANNED)
    audit.record(f"internship.{'hours_logged' if is_over else 'planned'}", it, by=by, at=at)
    return made


@transaction.atomic
def keep_refused(
    it: Internship, wanted: Stretch, because: str, *, by: Actor, at: datetime
) -> Hours:
    """Keep what the law refused, with the reason; trying the same again adds nothing."""
    it = _take(it)
    rules.keep_refused(by, it, is_own=queries.is_own(by, it.pupil))
    same = it.hours.filter(state=Done.REFUSED, day=wanted.day, starts_at=wanted.starts)
    if known := same.filter(ends_at=wanted.ends, break_minutes=wanted.break_minutes).first():
        return known
    made = _hours(it, wanted, at, state=Done.REFUSED, because=because[:600])
    audit.record("internship.hours_refused", it, by=by, at=at)
    return made


def _take_hours(it: Hours) -> Hours:
    found = Hours.objects.select_for_update(of=("self",))
    return found.select_related("internship__pupil__group").get(pk=it.pk)


@transaction.atomic
def drop(it: Hours, *, by: Actor, at: datetime) -> None:
    """Take planned or refused hours away."""
    it = _take_hours(it)
    rules.drop(by, it, is_own=queries.is_own(by, it.internship.pupil))
    audit.record("internship.hours_dropped", it.internship, by=by, at=at)
    it.delete()


@transaction.atomic
def log(it: Hours, *, by: Actor, at: datetime) -> None:
    """Say that planned hours were done."""
    it = _take_hours(it)
    own = queries.is_own(by, it.internship.pupil)
    rules.log(by, it, is_own=own, at=at, on=localdate(at))
    _move(it, Done.LOGGED, by=by, at=at)


@transaction.atomic
def confirm(it: Hours, *, by: Actor, at: datetime) -> None:
    """Confirm hours that the pupil says were done."""
    it = _take_hours(it)
    rules.confirm(by, it)
    _move(it, Done.CONFIRMED, by=by, at=at)


def _move(it: Hours, state: str, *, by: Actor, at: datetime) -> None:
    it.state, it.changed_at = state, at
    it.save(update_fields=["state", "changed_at"])
    audit.record(f"internship.hours_{state}", it.internship, by=by, at=at)


@transaction.atomic
def reflect(it: Internship, words: str, *, shares: bool, by: Actor, at: datetime) -> None:
    """Tell what was learned; the pupil says whether the provider reads it."""
    it = _take(it)
    rules.reflect(by, it, is_own=queries.is_own(by, it.pupil))
    it.reflection, it.shares_reflection, it.reflected_at = words.strip(), shares, at
    it.save(update_fields=["reflection", "shares_reflection", "reflected_at"])
    audit.record("internship.reflected", it, by=by, at=at)


def tell(it: Internship, file: File, words: str, *, by: Actor, at: datetime) -> Told:
    """Tell with a photo or a recording what was learned, and in words what is seen or said in it."""
    clean = files.seen_or_heard(file)  # before the lock: drawing takes time
    with transaction.atomic():
        it = _take(it)
        own = queries.is_own(by, it.pupil)
        rules.tell(by, it, is_own=own, many=it.told.count())
        made = Told(internship=it, media_type=clean.media_type, words=words.strip(), told_at=at)
        clean.put_in(made.file)
        made.save()
        audit.record("internship.told", it, by=by, at=at)
    return made


@transaction.atomic
def take_back(one: Told, *, by: Actor, at: datetime) -> None:
    """Take a photo or recording away for good."""
    it = _take(one.internship)
    rules.take_back(by, it, is_own=queries.is_own(by, it.pupil))
    found = still_there(Told.objects.filter(internship=it), one.pk)
    files.let_go(found.file)
    found.delete()
    audit.record("internship.took_back", it, by=by, at=at)


@transaction.atomic
def assess(it: Internship, verdict: str, words: str, *, by: Actor, at: datetime) -> None:
    """Say how it went; the pupil and the school read it."""
    it = _take(it)
    rules.assess(by, it, left=queries.minutes_left(it))
    it.verdict, it.assessment, it.assessed_at = verdict, words.strip(), at
    it.save(update_fields=["verdict", "assessment", "assessed_at"])
    audit.record("internship.assessed", it, by=by, at=at)
