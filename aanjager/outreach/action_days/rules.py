"""Who organises an action day, who looks at it, who signs up and counts, and why not."""

from datetime import date

from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from aanjager.community.centres.models import Centre
from aanjager.kernel.actor import Actor
from aanjager.kernel.links import hash_of
from aanjager.kernel.refusals import Refused
from aanjager.outreach.action_days.choices import MOST_PEOPLE, MOST_TASKS
from aanjager.outreach.action_days.models import ActionDay, DayTask, SignUp

Look = ActionDay.Look


def organises(actor: Actor, day: ActionDay) -> None:
    """Staff of the centre, coordinators of its organisation, and who announced it."""
    posted = actor.person_id is not None and actor.person_id == day.posted_by_id
    coordinates = bool(day.organisation_id) and day.organisation_id in actor.coordinator_of
    if not (actor.works_for(day) or posted or coordinates):
        raise Refused(_("Dit doen alleen de mensen die de actiedag organiseren."))


def works_along(actor: Actor, day: ActionDay) -> None:
    """Who organises it, and staff of a centre that works along; the list of people is not for them."""
    if not actor.staff_of.intersection(day.also_for):
        organises(actor, day)


def running(day: ActionDay) -> None:
    """What was called off is over."""
    if day.cancelled_at:
        raise Refused(_("Deze actiedag gaat niet door."))


def announce(actor: Actor, centre: Centre, *, speaks: bool = True) -> None:
    """Staff announce a day of the centre; others for the organisation or initiative they speak for."""
    if centre.pk not in actor.staff_of and not speaks:
        raise Refused(
            _("Een actiedag kondig je aan namens een organisatie of initiatief. Begin daar.")
        )


def look(actor: Actor, day: ActionDay, *, passes: bool = True, reason: str = "-") -> None:
    """Staff of the centre look at what others announced; a no has a reason."""
    if not actor.works_for(day):
        raise Refused(_("Alleen medewerkers van de centrale kijken hiernaar."))
    running(day)
    if day.look != Look.WAITING:
        raise Refused(_("Hier is al naar gekeken."))
    if not passes and not reason.strip():
        raise Refused(_("Schrijf op waarom niet. De organisator leest het."))


def edit(actor: Actor, day: ActionDay) -> None:
    """Who organises it or works along changes it, until it is called off."""
    works_along(actor, day)
    running(day)


def add_task(actor: Actor, day: ActionDay, *, number: int = 0) -> None:
    """Who organises it adds tasks, up to what one can overlook."""
    edit(actor, day)
    if number >= MOST_TASKS:
        raise Refused(_("Dertig taken is genoeg voor een dag."))


def set_places(actor: Actor, task: DayTask, *, places: int = 1, taken: int = 0) -> None:
    """More places is always fine; fewer not below who signed up."""
    edit(actor, task.day)
    if places < max(taken, 1):
        raise Refused(_("Er staan al meer mensen op de lijst."))


def drop_task(actor: Actor, task: DayTask, *, taken: int = 0) -> None:
    """A task goes as long as nobody signed up."""
    edit(actor, task.day)
    if taken:
        raise Refused(_("Voor deze taak staan al mensen op de lijst."))


def cancel(actor: Actor, day: ActionDay, *, on: date, reason: str = "-") -> None:
    """Who organises it calls it off, with a reason that everybody reads, until the day is over."""
    organises(actor, day)
    running(day)
    if on > day.held_on:
        raise Refused(_("Deze actiedag is geweest."))
    if not reason.strip():
        raise Refused(_("Schrijf op waarom het niet doorgaat. Iedereen op de lijst leest het."))


def _room(free: int, people: int) -> None:
    if people > free:
        raise Refused(
            ngettext(
                "Er is nog %(n)d plek. Kies een andere taak, of kom met minder.",
                "Er zijn nog %(n)d plekken. Kies een andere taak, of kom met minder.",
                free,
            )
            % {"n": free}
            if free > 0
            else _("Deze taak is vol. Kies een andere taak, of ga op de wachtlijst.")
        )


def sign_up(
    actor: Actor,
    task: DayTask,
    *,
    on: date,
    people: int = 1,
    free: int = 1,
    is_known: bool = False,
    waits: bool = False,
) -> None:
    """Everybody signs up until the day itself, alone or with a team: for a place, or to wait for one."""
    running(task.day)
    if task.day.look != Look.PASSED:
        raise Refused(_("De centrale kijkt eerst even naar deze actiedag."))
    if on > task.day.held_on:
        raise Refused(_("Deze actiedag is geweest."))
    if is_known:
        raise Refused(_("Je staat al op de lijst voor deze taak."))
    if not 1 <= people <= MOST_PEOPLE:
        raise Refused(_("Een team is hoogstens tweehonderd mensen."))
    if waits and people > task.places:
        raise Refused(_("Met zoveel mensen past het niet bij deze taak. Kom met minder."))
    if not waits:
        _room(free, people)


def _holds(it: SignUp, token: str) -> bool:
    return bool(token) and hash_of(token) == it.token_hash


def confirm(
    actor: Actor,
    it: SignUp,
    *,
    on: date,
    token: str = "",
    free: int = MOST_PEOPLE,
    waits: bool = False,
) -> None:
    """Who holds the link proves the address; a place held too long must be free, or one waits."""
    if not _holds(it, token):
        raise Refused(_("Deze link werkt niet meer. De laatste brief heeft de goede link."))
    if it.confirmed_at or it.cancelled_at:
        raise Refused(_("Deze aanmelding is al bevestigd of afgezegd."))
    sign_up(actor, it.task, on=on, people=it.people, free=free, waits=waits)


def leave(actor: Actor, it: SignUp, *, on: date, token: str = "") -> None:
    """Who signed up says off, by the link or signed in; who organises it too."""
    if not _holds(it, token) and (actor.person_id is None or actor.person_id != it.person_id):
        organises(actor, it.task.day)
    if it.cancelled_at:
        raise Refused(_("Deze aanmelding is al afgezegd."))
    if on > it.task.day.held_on:
        raise Refused(_("Deze actiedag is geweest."))


def move_up(actor: Actor, task: DayTask) -> None:
    """The clock looks who can move up; whoever makes places free does so at once."""
    if not actor.is_clock:
        raise Refused(_("Dit gaat vanzelf, op zijn tijd."))


def count(actor: Actor, day: ActionDay, *, on: date) -> None:
    """Who organises it counts who came, from the day itself on; again corrects."""
    organises(actor, day)
    running(day)
    if on < day.held_on:
        raise Refused(_("Tellen kan vanaf de dag zelf."))


def thank(actor: Actor, day: ActionDay, *, on: date) -> None:
    """The clock thanks once, the day after."""
    if not actor.is_clock or day.thanked_at or day.cancelled_at or on <= day.held_on:
        raise Refused(_("Dit gaat vanzelf, op zijn tijd."))


def forget(actor: Actor) -> None:
    """Names go by the clock."""
    if not actor.is_clock:
        raise Refused(_("Dit gaat vanzelf, op zijn tijd."))
