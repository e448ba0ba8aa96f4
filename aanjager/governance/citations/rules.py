"""What may be cited as evidence, and what is told about it later."""

from django.utils.translation import gettext as _

from aanjager.governance.plans.models import Evidence, Plan
from aanjager.governance.plans.rules import drafting
from aanjager.kernel.actor import Actor
from aanjager.kernel.refusals import Refused


def cite(actor: Actor, plan: Plan, *, may_be_cited: bool = True, is_known: bool = False) -> None:
    """A draft cites what may be seen outside, once: a released figure, never one behind a release."""
    drafting(actor, plan)
    if is_known:
        raise Refused(_("Dit staat al bij het bewijs."))
    if not may_be_cited:
        raise Refused(_("Dit kun je niet aanhalen: het is niet vrijgegeven, of ingetrokken."))


def uncite(actor: Actor, evidence: Evidence) -> None:
    """Staff take a citation out of a draft; in a submitted plan it stays, with what became of it."""
    drafting(actor, evidence.plan)


def tell(actor: Actor, plan: Plan) -> None:
    """The owner hears by the clock that a citation is out of date or withdrawn."""
    if not actor.is_clock:
        raise Refused(_("Dit gaat vanzelf, op zijn tijd."))
