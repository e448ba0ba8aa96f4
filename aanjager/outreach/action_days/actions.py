"""Everything that changes an action day; the row of the day is always taken first."""

import secrets
from collections.abc import Callable, Mapping
from dataclasses import dataclass
from datetime import date, datetime, time
from typing import Any

from django.db import transaction
from django.utils.timezone import localdate

from aanjager.community.centres.models import Centre
from aanjager.community.people.models import Person
from aanjager.kernel.actor import Actor
from aanjager.kernel.links import hash_of
from aanjager.outreach.action_days import emails, queries, rules
from aanjager.outreach.action_days.models import ActionDay, DayTask, SignUp
from aanjager.trust import audit

TOLD_WHEN_CHANGED = ("held_on", "starts_at", "venue")


@dataclass(frozen=True)
class Announcing:
    """When, where and for which area; `behalf` is a code of whom the poster speaks for."""

    title: str
    held_on: date
    starts_at: time
    ends_at: time
    venue: str
    area_id: int
    about: str = ""
    behalf: str = ""
    in_brief: str = ""

    def fields(self) -> dict[str, Any]:
        """The values as fields of a day."""
        return {name: value for name, value in vars(self).items() if name != "behalf"}


@dataclass(frozen=True)
class Joining:
    """Who signs up: somebody, or a team with so many people; `waits` when it is full."""

    name: str
    email: str
    people: int = 1
    team: str = ""
    phone: str = ""
    waits: bool = False


@transaction.atomic
def announce(centre: Centre, values: Announcing, *, by: Actor, at: datetime) -> ActionDay:
    """Announce a day: of the centre at once, of others after the centre looked."""
    behalf = dict(queries.on_behalf(by, centre))
    rules.announce(by, centre, speaks=values.behalf in behalf)
    kind, _sep, pk = values.behalf.partition(":")
    works = centre.pk in by.staff_of
    day = ActionDay.objects.create(
        centre=centre,
        posted_by_id=by.person_id,
        made_at=at,
        look=ActionDay.Look.PASSED if works else ActionDay.Look.WAITING,
        **values.fields(),
        **({f"{kind}_id": int(pk)} if values.behalf in behalf else {}),
    )
    audit.record("action_day.announced", day, by=by, at=at)
    if not works:
        emails.to_look(day, at=at)
    return day


def _take(day: ActionDay) -> ActionDay:
    """Return the day as it is now, with its row taken until the end of the transaction."""
    found = ActionDay.objects.select_for_update(of=("self",))
    return found.select_related("centre", "posted_by__user").get(pk=day.pk)


def _take_task(task: DayTask) -> DayTask:
    """Return the task as it is now, its day taken: who sign up for a day come one after the other."""
    return queries.task(_take(task.day), task.pk)


@transaction.atomic
def look(day: ActionDay, *, passes: bool, reason: str = "", by: Actor, at: datetime) -> None:
    """Let a day online, or say why not; who announced it hears it."""
    day = _take(day)
    rules.look(by, day, passes=passes, reason=reason)
    day.look = ActionDay.Look.PASSED if passes else ActionDay.Look.REFUSED
    day.look_reason = "" if passes else reason.strip()
    day.save(update_fields=["look", "look_reason"])
    audit.record("action_day.looked", day, by=by, at=at, passes=int(passes))
    emails.looked(day, at=at)


@transaction.atomic
def edit(day: ActionDay, values: Announcing, *, by: Actor, at: datetime) -> None:
    """Change a day; who comes hears of another day, time or place. A refused one is looked at again."""
    day = _take(day)
    rules.edit(by, day)
    fields = values.fields()
    is_other = any(getattr(day, name) != fields[name] for name in TOLD_WHEN_CHANGED)
    for name, value in fields.items():
        setattr(day, name, value)
    if day.look == ActionDay.Look.REFUSED:
        day.look, day.look_reason = ActionDay.Look.WAITING, ""
        emails.to_look(day, at=at)
    day.save()
    audit.record("action_day.changed", day, by=by, at=at)
    if is_other:
        _tell_all(day, emails.changed, at=at)


