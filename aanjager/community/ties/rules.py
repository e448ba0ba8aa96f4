"""Who may propose, agree, withdraw, invite and look, and why not."""

from datetime import datetime

from django.utils.translation import gettext as _

from aanjager.community.organisations.models import Organisation
from aanjager.community.people import queries as people
from aanjager.community.people.models import Person
from aanjager.community.ties.choices import MOST_A_DAY, SUBJECTS
from aanjager.community.ties.models import Invitation, Side, Tie
from aanjager.kernel.actor import Actor
from aanjager.kernel.refusals import Refused


def _somebody(actor: Actor) -> None:
    if actor.person_id is None:
        raise Refused(_("Vul eerst je naam in bij Over mij. Dan weten mensen wie hen vraagt."))


def is_of(actor: Actor, side: Side) -> bool:
    """Whether the actor is this side: the person, or who speaks for the organisation."""
    if side.person_id:
        return side.person_id == actor.person_id
    return side.organisation_id in actor.coordinator_of


def propose(
    actor: Actor, organisation: Organisation | None = None, *, is_known: bool = False
) -> None:
    """Somebody with a name proposes a tie to an organisation that works with the centre, once."""
    _somebody(actor)
    if organisation is None:
        return
    if organisation.status != Organisation.Status.APPROVED:
        raise Refused(_("Deze organisatie doet nu niet mee."))
    if is_known:
        raise Refused(_("Jullie kennen elkaar hier al, of je vraag wacht nog op antwoord."))


def agree(actor: Actor, side: Side) -> None:
    """Only the asked side itself says yes, for itself."""
    if not is_of(actor, side):
        raise Refused(_("Dit beantwoordt alleen degene aan wie het gevraagd is."))
    if side.agreed_at:
        raise Refused(_("Je zei al ja."))


def show(actor: Actor, side: Side) -> None:
    """Each side says for itself whether the other may see where it is active."""
    if not is_of(actor, side):
        raise Refused(_("Dit zegt ieder voor zichzelf."))


def withdraw(actor: Actor, tie: Tie, sides: list[Side]) -> None:
    """Either side ends it at any moment, without a reason."""
    if tie.ended_at or not any(is_of(actor, side) for side in sides):
        raise Refused(_("Dit is niet van jou, of het is al voorbij."))


def invite(actor: Actor, *, kind: str, today: int = 0) -> None:
    """Somebody with a name invites people they know, a street a day."""
    _somebody(actor)
    if kind not in SUBJECTS:
        raise Refused(_("Hiervoor kun je niemand uitnodigen."))
    if today >= MOST_A_DAY:
        raise Refused(_("Je nodigde vandaag al twintig mensen uit. Morgen kan het weer."))


def take_back(actor: Actor, invitation: Invitation) -> None:
    """Who invited takes an invitation back as long as nobody answered."""
    if not actor.person_id or invitation.inviter_id != actor.person_id:
        raise Refused(_("Dit is niet jouw uitnodiging."))
    if invitation.state != Invitation.State.OPEN:
        raise Refused(_("Hier is al op geantwoord, of je trok hem al in."))


def answer(actor: Actor, invitation: Invitation, *, at: datetime) -> None:
    """Who holds the link answers once, before it ends; never who sent it."""
    if invitation.state == Invitation.State.WITHDRAWN or invitation.inviter_id is None:
        raise Refused(_("Deze uitnodiging is ingetrokken."))
    if invitation.state != Invitation.State.OPEN:
        raise Refused(_("Deze uitnodiging is al beantwoord. Dank je wel."))
    if invitation.expires_at <= at:
        raise Refused(_("Deze uitnodiging is verlopen. Vraag om een nieuwe link."))
    if actor.person_id and actor.person_id == invitation.inviter_id:
        raise Refused(_("Dit is je eigen uitnodiging. Stuur de link door."))


def take_up(actor: Actor, invitation: Invitation) -> None:
    """Who said yes, and now has a name, takes the invitation up; one person, once."""
    _somebody(actor)
    if invitation.state != Invitation.State.YES or invitation.inviter_id is None:
        raise Refused(_("Hier zei nog niemand ja."))
    if invitation.inviter_id == actor.person_id:
        raise Refused(_("Dit is je eigen uitnodiging. Stuur de link door."))


def look(actor: Actor, person: Person, *, at: datetime) -> None:
    """A consultant looks at the network of somebody whose file is open, while helping; written down."""
    if not actor.staff_of or not people.visible(actor).filter(pk=person.pk).exists():
        raise Refused(_("Dit ziet alleen wie deze persoon helpt."))
    if not people.is_open_for(actor, person, at):
        raise Refused(_("Open eerst het dossier. Dan staat erbij dat je keek."))


def tidy(actor: Actor) -> None:
    """What is over is cleared by the clock."""
    if not actor.is_clock:
        raise Refused(_("Dit gaat vanzelf, op zijn tijd."))
