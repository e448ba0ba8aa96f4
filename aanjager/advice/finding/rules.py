"""Who counts the words of the search."""

from django.utils.translation import gettext as _

from aanjager.kernel.actor import Actor
from aanjager.kernel.refusals import Refused


def learn(actor: Actor) -> None:
    """Whoever may write a text adds its words; the rule of that text was asked before."""


def spell(actor: Actor) -> None:
    """Whoever may show a text to everybody adds its words; the rule of that text was asked before."""


def respell(actor: Actor) -> None:
    """The words to propose are gathered by the clock."""
    recount(actor)


def renew(actor: Actor) -> None:
    """The words of kept texts are made anew by the clock."""
    recount(actor)


def recount(actor: Actor) -> None:
    """The words are counted by the clock."""
    if not actor.is_clock:
        raise Refused(_("Dit gaat vanzelf, op zijn tijd."))