def _tell_all(day: ActionDay, letter: Callable[..., None], *, at: datetime) -> None:
    for it in queries.listed(day):
        it.task.day = day
        letter(it, at=at)


@transaction.atomic
def add_task(
    day: ActionDay, title: str, places: int, about: str = "", *, by: Actor, at: datetime
) -> DayTask:
    """Add something to do."""
    day = _take(day)
    rules.add_task(by, day, number=day.tasks.count())
    made = DayTask.objects.create(day=day, title=title, places=places, about=about)
    audit.record("action_day.task_added", day, by=by, at=at, task=made.pk)
    return made


@transaction.atomic
def set_places(task: DayTask, places: int, *, by: Actor, at: datetime) -> None:
    """Change how many can join in a task."""
    task = _take_task(task)
    rules.set_places(by, task, places=places, taken=queries.taken(task, at))
    task.places = places
    task.save(update_fields=["places"])
    audit.record("action_day.places_set", task.day, by=by, at=at, task=task.pk, places=places)
    _call_up(task, by=by, at=at)


def _call_up(task: DayTask, *, by: Actor, at: datetime) -> None:
    """Give free places to who waits: the first in line who fits, then the next; each gets a letter.

    The row of the day is taken, so that nobody slips in between. A team too large for what is
    free keeps its turn and holds nobody up.
    """
    if task.day.cancelled_at or queries.has_begun(task.day, at):
        return
    free = task.places - queries.taken(task, at)
    for it in queries.in_line(task) if free > 0 else ():
        if it.people > free:
            continue
        free -= it.people
        token = secrets.token_urlsafe(24)
        it.task, it.is_waiting, it.token_hash = task, False, hash_of(token)
        it.save(update_fields=["is_waiting", "token_hash"])
        audit.record("action_day.moved_up", task.day, by=by, at=at, sign_up=it.pk)
        emails.moved_up(it, token, at=at)


@transaction.atomic
def move_up(task: DayTask, *, by: Actor, at: datetime) -> None:
    """Look who can move up now that a held place was let go by time."""
    task = _take_task(task)
    rules.move_up(by, task)
    _call_up(task, by=by, at=at)


@transaction.atomic
def drop_task(task: DayTask, *, by: Actor, at: datetime) -> None:
    """Take a task out of the day."""
    task = _take_task(task)
    taken = queries.taken(task, at) + queries.in_line(task).count()
    rules.drop_task(by, task, taken=taken)
    audit.record("action_day.task_dropped", task.day, by=by, at=at, task=task.pk)
    task.delete()


@transaction.atomic
def cancel(day: ActionDay, reason: str, *, by: Actor, at: datetime) -> None:
    """Call a day off; everybody on the list hears why."""
    day = _take(day)
    rules.cancel(by, day, on=localdate(at), reason=reason)
    day.cancelled_at, day.cancel_reason = at, reason.strip()
    day.save(update_fields=["cancelled_at", "cancel_reason"])
    audit.record("action_day.cancelled", day, by=by, at=at)
    _tell_all(day, emails.called_off, at=at)


@transaction.atomic
def sign_up(task: DayTask, values: Joining, *, by: Actor, at: datetime) -> SignUp | None:
    """Take places in a task: at once with an account and its own address, else after the link.

    Who waits already goes first; who finds no room and said so waits. Of an address on the
    list already nothing is told to who does not own it: None.
    """
    task = _take_task(task)
    me = Person.objects.filter(pk=by.person_id or 0).select_related("user").first()
    is_mine = me is not None and bool(me.user_id) and me.email.lower() == values.email.lower()
    _call_up(task, by=by, at=at)
    known = queries.of_address(task, values.email)
    is_known = bool(known and known.confirmed_at)
    free = task.places - queries.taken(task, at, without=known)
    waits = values.waits and values.people > free
    rules.sign_up(
        by,
        task,
        on=localdate(at),
        people=values.people,
        free=free,
        is_known=is_known and is_mine,
        waits=waits,
    )
    is_new_today = known is None or localdate(known.signed_at) != localdate(at)
    if known and (is_known or not (is_new_today or is_mine)):
        return None  # on the list already, or the letter of today still holds
    token = secrets.token_urlsafe(24)
    it = known or SignUp(task=task)
    for name in ("name", "email", "people", "team", "phone"):
        setattr(it, name, getattr(values, name))
    it.person, it.token_hash, it.signed_at = me if is_mine else None, hash_of(token), at
    it.confirmed_at, it.is_waiting = at if is_mine else None, waits
    it.save()
    audit.record("action_day.signed_up", task.day, by=by, at=at, sign_up=it.pk)
    (_welcome if is_mine else emails.please_confirm)(it, token, at=at)
    return it


