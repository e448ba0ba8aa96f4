"""A year of signals, to read and to take along to a talk: numbers and patterns, never a signal or a person."""

from collections import Counter
from collections.abc import Mapping
from dataclasses import dataclass
from datetime import datetime
from typing import Any

from django.db.models import Count
from django.db.models.functions import ExtractYear
from django.utils.translation import get_language
from django.utils.translation import gettext as _

from aanjager.community.centres.models import Centre
from aanjager.community.skills.models import Theme
from aanjager.kernel.actor import Actor
from aanjager.kernel.paper import Paper, Part
from aanjager.participation.signals.choices import FEWEST_SHOWN
from aanjager.participation.signals.models import Pattern, Signal
from aanjager.participation.signals.queries.listing import visible_patterns

Row = tuple[str, int | None]


@dataclass(frozen=True)
class YearOfSignals:
    """What was heard in a year, by theme, area and source, and what was done with it.

    A number below five is None; when one alone would be hidden the next smallest is as well, so that
    it cannot be worked out from the total.
    """

    year: int
    total: int | None
    groups: list[tuple[str, list[Row]]]
    patterns: list[Pattern]


def years(actor: Actor, centre: Centre | None) -> list[int]:
    """The years of which there are signals, the newest first."""
    found = Signal.objects.visible_to(actor).filter(centre=centre)
    rows = found.annotate(year=ExtractYear("noted_at")).order_by("-year")
    return list(rows.values_list("year", flat=True).distinct())


def of_year(actor: Actor, centre: Centre | None, year: int) -> YearOfSignals:
    """A year as numbers and patterns, in three statements."""
    heard = Signal.objects.visible_to(actor).filter(centre=centre, noted_at__year=year)
    themes = {it.pk: str(it) for it in Theme.objects.all()}
    sources = {str(it.value): str(it.label) for it in Signal.Source}
    by_theme, by_area, by_source = Counter[Any](), Counter[Any](), Counter[Any]()
    areas: dict[Any, str] = {}
    counted = heard.order_by().values_list("theme", "area", "area__name", "source")
    for theme, area, name, source, n in counted.annotate(n=Count("pk")):
        by_theme[theme] += n
        by_area[area] += n
        by_source[source] += n
        areas[area] = name or ""
    groups = [
        (_("Thema"), _blurred(by_theme, themes)),
        (_("Gebied"), _blurred(by_area, areas)),
        (_("Van wie"), _blurred(by_source, sources)),
    ]
    total = by_theme.total()
    patterns = visible_patterns(actor).filter(centre=centre, opened_at__year=year)
    return YearOfSignals(
        year,
        total if total == 0 or total >= FEWEST_SHOWN else None,
        groups,
        list(patterns.order_by("theme__position", "opened_at", "pk")),
    )


def _blurred(counts: Mapping[Any, int], names: Mapping[Any, str]) -> list[Row]:
    """The rows, the largest first, without a number that could lead to somebody."""
    rows = sorted((-n, names.get(key) or _("niet genoemd")) for key, n in counts.items())
    hidden = [at for at, (n, _name) in enumerate(rows) if -n < FEWEST_SHOWN]
    if len(hidden) == 1 and len(rows) > 1:
        hidden.append(hidden[0] - 1)
    return [(name, None if at in hidden else -n) for at, (n, name) in enumerate(rows)]


def few(number: int | None) -> str:
    """The number in words of the page."""
    return _("minder dan %(n)s") % {"n": FEWEST_SHOWN} if number is None else str(number)


def _hidden(number: int | None) -> str:
    return _("niet getoond") if number is None else str(number)


def sheet_of(found: YearOfSignals) -> tuple[list[str], list[list[str]]]:
    """The year as a table: a line for each number and for each pattern."""
    header = [_("onderwerp"), _("wat"), _("aantal"), _("gebied"), _("stand"), _("wat we doen")]
    rows = [
        [group, name, _hidden(number), "", "", ""]
        for group, lines in found.groups
        for name, number in lines
    ]
    rows += [
        [_("Patroon"), it.title, "", str(it.area), it.get_state_display(), it.step_words]
        for it in found.patterns
    ]
    return header, rows


def paper_of(found: YearOfSignals, name: str, at: datetime) -> Paper:
    """The year as a paper for a talk with the municipality."""
    parts = [
        Part(
            "paragraph",
            _(
                "Signalen zijn wat mensen zagen of hoorden. Hier staan aantallen en patronen, "
                "nooit wie het zei. Een aantal onder de vijf tonen we niet."
            ),
        ),
        Part("paragraph", _("Signalen in dit jaar: %(n)s.") % {"n": few(found.total)}),
    ]
    for group, lines in found.groups:
        if lines:
            table = [[group, _("Aantal")], *([name, _hidden(n)] for name, n in lines)]
            parts += [Part("heading", group), Part("table", group, rows=table)]
    parts.append(Part("heading", _("Patronen")))
    for it in found.patterns:
        where = f"{it.area}, {it.get_state_display()}"
        parts += [Part("subheading", it.title), Part("paragraph", where)]
        parts += [Part("paragraph", words) for words in (it.about, it.step_words) if words]
    if not found.patterns:
        parts.append(Part("paragraph", _("Er zijn dit jaar geen patronen gemaakt.")))
    title = _("Wat er leeft in %(year)s") % {"year": found.year}
    return Paper(title, get_language() or "nl", name, at, parts, subtitle=name)
