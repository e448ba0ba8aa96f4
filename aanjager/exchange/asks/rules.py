"""Asking people: few at a time, rested ones first, never more than two letters a month."""

from datetime import datetime, timedelta

from django.utils.translation import gettext as _

from aanjager.exchange.asks.choices import DAYS_BETWEEN, LETTERS_A_MONTH, WAVES
from aanjager.exchange.asks.models import Ask
from aanjager.exchange.matching.rules.order import WHOLE, RankInput, Weighing, Wish, parts
from aanjager.exchange.opportunities.models import Opportunity
from aanjager.kernel.actor import Actor
from aanjager.kernel.refusals import Refused

RESTED_DAYS = 14


def rest(days_since: int | None, letters_in_month: int) -> int:
    """How rested somebody is, in thousandths: grows since the last letter, halves per letter in 30 days."""
    if letters_in_month >= LETTERS_A_MONTH:
        return 0
    grown = 1.0 if days_since is None else 1 - 0.5 ** (days_since / RESTED_DAYS)
    return round(WHOLE * grown) >> letters_in_month


def fitness(wish: Wish, it: RankInput, weights: Weighing, rested: int) -> int:
    """Who is asked first: match times rest; how near counts as in the finder."""
    numbers = parts(wish, it, weights)
    return numbers.distance * numbers.match * rested


def ask_wave(actor: Actor, opportunity: Opportunity, asks: list[Ask], at: datetime) -> None:
    """The organisation, its centre or the clock asks five people, four times at most, until a yes."""
    if not (actor.coordinates(opportunity) or actor.works_for(opportunity)):
        raise Refused(_("Alleen wie bij deze organisatie hoort, vraagt mensen voor deze vacature."))
    if opportunity.status != Opportunity.Status.OPEN:
        raise Refused(_("Zet de vacature eerst online. Dan kun je mensen vragen."))
    if any(ask.is_interested for ask in asks):
        raise Refused(_("Er zei al iemand ja. Kijk eerst of het klikt."))
    if asks and max(ask.wave for ask in asks) >= WAVES:
        raise Refused(
            _("Je vroeg al vier keer mensen. Bel de centrale, dan kijken we samen verder.")
        )
    soonest = timedelta(days=DAYS_BETWEEN)
    if asks and at - max(ask.asked_at for ask in asks) < soonest:
        raise Refused(_("Geef mensen drie dagen om te antwoorden. Daarna kun je weer vragen."))


def answer_ask(actor: Actor, ask: Ask) -> None:
    """Only who was asked answers, once."""
    if actor.person_id != ask.person_id:
        raise Refused(_("Deze vraag is aan iemand anders gesteld."))
    if ask.answered_at:
        raise Refused(_("Je hebt al geantwoord. Dank je wel."))
