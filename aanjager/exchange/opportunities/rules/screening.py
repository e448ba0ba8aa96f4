"""Who decides what goes on line, with which reason, and how one objects."""

from typing import Any

from django.utils.translation import gettext as _

from aanjager.community.organisations.models import Organisation
from aanjager.exchange.opportunities.models import Opportunity, Screening
from aanjager.kernel.actor import Actor
from aanjager.kernel.refusals import Refused

Status = Opportunity.Status
ANSWERS = ("yes", "no", "does_not_apply")


def _staff(actor: Actor, opportunity: Opportunity) -> None:
    if not actor.works_for(opportunity):
        raise Refused(
            _("Alleen medewerkers van %(centre)s beslissen over deze vacature.")
            % {"centre": opportunity.centre.name}
        )


def _can_be_found(opportunity: Opportunity) -> None:
    if opportunity.organisation.status != Organisation.Status.APPROVED:
        raise Refused(
            _("Keur eerst %(organisation)s goed. Dan kan deze vacature online.")
            % {"organisation": opportunity.organisation.name}
        )
    if opportunity.area_id is None and opportunity.setting != Opportunity.Setting.HOME:
        raise Refused(_("Vul eerst een postcode in. Dan weten mensen waar het is."))
    if opportunity.places_left < 1:
        raise Refused(_("Er is geen plek meer. Verhoog eerst het aantal mensen."))


def publish(actor: Actor, opportunity: Opportunity) -> None:
    """Staff of the centre put it on line when the organisation is approved and the place is known."""
    _staff(actor, opportunity)
    if opportunity.status == Status.OPEN:
        raise Refused(_("Deze vacature staat al online."))
    if opportunity.status not in (Status.DRAFT, Status.SUBMITTED):
        raise Refused(_("Alleen een concept of een verstuurde vacature kun je plaatsen."))
    _can_be_found(opportunity)


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
    _staff(actor, opportunity)
    if opportunity.status != Status.SUBMITTED:
        raise Refused(_("Over deze vacature is al beslist, of ze is nog niet verstuurd."))
    if not outcome:
        return
    if outcome != Screening.Outcome.APPROVED and not reason.strip():
        raise Refused(_("Schrijf de reden op. De organisatie leest die in haar brief."))
    if outcome == Screening.Outcome.APPROVED:
        _can_be_found(opportunity)
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
    _staff(actor, screening.opportunity)
    if screening.appealed_at is None or screening.appeal_answered_at:
        raise Refused(_("Er ligt geen bezwaar dat op antwoord wacht."))
    if has_colleagues and screening.decided_by_id == actor.user_id:
        raise Refused(_("Jij nam dit besluit. Laat een collega het bezwaar beantwoorden."))
    if answer is not None and not answer.strip():
        raise Refused(_("Schrijf op wat je besluit en waarom."))
