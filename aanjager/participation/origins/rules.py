"""Who says that an initiative grew out of what the neighbourhood noticed."""

from django.utils.translation import gettext as _

from aanjager.kernel.actor import Actor
from aanjager.kernel.refusals import Refused
from aanjager.participation.initiatives.models import Initiative
from aanjager.participation.signals import rules as of_signals
from aanjager.participation.signals.models import Pattern


def grow(actor: Actor, it: Initiative, *, pattern: Pattern) -> None:
    """Staff say of an initiative of their centre that it grew out of a pattern they may see, one at a time."""
    of_signals.listen(actor, it.centre)
    if pattern.centre_id not in (it.centre_id, None):
        raise Refused(_("Dit patroon is van een andere centrale."))
    if it.pattern_id and it.pattern_id != pattern.pk:
        raise Refused(_("Dit initiatief hoort al bij een ander patroon."))


def let_go(actor: Actor, it: Initiative) -> None:
    """Staff take that back when it was not so."""
    of_signals.listen(actor, it.centre)
