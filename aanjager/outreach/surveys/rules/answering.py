"""Who holds the link answers, once, while the wave is open."""

from django.utils.translation import gettext as _

from aanjager.kernel.actor import Actor
from aanjager.kernel.refusals import Refused
from aanjager.outreach.surveys.models import SurveyInvitation, SurveyResponse, Wave


def start(_actor: Actor, wave: Wave, *, invitation: SurveyInvitation | None = None) -> None:
    """Who holds the link begins while the wave is open and it did not answer yet."""
    if wave.state != Wave.State.OPEN:
        raise Refused(_("Dit onderzoek is niet open. Je kunt niet meer antwoorden."))
    if invitation and invitation.is_used:
        raise Refused(_("Er is al geantwoord met deze link. Dank je wel."))


def save_section(
    actor: Actor, response: SurveyResponse, *, invitation: SurveyInvitation | None = None
) -> None:
    """What was sent stays as it is."""
    start(actor, response.wave, invitation=invitation)
    if response.is_done:
        raise Refused(_("Je antwoorden zijn al verzonden. Dank je wel."))


def submit(
    actor: Actor,
    response: SurveyResponse,
    *,
    invitation: SurveyInvitation | None = None,
    missing: int = 0,
) -> None:
    """Once, and with an answer to every question that must have one."""
    save_section(actor, response, invitation=invitation)
    if missing:
        raise Refused(_("Er staat nog een vraag open die een antwoord nodig heeft."))
