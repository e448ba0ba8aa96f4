"""Who asks for what an initiative lacks, who offers it, and who says yes."""

from django.utils.translation import gettext as _

from aanjager.kernel.actor import Actor
from aanjager.kernel.refusals import Refused
from aanjager.participation.initiatives.models import Answer, Initiative, Need
from aanjager.participation.initiatives.rules.ideas import helps, is_leader, leads, on_line, running


def ask(actor: Actor, it: Initiative) -> None:
    """Its own people and a centre that works along ask, also before the look; it is shown with the idea."""
    helps(actor, it)
    running(it)


def close_need(actor: Actor, need: Need) -> None:
    """Its own people and a centre that works along say that it was found, or is not needed any more."""
    helps(actor, need.initiative)
    if need.state != Need.State.OPEN:
        raise Refused(_("Deze vraag is al afgerond."))


def offer(actor: Actor, need: Need, *, text: str | None = None) -> None:
    """Everybody with a name offers what is asked, in their own words."""
    if not actor.is_signed_in:
        raise Refused(_("Log eerst in. Dan weten zij wie er helpt."))
    if actor.person_id is None:
        raise Refused(_("Vul eerst je naam in bij Mijn plek. Dan kun je iets aanbieden."))
    on_line(need.initiative)
    running(need.initiative)
    if is_leader(actor, need.initiative):
        raise Refused(_("Dit vraag je zelf."))
    if need.state != Need.State.OPEN:
        raise Refused(_("Deze vraag is al afgerond. Dank je wel."))
    if text is not None and not text.strip():
        raise Refused(_("Schrijf op wat je aanbiedt. Een zin is genoeg."))


def answer_offer(actor: Actor, answer: Answer) -> None:
    """Its own people say yes or no to an offer, once."""
    leads(actor, answer.need.initiative)
    if answer.state != Answer.State.OFFERED:
        raise Refused(_("Dit aanbod is al beantwoord of teruggetrokken."))


def withdraw_offer(actor: Actor, answer: Answer) -> None:
    """Who offered takes it back, also after a yes: nobody is held to it."""
    if actor.person_id != answer.person_id:
        raise Refused(_("Dit aanbod is van iemand anders."))
    if answer.state not in (Answer.State.OFFERED, Answer.State.ACCEPTED):
        raise Refused(_("Dit aanbod loopt niet meer."))
