"""Who decides whether an organisation may ask for volunteers, and how one objects."""

from typing import Any

from django.utils.translation import gettext as _

from aanjager.community.organisations.models import Organisation, Screening
from aanjager.kernel.actor import Actor
from aanjager.kernel.refusals import Refused

Status, Outcome = Organisation.Status, Screening.Outcome
ANSWERS = ("yes", "no", "does_not_apply")


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
    required: tuple[tuple[str, str], ...] = (),
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
    if not reason.strip():
        raise Refused(_("Schrijf de reden op. De organisatie leest die in haar brief."))
    if outcome == Outcome.APPROVED:
        for code, text in required:
            if (answers or {}).get(code, {}).get("answer") not in ("yes", "does_not_apply"):
                raise Refused(_("Dit is nog niet in orde: %(criterion)s") % {"criterion": text})


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
    if organisation.pk not in actor.coordinator_of:
        raise Refused(_("Alleen mensen van de organisatie maken bezwaar."))
    if screening is None or screening.outcome == Outcome.APPROVED:
        raise Refused(_("Er is geen besluit om bezwaar tegen te maken."))
    if screening.appealed_at:
        raise Refused(_("Je hebt al bezwaar gemaakt. De centrale antwoordt je."))
    if text is not None and not text.strip():
        raise Refused(_("Schrijf op waarom je het er niet mee eens bent."))


def answer_appeal(
    actor: Actor, screening: Screening, *, answer: str | None = None, has_colleagues: bool = False
) -> None:
    """Staff answer an objection once, with a reason; not who decided, where there is a colleague."""
    _staff(actor, screening.organisation)
    if screening.appealed_at is None or screening.appeal_answered_at:
        raise Refused(_("Er ligt geen bezwaar dat op antwoord wacht."))
    if has_colleagues and screening.decided_by_id == actor.user_id:
        raise Refused(_("Jij nam dit besluit. Laat een collega het bezwaar beantwoorden."))
    if answer is not None and not answer.strip():
        raise Refused(_("Schrijf op wat je besluit en waarom."))
