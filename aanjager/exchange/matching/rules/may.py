"""Who may do what with the finder, and why not."""

from django.utils.translation import gettext as _

from aanjager.exchange.matching.choices import MOST_SEARCHES
from aanjager.exchange.matching.models import SavedSearch
from aanjager.exchange.matching.rules.questions import Question
from aanjager.kernel.actor import Actor
from aanjager.kernel.refusals import Refused


def count_shown(actor: Actor) -> None:
    """A list that was seen is counted for everyone who brings its seal: nobody is asked who looked."""


def count_reaction(actor: Actor) -> None:
    """Whoever reacts from a list brings its number, and nothing about themselves."""


def forget_numbers(actor: Actor) -> None:
    """The numbers of lists are forgotten by the clock alone."""
    gather(actor)


def rebuild_lexicon(actor: Actor) -> None:
    """The words of the finder are gathered by the clock alone."""
    if not actor.is_clock:
        raise Refused(
            _("De woorden van de zoeker komen vanzelf bij; dat doet niemand met de hand.")
        )


def gather(actor: Actor) -> None:
    """Rows are laid together by the clock alone, at night."""
    if not actor.is_clock:
        raise Refused(_("De zoeker ordent zichzelf, elke nacht."))


def hide(actor: Actor, opportunity_id: int) -> None:
    """Whoever is signed in hides what does not fit, for themselves only."""
    if not actor.person_id:
        raise Refused(_("Log eerst in. Dan onthouden we wat je niet meer wilt zien."))


def show_again(actor: Actor) -> None:
    """Whoever hid something may see it again."""
    if not actor.person_id:
        raise Refused(_("Log eerst in. Dan zie je wat je had verborgen."))


def save_search(actor: Actor, question: Question, saved: int) -> None:
    """Whoever is signed in keeps up to twenty questions that ask something."""
    if not actor.person_id:
        raise Refused(_("Log eerst in. Dan bewaren we je vraag."))
    if question.is_empty:
        raise Refused(_("Beantwoord eerst een vraag. Dan is er iets om te bewaren."))
    if saved >= MOST_SEARCHES:
        raise Refused(_("Je bewaarde al twintig vragen. Haal er eerst een weg."))


def change_letters(actor: Actor, search: SavedSearch) -> None:
    """Only whose question it is decides about its letters."""
    if actor.person_id != search.person_id:
        raise Refused(_("Deze vraag is van iemand anders."))


def forget_search(actor: Actor, search: SavedSearch) -> None:
    """Only whose question it is takes it away."""
    change_letters(actor, search)


def tell_new(actor: Actor) -> None:
    """Letters about new opportunities go out by the clock alone."""
    if not actor.is_clock:
        raise Refused(_("Deze brief gaat vanzelf, één keer per dag."))
