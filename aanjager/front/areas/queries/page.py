"""The page of an area: its place in the tree, figures of others, and numbers of our own."""

from collections import Counter
from dataclasses import dataclass, field, replace
from decimal import Decimal
from functools import lru_cache

from django.urls import reverse
from django.utils.translation import gettext as _

from aanjager.community.centres.models import Centre
from aanjager.community.places import queries as places
from aanjager.community.places.choices import FIGURES, REGION_KINDS
from aanjager.community.places.models import Area, KeyFigure
from aanjager.front.areas.choices import HIDDEN_BELOW, PATHS, WORDS
from aanjager.front.areas.queries.counts import counts_of
from aanjager.participation.initiatives.models import Initiative


@dataclass(frozen=True)
class Figure:
    """One number of others about the area, with its year and source."""

    name: str
    value: Decimal
    unit: str
    year: int
    source: str


@dataclass(frozen=True)
class Part:
    """One area in the table beside the map."""

    area: Area
    href: str
    opportunities: int
    organisations: int
    initiatives: int
    population: int | None


@dataclass(frozen=True)
class Page:
    """All that the page of one area shows."""

    area: Area
    kind: str
    crumbs: list[tuple[Area, str]] = field(default_factory=list)
    regions: list[tuple[Area, str, str]] = field(default_factory=list)
    merged_into: tuple[Area, str] | None = None
    parts: list[Part] = field(default_factory=list)
    map: places.Map | None = None
    figures: list[Figure] = field(default_factory=list)
    opportunities: int = 0
    organisations: int = 0
    initiatives: int = 0
    modes: list[tuple[str, int]] = field(default_factory=list)
    meetings: int = 0
    action_days: int = 0
    people: int | None = None
    signals: int | None = None
    population: int | None = None


def address(area: Area) -> str:
    """Return the path of the page of an area; empty for a kind of region without pages."""
    word = WORDS.get((area.kind, area.region_kind))
    return _address(word, area.code) if word else ""


@lru_cache(maxsize=4096)
def _address(word: str, code: str) -> str:
    return reverse("areas:detail", args=[word, code])


def find(word: str, code: str) -> Area | None:
    """Return the area behind an address."""
    kind, region_kind = PATHS.get(word, ("", ""))
    return places.area(kind, code, region_kind) if kind else None


def page_of(area: Area, centre: Centre | None) -> Page:
    """Return the page of an area with numbers of the visited centre, or of all; five statements."""
    above = places.above(area)
    parts = places.parts_of(area)
    figures = places.figures_of([area], None) if not parts else places.figures_of([area, *parts])
    numbers = counts_of(area, centre)
    open_now, bodies = numbers["opportunities"], numbers["organisations"]
    own = {figure.key: figure for figure in figures.get(area.pk, [])}
    return Page(
        area=area,
        kind=_kind_of(area),
        crumbs=[(it, address(it)) for it in above if it.kind != Area.Kind.REGION and not _is_new(it, area)],
        regions=[(it, address(it), _kind_of(it)) for it in above if it.kind == Area.Kind.REGION],
        merged_into=next(((it, address(it)) for it in above if _is_new(it, area)), None),
        parts=[
            Part(
                it, address(it), open_now[it.pk], bodies[it.pk], numbers["initiatives"][it.pk],
                _population(figures, it),
            )
            for it in parts
        ],
        map=_map_of(area, parts, open_now),
        figures=[_as_figure(own[key]) for key in FIGURES if key in own],
        opportunities=open_now[area.pk],
        organisations=bodies[area.pk],
        initiatives=numbers["initiatives"][area.pk],
        modes=[(str(mode.label), numbers[mode][area.pk]) for mode in Initiative.Mode],
        meetings=numbers["meetings"][area.pk],
        action_days=numbers["action_days"][area.pk],
        people=_shown(numbers["people"][area.pk]),
        signals=_shown(numbers["signals"][area.pk]),
        population=_population(figures, area),
    )  # fmt: skip


def _map_of(area: Area, parts: list[Area], numbers: Counter[int]) -> places.Map | None:
    """The parts with a shade each; without parts the area's own outline, which has nothing to compare."""
    drawn = places.map_of(
        parts or [area], {it.pk: numbers[it.pk] for it in parts or [area]}, address
    )
    return replace(drawn, legend=[]) if drawn and not parts else drawn


def _is_new(it: Area, area: Area) -> bool:
    """Whether it is what the area went into."""
    return it.pk == area.merged_into_id


def _kind_of(area: Area) -> str:
    named = REGION_KINDS.get(area.region_kind)
    return str(named) if named else str(area.get_kind_display())


def _population(figures: dict[int, list[KeyFigure]], area: Area) -> int | None:
    found = (figure for figure in figures.get(area.pk, []) if figure.key == "population")
    return next((int(figure.value) for figure in found), None)


def _as_figure(figure: KeyFigure) -> Figure:
    name, unit = FIGURES[figure.key]
    return Figure(str(name), figure.value.normalize(), unit, figure.year, figure.source)


def _shown(people: int) -> int | None:
    """Round a number of people, or of what people told, down to fives; below five it is not shown.

    Rounded, so that nobody finds the few by taking one page from another.
    """
    return people - people % HIDDEN_BELOW if people >= HIDDEN_BELOW else None


def title_of(page: Page) -> str:
    """Return what the map and the table say."""
    return _("Open vacatures") if page.parts else _("Hier ligt het")
