"""Who asks and who answers how it is going, and why not."""

from django.utils.translation import gettext as _

from aanjager.exchange.placements import rules as placements
from aanjager.exchange.placements.models import Outcome, Placement
from aanjager.kernel.actor import Actor
from aanjager.kernel.refusals import Refused

State = Placement.State


def ask_outcome(actor: Actor, placement: Placement, *, moment: str) -> None:
    """The clock asks how it goes: at the start and after three months of what runs, and at its end."""
    if not actor.is_clock:
        raise Refused(_("Dit gaat vanzelf, op zijn tijd."))
    wanted = State.ENDED if moment == Outcome.Moment.END else State.STARTED
    if placement.state != wanted or placement.started_on is None:
        raise Refused(_("Deze vraag past nu niet: er is niets begonnen, of het is al voorbij."))


def record_outcome(actor: Actor, outcome: Outcome, *, still_active: str = "yes") -> None:
    """The volunteer answers, also late; staff note what somebody said on the phone."""
    placement = outcome.placement
    if not (placements.is_own(actor, placement) or actor.works_for(placement)):
        raise Refused(_("Dit beantwoordt alleen degene om wie het gaat."))
    if outcome.answered_at:
        raise Refused(_("Deze vraag is al beantwoord. Dank je wel."))
    if still_active not in Outcome.Answer.values:
        raise Refused(_("Kies ja of nee."))


def note_outcome(
    actor: Actor, placement: Placement, *, moment: str, still_active: str = "yes"
) -> None:
    """Staff note what somebody said on the phone, also when no letter went out."""
    if not actor.works_for(placement):
        raise Refused(_("Alleen medewerkers van de centrale noteren dit."))
    if placement.started_on is None:
        raise Refused(_("Er is nog geen eerste dag."))
    if moment not in Outcome.Moment.values or still_active not in Outcome.Answer.values:
        raise Refused(_("Kies ja of nee."))
