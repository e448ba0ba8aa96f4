"""What things cost, who pays, and that no cost is covered twice."""

from django.utils.translation import gettext as _

from aanjager.governance.plans.choices import MOST_CENTS
from aanjager.governance.plans.models import CostLine, Coverage, Payer, Plan
from aanjager.governance.plans.rules.plans import drafting, works
from aanjager.kernel.actor import Actor
from aanjager.kernel.money import euros
from aanjager.kernel.refusals import Refused


def _is_money(cents: int | None) -> None:
    if cents is not None and not 0 < cents <= MOST_CENTS:
        raise Refused(_("Vul een bedrag in van meer dan nul."))


def budget(actor: Actor, plan: Plan, *, cents: int | None = None, covered: int = 0) -> None:
    """A cost line is of some money, and never less than what payers are asked for already."""
    drafting(actor, plan)
    _is_money(cents)
    if cents is not None and cents < covered:
        raise Refused(
            _("Betalers dekken hiervan al € %(euros)s. Verlaag eerst hun deel.")
            % {"euros": euros(covered)}
        )


def drop_line(actor: Actor, line: CostLine) -> None:
    """Staff take a cost line out of a draft, with what was asked for it."""
    drafting(actor, line.plan)


def cover(actor: Actor, line: CostLine, *, cents: int | None = None, room: int = 0) -> None:
    """A payer is asked for no more than is not covered yet; after submission only for what was refused."""
    works(actor, line.plan)
    _is_money(cents)
    if cents is not None and cents > room:
        raise Refused(
            _("Hier is nog € %(euros)s te betalen. Meer vragen is dubbel vragen.")
            % {"euros": euros(room)}
        )


def spread(actor: Actor, plan: Plan, *, cents: int | None = None, room: int = 0) -> None:
    """One amount of a payer is divided over what is not covered yet, to the cent."""
    drafting(actor, plan)
    _is_money(cents)
    if cents is not None and cents > room:
        raise Refused(
            _("In dit plan is nog € %(euros)s te betalen. Meer vragen is dubbel vragen.")
            % {"euros": euros(room)}
        )


def uncover(actor: Actor, coverage: Coverage) -> None:
    """Staff take a payer off a line of a draft."""
    drafting(actor, coverage.line.plan)


def answer_coverage(
    actor: Actor, coverage: Coverage, *, state: str = "", room: int | None = None
) -> None:
    """Staff write down what a payer said; who comes back from a no pays what is open still."""
    works(actor, coverage.line.plan)
    if coverage.payer.kind == Payer.Kind.OWN and state == Coverage.State.REFUSED:
        raise Refused(_("Jullie eigen bijdrage kun je niet afwijzen. Haal hem eruit."))
    comes_back = coverage.state == Coverage.State.REFUSED and state not in ("", coverage.state)
    if comes_back and room is not None and coverage.amount_cents > room:
        raise Refused(
            _("Hier is nog € %(euros)s te betalen. Meer vragen is dubbel vragen.")
            % {"euros": euros(room)}
        )