def _welcome(it: SignUp, token: str, *, at: datetime) -> None:
    if it.is_waiting:
        emails.in_line(it, token, ahead=queries.ahead_of(it), at=at)
    else:
        emails.on_the_list(it, token, at=at)


def _take_sign_up(it: SignUp) -> SignUp:
    task = _take_task(it.task)
    found = queries.sign_up(it.pk)
    found.task = task
    return found


@transaction.atomic
def confirm(it: SignUp, *, token: str, waits: bool = False, by: Actor, at: datetime) -> SignUp:
    """Make a sign-up count; a place that was held too long must still be free, or one waits."""
    it = _take_sign_up(it)
    if not queries.holds(it, at):
        _call_up(it.task, by=by, at=at)
    free = it.task.places - queries.taken(it.task, at, without=it)
    waits = (it.is_waiting or waits) and it.people > free
    rules.confirm(by, it, on=localdate(at), token=token, free=free, waits=waits)
    it.confirmed_at, it.is_waiting = at, waits
    it.save(update_fields=["confirmed_at", "is_waiting"])
    audit.record("action_day.confirmed", it.task.day, by=by, at=at, sign_up=it.pk)
    _welcome(it, token, at=at)
    return it


@transaction.atomic
def leave(it: SignUp, *, token: str = "", by: Actor, at: datetime) -> None:
    """Say off; the places go to who waits, or can be taken again."""
    it = _take_sign_up(it)
    rules.leave(by, it, on=localdate(at), token=token)
    it.cancelled_at = at
    it.save(update_fields=["cancelled_at"])
    audit.record("action_day.left", it.task.day, by=by, at=at, sign_up=it.pk)
    _call_up(it.task, by=by, at=at)


@transaction.atomic
def count(day: ActionDay, came: Mapping[int, int | None], *, by: Actor, at: datetime) -> None:
    """Write down how many people came for each task; empty is not counted."""
    day = _take(day)
    rules.count(by, day, on=localdate(at))
    for task in day.tasks.all():
        task.came = came.get(task.pk)
        task.save(update_fields=["came"])
    day.counted_at = at
    day.save(update_fields=["counted_at"])
    audit.record("action_day.counted", day, by=by, at=at)


@transaction.atomic
def thank(day: ActionDay, *, by: Actor, at: datetime) -> None:
    """Thank everybody on the list, once."""
    day = _take(day)
    rules.thank(by, day, on=localdate(at))
    day.thanked_at = at
    day.save(update_fields=["thanked_at"])
    audit.record("action_day.thanked", day, by=by, at=at)
    for it in queries.coming(day):
        it.task.day = day
        emails.thanks(it, at=at)


@transaction.atomic
def forget(*, by: Actor, at: datetime) -> int:
    """Let go of names a month after a day; how many people stays."""
    rules.forget(by)
    days = list(queries.to_forget(localdate(at)).select_for_update())
    for day in days:
        rows = SignUp.objects.filter(task__day=day)
        rows.update(name="", email="", phone="", person=None)
        day.posted_by, day.forgotten_at = None, at
        day.save(update_fields=["posted_by", "forgotten_at"])
        audit.record("action_day.forgotten", day, by=by, at=at)
    return len(days)
