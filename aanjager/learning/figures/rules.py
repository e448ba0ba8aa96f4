"""Whether an allowance for volunteering stays within the limits of a year: a pure function.

Hour, month and year count together; everything of all organisations is added up, effort and costs;
one month above the limit takes the whole exemption away, and months are never averaged. Where the
figures of a year are not published, that is the answer. It is information, not tax advice.
Sources: belastingdienst.nl on effort plus costs, kennisnetwerk-belastingen-toeslagen.nl (2 September
2025) on the three limits together, dewve.nl on several organisations, ndfr.nl and
salarisvanmorgen.nl on real costs.
"""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date

from django.utils.translation import gettext as _

from aanjager.kernel.money import euros
from aanjager.learning.figures.choices import Limit, Verdict

MONTHS = 12


@dataclass(frozen=True)
class Figure:
    """One published limit, in cents (or years of age), with its source."""

    number: int
    source: str
    checked_on: date


@dataclass(frozen=True)
class Limits:
    """What was published for one year; None where nothing was found."""

    year: int
    hour: Figure | None = None
    hour_young: Figure | None = None
    young_under: Figure | None = None
    month: Figure | None = None
    whole_year: Figure | None = None


@dataclass(frozen=True)
class Received:
    """What one organisation gives somebody in a year, in cents: for effort and for costs, by month."""

    effort: Sequence[int] = ()
    costs: Sequence[int] = ()
    per_hour: int | None = None  # when an amount per hour was agreed


@dataclass(frozen=True)
class Sums:
    """All organisations added up, in cents: the highest month, the year, the highest hour agreed."""

    peak_month: int
    whole_year: int
    per_hour: int | None = None
    is_real_costs: bool = False  # nothing for effort, and every cost can be shown


@dataclass(frozen=True)
class Result:
    """What the check says, on what sums and figures."""

    verdict: Verdict
    sums: Sums
    limits: Limits
    because: tuple[Limit, ...] = ()
    hour_limit: Figure | None = None

    @property
    def taxable_cents(self) -> int:
        """What counts for tax: above a limit everything, not only what is above it."""
        return self.sums.whole_year if self.verdict == Verdict.ABOVE else 0

    @property
    def figures(self) -> list[Figure]:
        """The published figures that this answer rests on."""
        used = (self.hour_limit, self.limits.month, self.limits.whole_year)
        return [it for it in used if it] if self.verdict in (Verdict.WITHIN, Verdict.ABOVE) else []

    @property
    def sentence(self) -> str:
        """The answer in words, in the language on screen."""
        return _sentence(self)


def added_up(received: Sequence[Received], *, is_real_costs: bool = False) -> Sums:
    """Add everything of all organisations up, month by month."""
    months = [0] * MONTHS
    for one in received:
        for part in (one.effort, one.costs):
            if len(part) > MONTHS or any(cents < 0 for cents in part):
                raise ValueError(f"{part=}: expected at most twelve amounts, none below nothing")
            for month, cents in enumerate(part):
                months[month] += cents
    hours = [it.per_hour for it in received if it.per_hour is not None]
    only_costs = is_real_costs and not any(sum(it.effort) for it in received)
    return Sums(max(months), sum(months), max(hours, default=None), only_costs)


def check(received: Sequence[Received], limits: Limits, *, age: int | None = None,
          is_real_costs: bool = False) -> Result:  # fmt: skip
    """Say whether what somebody gets of all organisations stays within the limits of that year."""
    return judge(added_up(received, is_real_costs=is_real_costs), limits, age=age)


def judge(sums: Sums, limits: Limits, *, age: int | None = None) -> Result:
    """Say whether these sums stay within the limits of that year; a missing figure is said, not guessed."""
    if sums.is_real_costs:
        return Result(Verdict.REAL_COSTS, sums, limits)
    if not sums.peak_month <= sums.whole_year <= MONTHS * sums.peak_month:
        return Result(Verdict.CONTRADICTION, sums, limits)
    if limits.month is None or limits.whole_year is None:
        return Result(Verdict.UNKNOWN, sums, limits, (Limit.YEAR,))
    hour, missing = _hour_limit(sums, limits, age)
    above = [
        name
        for name, said, figure in (
            (Limit.HOUR, sums.per_hour, hour),
            (Limit.MONTH, sums.peak_month, limits.month),
            (Limit.YEAR, sums.whole_year, limits.whole_year),
        )
        if said is not None and figure is not None and said > figure.number
    ]
    if above:
        return Result(Verdict.ABOVE, sums, limits, tuple(above), hour)
    if missing:
        return Result(Verdict.UNKNOWN, sums, limits, (missing,))
    return Result(Verdict.WITHIN, sums, limits, (), hour)


