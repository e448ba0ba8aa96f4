"""What holds for every decision and every objection, whatever it is about."""

from typing import Any

from django.utils.translation import gettext as _

from aanjager.community.decisions.models import Decision
from aanjager.kernel.actor import Actor
from aanjager.kernel.refusals import Refused

APPROVED = "approved"  # the outcome that nobody objects to
Required = tuple[tuple[str, str], ...]  # code and text of the criteria that must be met


def has_reason(reason: str) -> None:
    """A decision says why, in words that the organisation can read."""
    if not reason.strip():
        raise Refused(_("Schrijf de reden op. De organisatie leest die in haar brief."))


def meets(answers: dict[str, Any] | None, required: Required) -> None:
    """A yes has an answer to every criterion that must be met."""
    for code, text in required:
        if (answers or {}).get(code, {}).get("answer") not in ("yes", "does_not_apply"):
            raise Refused(_("Dit is nog niet in orde: %(criterion)s") % {"criterion": text})


def appeal(actor: Actor, last: Decision | None, *, speaks: bool, text: str | None = None) -> None:
    """The organisation objects once to the last no, in its own words."""
    if not speaks:
        raise Refused(_("Alleen mensen van de organisatie maken bezwaar."))
    if last is None or last.outcome == APPROVED:  # type: ignore[attr-defined]
        raise Refused(_("Er is geen besluit om bezwaar tegen te maken."))
    if last.appealed_at:
        raise Refused(_("Je hebt al bezwaar gemaakt. De centrale antwoordt je."))
    if text is not None and not text.strip():
        raise Refused(_("Schrijf op waarom je het er niet mee eens bent."))


def answer_appeal(
    actor: Actor, decision: Decision, *, answer: str | None = None, has_colleagues: bool = False
) -> None:
    """An objection is answered once, with a reason; not by who decided, where there is a colleague."""
    if decision.appealed_at is None or decision.appeal_answered_at:
        raise Refused(_("Er ligt geen bezwaar dat op antwoord wacht."))
    if has_colleagues and decision.decided_by_id == actor.user_id:
        raise Refused(_("Jij nam dit besluit. Laat een collega het bezwaar beantwoorden."))
    if answer is not None and not answer.strip():
        raise Refused(_("Schrijf op wat je besluit en waarom."))
