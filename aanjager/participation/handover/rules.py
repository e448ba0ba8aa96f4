"""Who proposes to hand somebody over, who says yes, who goes on, and why not."""

from datetime import date

from django.utils.timezone import localdate
from django.utils.translation import gettext as _

from aanjager.community.centres.models import Centre
from aanjager.community.people.models import Person
from aanjager.kernel.actor import Actor
from aanjager.kernel.refusals import Refused
from aanjager.participation.handover.models import Handover

State = Handover.State


def propose(
    actor: Actor,
    person: Person,
    centre: Centre,
    to_centre: Centre | None = None,
    *,
    why: str = "-",
    is_here: bool = True,
    is_there: bool = False,
    is_asked: bool = False,
) -> None:
    """Staff propose it to somebody of their centre; one question at a time."""
    if centre.pk not in actor.staff_of or not is_here:
        raise Refused(_("Alleen medewerkers van de eigen centrale stellen dit voor."))
    if is_asked:
        raise Refused(_("Dit is al gevraagd. Wacht het antwoord af, of trek de vraag in."))
    if to_centre is None:
        return
    if to_centre.pk == centre.pk or not to_centre.is_open:
        raise Refused(_("Kies een andere centrale, die open is."))
    if is_there:
        raise Refused(
            _("Deze persoon staat al ingeschreven bij %(centre)s.") % {"centre": to_centre.name}
        )
    if not why.strip():
        raise Refused(_("Schrijf op waarom je dit voorstelt. De persoon leest het."))


def withdraw(actor: Actor, it: Handover) -> None:
    """Staff of the centre that asked take the question back, until there is an answer."""
    if it.centre_id not in actor.staff_of:
        raise Refused(_("Alleen de centrale die het vroeg trekt de vraag in."))
    if it.state != State.PROPOSED:
        raise Refused(_("Er is al geantwoord."))


def _own(actor: Actor, it: Handover) -> None:
    if actor.person_id is None or actor.person_id != it.person_id:
        raise Refused(_("Alleen de persoon zelf antwoordt hierop."))
    if it.state != State.PROPOSED:
        raise Refused(_("Je hebt al geantwoord, of de vraag is ingetrokken."))


def _can_go(it: Handover, *, is_same: bool) -> None:
    if not it.to_centre.is_open:
        raise Refused(_("%(centre)s doet nu niet mee.") % {"centre": it.to_centre.name})
    if not is_same:
        raise Refused(_("Een tekst is net veranderd. Kijk nog een keer en kies opnieuw."))


def agree(actor: Actor, it: Handover, *, is_same: bool = True) -> None:
    """Only the person says yes, and only to texts as they stood on the page."""
    _own(actor, it)
    _can_go(it, is_same=is_same)


def write_down(
    actor: Actor,
    it: Handover,
    *,
    on: date | None = None,
    today: date | None = None,
    says_yes: bool = False,
    is_here: bool = True,
    is_same: bool = True,
) -> None:
    """Staff who asked write down what somebody without an account answered, and on which day."""
    if it.centre_id not in actor.staff_of or not is_here:
        raise Refused(_("Alleen medewerkers van de eigen centrale schrijven dit op."))
    if it.state != State.PROPOSED:
        raise Refused(_("Er is al geantwoord."))
    if it.person.user_id is not None:
        raise Refused(_("Deze persoon heeft een account en antwoordt zelf."))
    if on and today and not localdate(it.proposed_at) <= on <= today:
        raise Refused(_("Kies een dag vanaf de vraag tot en met vandaag."))
    if says_yes:
        _can_go(it, is_same=is_same)


def refuse(actor: Actor, it: Handover) -> None:
    """Only the person says no; a reason is never needed."""
    _own(actor, it)


def receive(actor: Actor, it: Handover, *, is_there: bool = True) -> None:
    """Staff of the other centre begin the intake with what the person took along, once."""
    if it.to_centre_id not in actor.staff_of:
        raise Refused(_("Alleen de centrale die verder helpt begint hier de intake."))
    if it.state != State.AGREED:
        raise Refused(_("Deze intake is al begonnen."))
    if not is_there:
        raise Refused(_("Deze persoon is niet meer bij jullie ingeschreven."))
