"""Who decides what goes on line, with which reason, and how one objects."""

from typing import Any

from aanjager.community.decisions import rules as decisions
from aanjager.community.decisions.rules import Required
from aanjager.exchange.opportunities import rules
from aanjager.exchange.opportunities.models import Opportunity, Screening
from aanjager.kernel.actor import Actor


def screen(
    actor: Actor,
    opportunity: Opportunity,
    *,
    outcome: str = "",
    answers: dict[str, Any] | None = None,
    reason: str = "",
    required: Required = (),
) -> None:
    """Staff decide on what was sent in; a no has a reason, a yes has every required answer.

    `required` holds code and text of the criteria that must be met. Without `outcome` the rule
    says whether somebody may decide at all.
    """
    rules.turn_down(actor, opportunity)
    if not outcome:
        return
    if outcome == Screening.Outcome.APPROVED:
        rules.publish(actor, opportunity)
        decisions.meets(answers, required)
    else:
        decisions.has_reason(reason)


def appeal(
    actor: Actor, opportunity: Opportunity, screening: Screening | None, *, text: str | None = None
) -> None:
    """The organisation objects once to the last no, in its own words."""
    decisions.appeal(actor, screening, speaks=actor.coordinates(opportunity), text=text)


def answer_appeal(
    actor: Actor, screening: Screening, *, answer: str | None = None, has_colleagues: bool = False
) -> None:
    """Staff answer an appeal once, with a reason; not who decided, where there is a colleague."""
    rules.by_staff(actor, screening.opportunity)
    decisions.answer_appeal(actor, screening, answer=answer, has_colleagues=has_colleagues)
