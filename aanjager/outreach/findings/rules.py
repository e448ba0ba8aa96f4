"""Two different people release; nobody sees a figure before."""

from django.utils.translation import gettext as _

from aanjager.kernel.actor import Actor
from aanjager.kernel.refusals import Refused
from aanjager.outreach.findings.models import Release
from aanjager.outreach.surveys.models import Wave
from aanjager.outreach.surveys.rules import works


def propose(actor: Actor, wave: Wave, *, answers: int, waiting: bool = False) -> None:
    """After closing, with as many answers as the smallest group has, one proposal at a time."""
    works(actor, wave.survey)
    if actor.user_id is None:
        raise Refused(_("Cijfers worden door mensen voorgesteld, nooit vanzelf."))
    if wave.state not in (Wave.State.CLOSED, Wave.State.RELEASED):
        raise Refused(_("Zolang het onderzoek open is, zijn er geen cijfers."))
    if answers < wave.survey.least:
        raise Refused(_("Er zijn te weinig antwoorden om cijfers te tonen."))
    if waiting:
        raise Refused(_("Er wacht al een voorstel op een tweede collega."))


def approve(actor: Actor, release: Release, *, proposed_by: int | None = None) -> None:
    """Somebody else than who proposed it says yes."""
    works(actor, release.wave.survey)
    if release.released_at or release.withdrawn_at:
        raise Refused(_("Over deze cijfers is al besloten."))
    if actor.user_id is None or actor.user_id == proposed_by:
        raise Refused(_("Een andere collega moet dit vrijgeven. Twee mensen zien meer dan één."))


def withdraw(actor: Actor, release: Release, *, why: str = "-") -> None:
    """Staff withdraw with a reason that everybody can read; a proposal as well as a release."""
    works(actor, release.wave.survey)
    if release.withdrawn_at:
        raise Refused(_("Deze cijfers zijn al ingetrokken."))
    if not why.strip():
        raise Refused(_("Schrijf in een zin waarom je dit intrekt."))
