"""Who may do what with the finder, and why not."""

from django.utils.translation import gettext as _

from aanjager.kernel.actor import Actor
from aanjager.kernel.refusals import Refused


def count_shown(actor: Actor) -> None:
    """A list that was seen is counted for everyone who brings its seal: nobody is asked who looked."""


def rebuild_lexicon(actor: Actor) -> None:
    """The words of the finder are gathered by the clock alone."""
    if not actor.is_clock:
        raise Refused(
            _("De woorden van de zoeker komen vanzelf bij; dat doet niemand met de hand.")
        )


def hide(actor: Actor, opportunity_id: int) -> None:
    """Whoever is signed in hides what does not fit, for themselves only."""
    if not actor.person_id:
        raise Refused(_("Log eerst in. Dan onthouden we wat je niet meer wilt zien."))


def show_again(actor: Actor) -> None:
    """Whoever hid something may see it again."""
    if not actor.person_id:
        raise Refused(_("Log eerst in. Dan zie je wat je had verborgen."))
