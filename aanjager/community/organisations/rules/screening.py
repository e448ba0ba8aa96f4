"""Who decides whether an organisation may ask for volunteers, and how one objects."""

from typing import Any

from django.utils.translation import gettext as _

from aanjager.community.decisions import rules as decisions
from aanjager.community.decisions.rules import Required
from aanjager.community.organisations.models import Organisation, Screening
from aanjager.kernel.actor import Actor
from aanjager.kernel.refusals import Refused

Status, Outcome = Organisation.Status, Screening.Outcome


def _staff(actor: Actor, organisation: Organisation) -> None:
    # The clock never decides: every decision has the name of a person.
    if organisation.centre_id not in actor.staff_of:
        raise Refused(
            _("Alleen medewerkers van %(centre)s beslissen over deze organisatie.")
            % {"centre": organisation.centre.name}
        )


def screen(
    actor: Actor,
    organisation: Organisation,
    *,
    outcome: str = "",
    answers: dict[str, Any] | None = None,
    reason: str = "",
    required: Required = (),
) -> None:
    """Staff decide on who waits; every decision has a reason, a yes has every required answer.

    `required` holds code and text of the criteria that must be met. Without `outcome` the rule
    says whether somebody may decide at all.
    """
    _staff(actor, organisation)
    if organisation.status != Status.REGISTERED:
        raise Refused(_("Over deze organisatie is al beslist."))
    if organisation.pk in actor.coordinator_of:
        raise Refused(_("Je spreekt zelf namens deze organisatie. Laat een collega beslissen."))
    if not outcome:
        return
    decisions.has_reason(reason)
    if outcome == Outcome.APPROVED:
        decisions.meets(answers, required)


def look_again(actor: Actor, organisation: Organisation) -> None:
    """Staff look again at an organisation that was refused."""
    _staff(actor, organisation)
    if organisation.status != Status.REFUSED:
        raise Refused(_("Alleen over een organisatie die is afgewezen kun je opnieuw beslissen."))


def appeal(
    actor: Actor,
    organisation: Organisation,
    screening: Screening | None,
    *,
    text: str | None = None,
) -> None:
    """The organisation objects once to the last no, in its own words."""
    speaks = organisation.pk in actor.coordinator_of
    decisions.appeal(actor, screening, speaks=speaks, text=text)


def answer_appeal(
    actor: Actor, screening: Screening, *, answer: str | None = None, has_colleagues: bool = False
) -> None:
    """Staff answer an objection once, with a reason; not who decided, where there is a colleague."""
    _staff(actor, screening.organisation)
    decisions.answer_appeal(actor, screening, answer=answer, has_colleagues=has_colleagues)