def _hour_limit(sums: Sums, limits: Limits, age: int | None) -> tuple[Figure | None, Limit | None]:
    """The limit per hour for this age, and what is missing to know it; without an hour agreed neither."""
    if sums.per_hour is None:
        return None, None
    young, adult, under = limits.hour_young, limits.hour, limits.young_under
    if young is None or adult is None or under is None:
        return None, Limit.HOUR
    if age is not None:
        return (young if age < under.number else adult), None
    if sums.per_hour <= young.number:
        return young, None  # within for every age
    if sums.per_hour > adult.number:
        return adult, None  # above for every age
    return None, Limit.AGE


def _money(cents: int | None) -> str:
    return "" if cents is None else f"€\N{NO-BREAK SPACE}{euros(cents)}"


def _facts(it: Result) -> dict[str, str]:
    """Every number of a result as it stands in a sentence."""
    hour, month, year = it.hour_limit, it.limits.month, it.limits.whole_year
    return {
        "year": str(it.limits.year),
        "hour": _money(it.sums.per_hour),
        "peak": _money(it.sums.peak_month),
        "total": _money(it.sums.whole_year),
        "hour_limit": _money(hour.number if hour else None),
        "month_limit": _money(month.number if month else None),
        "year_limit": _money(year.number if year else None),
    }


def _sentence(it: Result) -> str:
    if it.verdict == Verdict.REAL_COSTS:
        parts = [
            _("Je krijgt alleen kosten terug die je echt maakt en kunt aantonen."),
            _("Daarover betaal je geen belasting, ook niet boven de vaste bedragen."),
        ]
    elif it.verdict == Verdict.CONTRADICTION:
        parts = [_("Het bedrag per maand en het bedrag per jaar kunnen niet allebei kloppen.")]
    elif it.verdict == Verdict.UNKNOWN:
        parts = [*_missing(it), _("Daarom rekenen we het niet uit.")]
    elif it.verdict == Verdict.ABOVE:
        parts = [_over(limit) for limit in it.because]
        parts += [
            _("Daarom is het geen onbelaste vergoeding."),
            _("Het hele bedrag van %(total)s telt mee voor de belasting."),
        ]
    else:
        parts = _within(it)
    return " ".join(parts) % _facts(it)


def _within(it: Result) -> list[str]:
    """That it stays within each limit that counts."""
    parts = [
        _("In %(year)s blijf je binnen de grenzen."),
        _("Je krijgt hoogstens %(peak)s in een maand (grens %(month_limit)s)."),
        _("In het jaar is het %(total)s (grens %(year_limit)s)."),
    ]
    if it.hour_limit:
        return [*parts, _("Per uur is het hoogstens %(hour)s (grens %(hour_limit)s).")]
    return [
        *parts,
        _("Er is geen bedrag per uur afgesproken."),
        _("Dan moet het geheel wel duidelijk lager zijn dan een loon voor dit werk."),
    ]


def _missing(it: Result) -> list[str]:
    """Which figure is missing to say more."""
    if it.because == (Limit.AGE,):
        return [_("Voor jongeren geldt een lager bedrag per uur, en de leeftijd is niet bekend.")]
    if it.because == (Limit.HOUR,):
        return [_("Van %(year)s kennen we geen gepubliceerd bedrag per uur.")]
    return [_("Van %(year)s kennen we geen gepubliceerde bedragen.")]


def _over(limit: Limit) -> str:
    """Which limit is passed, with both numbers."""
    if limit == Limit.HOUR:
        high = _("%(hour)s per uur is meer dan %(hour_limit)s.")
        unless = _("Meer mag alleen als de organisatie kan uitleggen dat het geen loon is.")
        return f"{high} {unless}"
    if limit == Limit.MONTH:
        high = _("In een maand kreeg je %(peak)s. Dat is meer dan %(month_limit)s.")
        return f"{high} {_('Eén maand te veel is genoeg.')}"
    return _("In het jaar kreeg je %(total)s. Dat is meer dan %(year_limit)s.")
