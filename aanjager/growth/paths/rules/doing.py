"""Who joins the circle, who thanks, and who puts thanks on the wall, and why not."""

from django.utils.translation import gettext as _

from aanjager.community.centres.models import Centre
from aanjager.community.people.models import Person
from aanjager.exchange.placements.models import Placement
from aanjager.growth.paths.choices import MOST_WORDS
from aanjager.growth.paths.models import Puller, Thanks
from aanjager.kernel.actor import Actor
from aanjager.kernel.refusals import Refused


def _own(actor: Actor, person_id: int | None) -> None:
    if not actor.is_signed_in or not person_id or actor.person_id != person_id:
        raise Refused(_("Dit doet alleen degene om wie het gaat."))


def join(actor: Actor, person: Person, *, centre: Centre, wants: str = "x") -> None:
    """Somebody joins by their own choice, at a centre where they are known."""
    _own(actor, person.pk)
    if not person.registrations.filter(centre=centre, left_on=None).exists():
        raise Refused(_("Je doet hier nog niet mee. Reageer eerst ergens op."))
    if not wants.strip() or len(wants) > MOST_WORDS:
        raise Refused(_("Schrijf in een of twee zinnen wat je wilt trekken."))


def leave(actor: Actor, puller: Puller) -> None:
    """Who joined leaves at any moment."""
    _own(actor, puller.person_id)


def thank(actor: Actor, placement: Placement, *, words: str = "x", waits: bool = False) -> None:
    """An organisation thanks who takes part there or did, in its own words, one at a time."""
    if placement.organisation_id not in actor.coordinator_of:
        raise Refused(_("Dit doet de organisatie waar iemand meedoet."))
    if placement.state not in {Placement.State.STARTED, Placement.State.ENDED}:
        raise Refused(_("Bedank wie bij jullie meedoet of meedeed."))
    if not placement.person.user_id:
        raise Refused(_("Deze vrijwilliger heeft geen account. Bedank persoonlijk, met een kaart."))
    if not words.strip() or len(words) > MOST_WORDS:
        raise Refused(_("Schrijf in een paar zinnen waar je dankbaar voor bent."))
    if waits:
        raise Refused(_("Er wacht al een dank op een antwoord."))


def agree(actor: Actor, thanks: Thanks, *, shown_name: str = "x") -> None:
    """Whom it is for puts it on the wall, by the name they choose."""
    _own(actor, thanks.placement.person_id)
    if thanks.agreed_at:
        raise Refused(_("Dit staat al op de muur."))
    if not shown_name.strip() or len(shown_name) > 60:
        raise Refused(_("Kies de naam die erbij staat, zoals je voornaam."))


def take_down(actor: Actor, thanks: Thanks) -> None:
    """Whom it is for and who wrote it take it away at any moment; staff what stands on the wall."""
    placement = thanks.placement
    mine = bool(actor.is_signed_in and actor.person_id and actor.person_id == placement.person_id)
    wrote = placement.organisation_id in actor.coordinator_of
    staff = bool(thanks.agreed_at) and placement.centre_id in actor.staff_of
    if not (mine or wrote or staff):
        raise Refused(_("Dit doet alleen degene om wie het gaat."))
