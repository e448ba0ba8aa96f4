"""Who turns standing questions on, who is asked, and who says no to them."""

from django.utils.translation import gettext as _

from aanjager.community.centres.models import Centre
from aanjager.exchange.placements.models import Placement
from aanjager.kernel.actor import Actor
from aanjager.kernel.refusals import Refused
from aanjager.outreach.standing.choices import Moment
from aanjager.outreach.standing.models import StandingSurvey


def _works(actor: Actor, centre_id: int) -> None:
    if not actor.is_clock and centre_id not in actor.staff_of:
        raise Refused(_("Alleen medewerkers van de centrale gaan over de vaste vragen."))


def prepare(actor: Actor, centre: Centre, moment: str, *, is_there: bool = False) -> None:
    """Staff put the questions of a moment ready, once."""
    _works(actor, centre.pk)
    if moment not in Moment.values:
        raise Refused(_("Kies een moment: bij het begin, na drie maanden of bij het stoppen."))
    if is_there:
        raise Refused(_("De vragen voor dit moment staan al klaar."))


def turn_on(actor: Actor, it: StandingSurvey) -> None:
    """Staff turn on what is off."""
    _works(actor, it.centre_id)
    if it.is_on:
        raise Refused(_("Deze vragen staan al aan."))


def turn_off(actor: Actor, it: StandingSurvey) -> None:
    """Staff turn off what is on; the round that runs stays open until its last day."""
    _works(actor, it.centre_id)
    if not it.is_on:
        raise Refused(_("Deze vragen staan al uit."))


def begin_wave(actor: Actor, it: StandingSurvey, *, is_open: bool = False) -> None:
    """The clock begins a round of what is on, when none is open."""
    if not actor.is_clock:
        raise Refused(_("Dit gaat vanzelf, op zijn tijd."))
    if not it.is_on or is_open:
        raise Refused(_("Er is nu geen nieuwe ronde nodig."))


def ask(
    actor: Actor, it: StandingSurvey, placement: Placement, *, is_asked: bool, says_no: bool
) -> None:
    """The clock asks once per place and moment, only who is there, reachable and did not say no."""
    if not actor.is_clock:
        raise Refused(_("Dit gaat vanzelf, op zijn tijd."))
    person = placement.person
    if not it.is_on or placement.centre_id != it.centre_id:
        raise Refused(_("Deze vragen staan uit."))
    if is_asked or says_no or person.is_paused or person.erased_at or not person.email:
        raise Refused(_("Deze vraag is hier niet nodig."))


def stop(actor: Actor, *, person_id: int | None) -> None:
    """Who holds the link in the letter, or is signed in, says no for oneself."""
    if person_id is None:
        raise Refused(_("Met deze link kunnen we niet zien om wie het gaat."))


def resume(actor: Actor, *, person_id: int | None) -> None:
    """Who said no may say yes again."""
    stop(actor, person_id=person_id)
