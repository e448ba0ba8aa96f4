"""What may be asked about action days, their tasks and who signed up."""

from dataclasses import dataclass
from datetime import date, datetime, timedelta

from django.db.models import Q, QuerySet, Sum
from django.db.models.functions import Coalesce
from django.shortcuts import get_object_or_404
from django.utils.formats import date_format
from django.utils.timezone import localdate, localtime
from django.utils.translation import gettext as _

from aanjager.community.centres import queries as centres
from aanjager.community.centres.models import Centre
from aanjager.community.organisations.models import Organisation
from aanjager.kernel.actor import Actor
from aanjager.kernel.links import hash_of
from aanjager.outreach.action_days.choices import HELD_HOURS, HIDDEN_BELOW, NAMES_DAYS
from aanjager.outreach.action_days.models import ActionDay, DayTask, SignUp
from aanjager.participation.initiatives import queries as initiatives
from aanjager.participation.signals.queries import areas as areas_of

__all__ = ["areas_of"]


def overview(actor: Actor, centre: Centre | None, on: date, *, past: bool) -> QuerySet[ActionDay]:
    """Days of the visited centre, or of all: those that come, the nearest first, or those that were."""
    found = ActionDay.objects.visible_to(actor)
    if centre:
        found = found.filter(Q(centre=centre) | Q(also_for__contains=[centre.pk]))
    found = found.filter(held_on__lt=on) if past else found.filter(held_on__gte=on)
    light = found.select_related("centre", "area", "organisation", "initiative")
    return light.defer("area__outline").order_by("-held_on" if past else "held_on", "pk")


def public(centre: Centre | None, at: datetime) -> QuerySet[ActionDay]:
    """Days to come that everybody may know of and that go on: for the pages of areas."""
    found = ActionDay.objects.public().filter(cancelled_at=None, held_on__gte=localdate(at))
    if centre:
        found = found.filter(centre=centre)
    light = found.select_related("area", "centre").defer("area__outline")
    return light.order_by("held_on", "pk")


def one(actor: Actor, pk: int) -> ActionDay:
    """Return a day that one may see; else 404."""
    found = ActionDay.objects.visible_to(actor)
    found = found.select_related("centre", "area", "organisation", "initiative", "posted_by__user")
    return get_object_or_404(found.defer("area__outline"), pk=pk)


def waiting(actor: Actor, on: date) -> QuerySet[ActionDay]:
    """Days to come that wait for a look of the actor's centres, the first day first."""
    found = ActionDay.objects.filter(centre__in=actor.staff_of, look=ActionDay.Look.WAITING)
    return found.filter(cancelled_at=None, held_on__gte=on).order_by("held_on", "pk")


def together_with(day: ActionDay) -> list[str]:
    """The names of the centres that work along; asks nothing when there are none."""
    return centres.names(day.also_for)


def visible(actor: Actor) -> QuerySet[ActionDay]:
    """Every day that the actor may see."""
    return ActionDay.objects.visible_to(actor).select_related("centre", "area")


def on_behalf(actor: Actor, centre: Centre) -> list[tuple[str, str]]:
    """For whom the actor may announce a day at this centre, as codes with a name."""
    if not actor.is_signed_in:
        return []
    bodies = Organisation.objects.approved().filter(centre=centre, pk__in=actor.coordinator_of)
    found = [(f"organisation:{pk}", name) for pk, name in bodies.values_list("pk", "name")]
    led = [it for it in initiatives.led(actor) if it.centre_id == centre.pk]
    return found + [(f"initiative:{it.pk}", it.title) for it in led]


def _holding(at: datetime) -> Q:
    """Sign-ups that hold a place: confirmed, or not too long ago so that the link can be opened."""
    fresh = Q(sign_ups__signed_at__gt=at - timedelta(hours=HELD_HOURS))
    placed = Q(sign_ups__cancelled_at=None, sign_ups__is_waiting=False)
    return placed & (Q(sign_ups__confirmed_at__isnull=False) | fresh)


IN_LINE = Q(
    sign_ups__is_waiting=True,
    sign_ups__confirmed_at__isnull=False,
    sign_ups__cancelled_at=None,
)


@dataclass(frozen=True)
class Place:
    """A task with how many people have a place or wait for one, and how many places are free."""

    task: DayTask
    taken: int
    waiting: int = 0

    @property
    def free(self) -> int:
        """Places that can still be taken."""
        return max(self.task.places - self.taken, 0)


def tasks(day: ActionDay, at: datetime) -> list[Place]:
    """The tasks of a day with their places; one statement."""
    found = day.tasks.annotate(
        taken=Coalesce(Sum("sign_ups__people", filter=_holding(at)), 0),
        waiting=Coalesce(Sum("sign_ups__people", filter=IN_LINE), 0),
    )
    return [Place(it, it.taken, it.waiting) for it in found.order_by("pk")]


def taken(task: DayTask, at: datetime, *, without: SignUp | None = None) -> int:
    """How many people hold a place of a task, apart from one sign-up."""
    held = task.sign_ups.filter(cancelled_at=None, is_waiting=False).exclude(
        pk=without.pk if without else 0
    )
    fresh = Q(signed_at__gt=at - timedelta(hours=HELD_HOURS))
    rows = held.filter(Q(confirmed_at__isnull=False) | fresh)
    return rows.aggregate(n=Sum("people"))["n"] or 0


def holds(it: SignUp, at: datetime) -> bool:
    """This sign-up has a place that nobody else may take."""
    is_fresh = it.signed_at > at - timedelta(hours=HELD_HOURS)
    return not (it.is_waiting or it.cancelled_at) and bool(it.confirmed_at or is_fresh)


