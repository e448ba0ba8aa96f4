"""Who keeps the register of funds, and which fund fits a plan; the last is a pure function."""

from dataclasses import dataclass, field
from datetime import date

from django.utils.translation import gettext as _

from aanjager.kernel.actor import Actor
from aanjager.kernel.refusals import Refused
from aanjager.partnership.funds.choices import MOST_CENTS, Because
from aanjager.partnership.funds.models import Fund


@dataclass(frozen=True)
class Scheme:
    """What of a fund counts when it is compared; empty means no bound."""

    themes: frozenset[int] = frozenset()
    area: int | None = None
    least_cents: int | None = None
    most_cents: int | None = None
    applicants: frozenset[str] = frozenset()
    is_rolling: bool = False
    rounds: tuple[tuple[date, date], ...] = ()


@dataclass(frozen=True)
class Wish:
    """What is asked: about which themes, where (the area and all above it), how much, by whom, when."""

    themes: frozenset[int] = frozenset()
    areas: frozenset[int] = frozenset()
    cents: int = 0
    applicant: str = ""
    on: date = field(default_factory=date.today)
    before: date | None = (
        None  # the first day of the plan: a round that closes later comes too late
    )


@dataclass(frozen=True)
class Fit:
    """Whether a fund fits, with the one reason; for a yes also the last day to ask, where there is one."""

    says_yes: bool
    because: Because
    last_day: date | None = None


def fit(scheme: Scheme, wish: Wish) -> Fit:
    """Say whether a fund fits, and give one true reason; whoever asks, the answer is the same.

    A no gives the first that does not fit, in the order of what can be changed least: kind of
    applicant, theme, area, amount, date. A yes gives what is most particular about the fit.
    """
    last_day = _last_day(scheme, wish)
    least, most = scheme.least_cents, scheme.most_cents
    fails = (
        (Because.APPLICANT, bool(scheme.applicants) and wish.applicant not in scheme.applicants),
        (Because.THEME, bool(scheme.themes) and not scheme.themes & wish.themes),
        (Because.AREA, scheme.area is not None and scheme.area not in wish.areas),
        (Because.TOO_LITTLE, least is not None and wish.cents < least),
        (Because.TOO_MUCH, most is not None and wish.cents > most),
        (Because.DATE, not scheme.is_rolling and last_day is None),
    )
    for because, does_fail in fails:
        if does_fail:
            return Fit(False, because)
    if scheme.themes:
        return Fit(True, Because.THEME, last_day)
    if scheme.area is not None:
        return Fit(True, Because.AREA, last_day)
    return Fit(True, Because.APPLICANT if scheme.applicants else Because.ALL, last_day)


def _last_day(scheme: Scheme, wish: Wish) -> date | None:
    """The first closing day to come, that is before the plan begins."""
    days = [
        closes
        for _opens, closes in scheme.rounds
        if closes >= wish.on and (wish.before is None or closes < wish.before)
    ]
    return min(days, default=None)


def keep(actor: Actor, fund: Fund, *, least: int | None = None, most: int | None = None) -> None:
    """Staff keep the funds of their centre; the association those for the whole country."""
    if fund.centre_id is None:
        if not (actor.is_association or actor.is_clock):
            raise Refused(_("Landelijke fondsen houdt de landelijke vereniging bij."))
    elif not (actor.is_clock or fund.centre_id in actor.staff_of):
        raise Refused(_("Dit fonds houdt een andere centrale bij."))
    if any(it is not None and not 0 < it <= MOST_CENTS for it in (least, most)):
        raise Refused(_("Vul een bedrag in tussen een cent en honderd miljoen euro."))
    if least is not None and most is not None and least > most:
        raise Refused(_("Het laagste bedrag is hoger dan het hoogste."))


def add_round(
    actor: Actor, fund: Fund, *, opens: date | None = None, closes: date | None = None,
    decides: date | None = None,
) -> None:  # fmt: skip
    """Who keeps the fund adds a period in which it takes applications."""
    keep(actor, fund)
    if opens and closes and closes < opens:
        raise Refused(_("De laatste dag ligt voor de eerste dag."))
    if closes and decides and decides < closes:
        raise Refused(_("De uitslag komt na de laatste dag."))


def drop_round(actor: Actor, fund: Fund) -> None:
    """Who keeps the fund takes out a period."""
    keep(actor, fund)


def require(actor: Actor, fund: Fund) -> None:
    """Who keeps the fund writes down what it asks for."""
    keep(actor, fund)


def drop_requirement(actor: Actor, fund: Fund) -> None:
    """Who keeps the fund takes out what it asks for no more."""
    keep(actor, fund)


def check(actor: Actor, fund: Fund) -> None:
    """Who keeps the fund says that it was looked at again."""
    keep(actor, fund)


def end(actor: Actor, fund: Fund) -> None:
    """Who keeps the fund says that it stopped; it stays for the applications made."""
    keep(actor, fund)
    if fund.ended_on:
        raise Refused(_("Dit fonds staat al als gestopt."))
