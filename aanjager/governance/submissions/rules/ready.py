"""When a plan can be handed in, and what misses until then."""

from collections.abc import Sequence
from dataclasses import dataclass, field

from django.utils.translation import gettext as _

from aanjager.governance.plans import rules as of_plans
from aanjager.governance.plans.choices import MUST_SAY
from aanjager.governance.plans.models import Plan, Section, Share
from aanjager.kernel.actor import Actor
from aanjager.kernel.money import euros
from aanjager.kernel.refusals import Refused


@dataclass(frozen=True)
class Readiness:
    """What a plan looks like on the day that somebody wants to submit it.

    `short` holds the cost lines that are not covered wholly, each with the cents that miss.
    """

    sections: Sequence[Section] = ()
    activities: int = 0
    evidence: int = 0
    withdrawn: Sequence[str] = ()
    short: Sequence[tuple[str, int]] = ()
    shares: Sequence[Share] = field(default_factory=list)


def missing(found: Readiness) -> list[str]:
    """Return in sentences what still misses before a plan can be submitted."""
    said = [
        _("Beantwoord eerst deze vraag: %(title)s.") % {"title": it.title}
        for it in found.sections
        if it.key in MUST_SAY and not it.text.strip()
    ]
    if not found.evidence:
        said.append(_("Noem minstens één bewijs voor wat er nodig is."))
    said += [
        _("Dit bewijs is ingetrokken. Haal het eruit: %(about)s.") % {"about": about}
        for about in found.withdrawn
    ]
    if not found.activities:
        said.append(_("Schrijf op wat jullie gaan doen, met minstens één activiteit."))
    said += [
        _("De begroting klopt nog niet: bij %(title)s is € %(euros)s zonder betaler.")
        % {"title": title, "euros": euros(cents)}
        for title, cents in found.short
    ]
    said += [
        _("%(centre)s zei nog geen ja tegen haar aandeel.") % {"centre": it.centre.name}
        for it in found.shares
        if it.state != Share.State.AGREED
    ]
    return said


def hand_in(actor: Actor, plan: Plan, found: Readiness | None = None) -> None:
    """A plan is submitted once, when nothing misses: then it is frozen."""
    of_plans.submit(actor, plan)
    said = missing(found) if found else []
    if said:
        raise Refused(said[0])


def present(actor: Actor, plan: Plan) -> None:
    """Staff decide whether everybody may read what was submitted."""
    of_plans.show(actor, plan)
