"""Who takes part, follows, hands over, and writes to another initiative."""

from django.utils.translation import gettext as _

from aanjager.kernel.actor import Actor
from aanjager.kernel.refusals import Refused
from aanjager.participation.initiatives.choices import MESSAGES_A_DAY
from aanjager.participation.initiatives.models import Initiative, Member
from aanjager.participation.initiatives.rules.ideas import is_leader, leads, on_line, running

Role = Member.Role


def join(actor: Actor, it: Initiative, *, role: str = Role.FOLLOWER) -> None:
    """Everybody with a name follows or helps; who carries it already takes part."""
    if not actor.is_signed_in:
        raise Refused(_("Log eerst in. Dan kun je volgen of meedoen."))
    if actor.person_id is None:
        raise Refused(_("Vul eerst je naam in bij Mijn plek. Dan kun je meedoen."))
    on_line(it)
    if role not in (Role.FOLLOWER, Role.HELPER):
        raise Refused(_("Kies volgen of meedoen."))
    if is_leader(actor, it):
        raise Refused(_("Je trekt dit initiatief al."))
    if role == Role.HELPER:
        running(it)


def leave(actor: Actor, it: Initiative, *, others: bool = True) -> None:
    """Everybody stops at any moment; the last who carries a running initiative hands it over first."""
    if actor.person_id is None:
        raise Refused(_("Je doet hier niet mee."))
    if is_leader(actor, it) and not others and it.stage != Initiative.Stage.ENDED:
        raise Refused(_("Jij trekt dit als enige. Draag het eerst over, of stop het."))


def offer_lead(actor: Actor, it: Initiative, member: Member | None = None) -> None:
    """Who carries it asks somebody who takes part to take it over."""
    leads(actor, it)
    if member is None:
        return
    if member.left_at or member.role == Role.FOLLOWER:
        raise Refused(_("Vraag iemand die meedoet. Wie alleen volgt, kun je eerst uitnodigen."))
    if member.role == Role.INITIATOR:
        raise Refused(_("Deze persoon trekt het initiatief al."))
    if member.asked_to_lead_at:
        raise Refused(_("Deze persoon is al gevraagd. Wacht het antwoord even af."))


def answer_lead(actor: Actor, member: Member) -> None:
    """Only who was asked says yes or no."""
    if actor.person_id != member.person_id or member.left_at:
        raise Refused(_("Deze vraag is aan iemand anders gesteld."))
    if member.asked_to_lead_at is None:
        raise Refused(_("Er is niets gevraagd, of je hebt al geantwoord."))


def become_association(actor: Actor, it: Initiative) -> None:
    """Its initiators make it an association or a foundation; all that stands here stays."""
    leads(actor, it)
    on_line(it)
    running(it)


def contact(
    actor: Actor, own: Initiative | None, it: Initiative, *, sent: int = 0, text: str | None = None
) -> None:
    """Who carries an initiative writes to another through the platform, a few times a day."""
    on_line(it)
    if own is None or not is_leader(actor, own):
        raise Refused(_("Contact gaat van initiatief naar initiatief. Plaats eerst je eigen idee."))
    on_line(own)
    if own.pk == it.pk:
        raise Refused(_("Dit is je eigen initiatief."))
    if sent >= MESSAGES_A_DAY:
        raise Refused(_("Je schreef vandaag al vijf initiatieven. Morgen kan het weer."))
    if text is not None and not text.strip():
        raise Refused(_("Schrijf eerst iets op."))
