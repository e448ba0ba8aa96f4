"""Who decides what goes on line, with which reason, and how one objects."""

from typing import Any

from django.utils.translation import gettext as _

from aanjager.exchange.opportunities import rules
from aanjager.exchange.opportunities.models import Opportunity, Screening
from aanjager.kernel.actor import Actor
from aanjager.kernel.refusals import Refused


def screen(
    actor: Actor,
    opportunity: Opportunity,
    *,
    outcome: str = "",
    answers: dict[str, Any] | None = None,
    reason: str = "",
    required: tuple[tuple[str, str], ...] = (),
) -> None:
    """Staff decide on what was sent in; a no has a reason, a yes has every required answer.

    `required` holds code and text of the criteria that must be met. Without `outcome` the rule
    says whether somebody may decide at all.
    """
    rules.turn_down(actor, opportunity)
    if not outcome:
        return
    if outcome != Screening.Outcome.APPROVED and not reason.strip():
        raise Refused(_("Schrijf de reden op. De organisatie leest die in haar brief."))
    if outcome == Screening.Outcome.APPROVED:
        rules.publish(actor, opportunity)
        for code, text in required:
            if (answers or {}).get(code, {}).get("answer") not in ("yes", "does_not_apply"):
                raise Refused(_("Dit is nog niet in orde: %(criterion)s") % {"criterion": text})


def appeal(
    actor: Actor, opportunity: Opportunity, screening: Screening | None, *, text: str | None = None
) -> None:
    """The organisation objects once to the last no, in its own words."""
    if not actor.coordinates(opportunity):
        raise Refused(_("Alleen mensen van de organisatie maken bezwaar."))
    if screening is None or screening.outcome == Screening.Outcome.APPROVED:
        raise Refused(_("Er is geen besluit om bezwaar tegen te maken."))
    if screening.appealed_at:
        raise Refused(_("Je hebt al bezwaar gemaakt. De centrale antwoordt je."))
    if text is not None and not text.strip():
        raise Refused(_("Schrijf op waarom je het er niet mee eens bent."))


def answer_appeal(
    actor: Actor, screening: Screening, *, answer: str | None = None, has_colleagues: bool = False
) -> None:
    """Staff answer an appeal once, with a reason; not who decided, where there is a colleague."""
    rules.by_staff(actor, screening.opportunity)
    if screening.appealed_at is None or screening.appeal_answered_at:
        raise Refused(_("Er ligt geen bezwaar dat op antwoord wacht."))
    if has_colleagues and screening.decided_by_id == actor.user_id:
        raise Refused(_("Jij nam dit besluit. Laat een collega het bezwaar beantwoorden."))
    if answer is not None and not answer.strip():
        raise Refused(_("Schrijf op wat je besluit en waarom."))