def has_room(it: SignUp, at: datetime) -> bool:
    """This sign-up has a place, or there is room for it."""
    return holds(it, at) or it.people <= it.task.places - taken(it.task, at, without=it)


def task(day: ActionDay, pk: int) -> DayTask:
    """Return one task of this day; else 404."""
    found = get_object_or_404(day.tasks, pk=pk)
    found.day = day
    return found


def of_address(task: DayTask, email: str) -> SignUp | None:
    """Return the sign-up of an address for a task that was not said off."""
    return task.sign_ups.filter(email__iexact=email, cancelled_at=None).first()


def listed(day: ActionDay) -> QuerySet[SignUp]:
    """Who has a place or waits in line for one: confirmed and not said off, by task."""
    found = SignUp.objects.filter(task__day=day, confirmed_at__isnull=False, cancelled_at=None)
    return found.select_related("task", "person__user").order_by("task", "signed_at", "pk")


def coming(day: ActionDay) -> QuerySet[SignUp]:
    """Who is expected: confirmed, with a place and not said off, by task."""
    return listed(day).filter(is_waiting=False)


def in_line(task: DayTask) -> QuerySet[SignUp]:
    """Who waits for a place of a task: who proved the address first stands first."""
    found = task.sign_ups.filter(is_waiting=True, confirmed_at__isnull=False, cancelled_at=None)
    return found.select_related("person__user").order_by("confirmed_at", "pk")


def waiting_for(day: ActionDay) -> QuerySet[SignUp]:
    """Who waits for a place on this day, by task and in the order of the line."""
    return listed(day).filter(is_waiting=True).order_by("task", "confirmed_at", "pk")


def ahead_of(it: SignUp) -> int:
    """How many sign-ups stand before this one in line; not in line yet is behind all."""
    line = list(in_line(it.task).values_list("pk", flat=True))
    return line.index(it.pk) if it.pk in line else len(line)


def has_begun(day: ActionDay, at: datetime) -> bool:
    """The day is being held or is over: nobody is called up any more."""
    now = localtime(at)
    return (now.date(), now.time()) >= (day.held_on, day.starts_at)


def to_move_up(on: date) -> QuerySet[DayTask]:
    """Tasks of days to come that go on and that somebody waits for."""
    days = {"day__look": ActionDay.Look.PASSED, "day__cancelled_at": None, "day__held_on__gte": on}
    found = DayTask.objects.filter(IN_LINE, **days).select_related("day")
    return found.distinct().order_by("day", "pk")


def own(actor: Actor, day: ActionDay) -> list[SignUp]:
    """What the actor signed up for on this day and did not call off; asks nothing for a visitor."""
    return list(listed(day).filter(person=actor.person_id)) if actor.person_id else []


def on_the_list(day: ActionDay, pk: int) -> SignUp:
    """Return somebody who comes to this day or waits in line; else 404."""
    return get_object_or_404(listed(day).select_related("task__day__centre"), pk=pk)


def by_link(token: str) -> SignUp | None:
    """Return the sign-up whose last letter holds this link; None for a link that leads nowhere."""
    found = SignUp.objects.select_related("task__day__centre", "person__user")
    return found.filter(token_hash=hash_of(token)).first()


def sign_up(pk: int) -> SignUp:
    """Return a sign-up as it is now."""
    return SignUp.objects.select_related("task__day__centre", "person__user").get(pk=pk)


@dataclass(frozen=True)
class Result:
    """What a day brought: people expected, teams among them, and people who came when it was counted.

    `shows_tasks`: no task has a few people, so that nobody finds the few by taking one from another.
    """

    expected: int
    teams: int
    came: int | None
    shows_tasks: bool


def result(day: ActionDay) -> Result:
    """Count a day; two statements. Numbers of people below five stay away."""
    expected = list(coming(day).order_by().values_list("people", "team"))
    people = sum(number for number, _team in expected)
    rows = day.tasks.values_list("came", flat=True)
    counted = [came for came in rows if came is not None]
    total = sum(counted)
    return Result(
        expected=people if people >= HIDDEN_BELOW else 0,
        teams=sum(bool(team) for _number, team in expected),
        came=total if counted and (total == 0 or total >= HIDDEN_BELOW) else None,
        shows_tasks=all(came == 0 or came >= HIDDEN_BELOW for came in counted),
    )


def to_thank(on: date) -> QuerySet[ActionDay]:
    """Days that were, yesterday or in the week before, of which nobody was thanked yet."""
    week = (on - timedelta(days=7), on - timedelta(days=1))
    found = ActionDay.objects.public().filter(cancelled_at=None, thanked_at=None)
    return found.filter(held_on__range=week).order_by("pk")


def to_forget(on: date) -> QuerySet[ActionDay]:
    """Days of a month ago or longer that still hold names."""
    return ActionDay.objects.filter(
        forgotten_at=None, held_on__lte=on - timedelta(days=NAMES_DAYS)
    ).order_by("pk")


def told(person_id: int) -> list[str]:
    """The action days on which somebody helped, each in a line, for their own portfolio."""
    found = SignUp.objects.filter(person=person_id, cancelled_at=None, is_waiting=False)
    found = found.filter(confirmed_at__isnull=False, task__day__held_on__lt=localdate())
    rows = found.order_by("-task__day__held_on", "-pk")
    return [
        _("Geholpen op de actiedag %(title)s, %(day)s")
        % {"title": title, "day": date_format(held_on, "j F Y")}
        for title, held_on in rows.values_list("task__day__title", "task__day__held_on")
    ]
