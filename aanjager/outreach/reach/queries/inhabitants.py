"""The released figures of the last round beside the inhabitants: nothing that was not released."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from decimal import Decimal

from aanjager.community.centres.models import Centre
from aanjager.community.places import queries as places
from aanjager.community.places.models import Area, KeyFigure
from aanjager.kernel.release import Reason
from aanjager.outreach.findings.choices import WITHHELD
from aanjager.outreach.findings.models import Cell
from aanjager.outreach.reach.choices import AGE_KEYS, AGES, ELSEWHERE
from aanjager.outreach.surveys.models import Choice, Wave

WHERE, AGE, SUITS, FOUND = "waar", "leeftijd", "draagkracht", "plek"
Cells = dict[tuple[str, str, str], Cell]  # by question, by what it is divided, by group


@dataclass(frozen=True)
class Row:
    """A group in whole percents: of the answers, and of the inhabitants."""

    name: str
    answers: int
    inhabitants: int


@dataclass(frozen=True)
class Beside:
    """The answers to one question beside the inhabitants of the same groups, with where those are from."""

    rows: Sequence[Row]
    many: int
    year: int
    source: str

    @property
    def chance(self) -> int:
        """So many percent points a share differs by chance, were it a draw (95%, half and half)."""
        return round(98 / self.many**0.5)


@dataclass(frozen=True)
class Line:
    """What somebody of a group said, in whole percents of those who answered; or why it is not shown."""

    name: str
    many: int | None
    shares: Sequence[int] = ()
    why: str = ""


@dataclass(frozen=True)
class Found:
    """What of a round may be seen; a part that was not released is not there."""

    wave: Wave
    districts: Beside | None = None
    ages: Beside | None = None
    suits: list[Line] = field(default_factory=list)
    found: list[Line] = field(default_factory=list)


def found_of(centre: Centre, rounds: Sequence[Wave]) -> Found | None:
    """The newest round of which figures are out, beside the inhabitants; None without one."""
    wave = next((it for it in rounds if it.state == Wave.State.RELEASED), None)
    cells = _released(wave) if wave else {}
    if wave is None or not cells:
        return None
    parts = places.parts_of(centre.area)
    figures = places.figures_of([*parts, centre.area], ["population", *AGE_KEYS])
    names = {
        (it.question.code, choice.code): choice
        for it in cells.values()
        for choice in it.question.choices.all()
    }
    return Found(
        wave,
        _districts(cells.get((WHERE, "", "")), parts, figures),
        _ages(cells.get((AGE, "", "")), figures.get(centre.area.pk, [])),
        _lines(cells, names, SUITS, WHERE, (0, -1)),
        _lines(cells, names, FOUND, SUITS, (0,)),
    )


def _released(wave: Wave) -> Cells:
    """Every figure of a round that everybody may see; what was released first stands."""
    found = Cell.objects.filter(release__wave=wave, release__withdrawn_at=None)
    found = found.filter(release__released_at__isnull=False).order_by("release__released_at", "pk")
    cells: Cells = {}
    for it in found.select_related("question", "by").prefetch_related("question__choices"):
        cells.setdefault((it.question.code, it.by.code if it.by else "", it.group), it)
    return cells


def _counted(cell: Cell | None) -> list[tuple[str, int]]:
    """How often each choice was given, by its Dutch words; nothing when the figure is not shown."""
    if cell is None or cell.reason:
        return []
    return [(it.text, cell.figures[it.code]) for it in cell.question.choices.all()]


def _districts(
    cell: Cell | None, parts: Sequence[Area], figures: Mapping[int, list[KeyFigure]]
) -> Beside | None:
    """Where who answered lives, beside where everybody does; without who lives elsewhere."""
    said = {name: many for name, many in _counted(cell) if name != ELSEWHERE[0]}
    known = [it for part in parts for it in figures.get(part.pk, []) if it.key == "population"]
    if set(said) != {it.name for it in parts} or len(known) != len(parts):
        return None  # the areas changed, or of one of them nobody knows how many live there
    lives = {it.area_id: it.value for it in known}
    return _beside([(str(it), said[it.name], lives[it.pk]) for it in parts], known)


def _ages(cell: Cell | None, figures: Sequence[KeyFigure]) -> Beside | None:
    """How old who answered is, beside everybody from 15, in the classes that both have."""
    said = dict(_counted(cell))
    lives = {it.key: it.value for it in figures}
    if set(said) != {it for _name, ours, _cbs in AGES for it in ours} or not set(AGE_KEYS) <= set(
        lives
    ):
        return None
    rows = [
        (str(name), sum(said[it] for it in ours), sum((lives[it] for it in cbs), Decimal(0)))
        for name, ours, cbs in AGES
    ]
    return _beside(rows, [it for it in figures if it.key in AGE_KEYS])


def _beside(
    groups: Sequence[tuple[str, int, Decimal]], known: Sequence[KeyFigure]
) -> Beside | None:
    """Shares of the whole, when there is a whole and all of it is of one year."""
    many, lives = sum(it[1] for it in groups), sum(it[2] for it in groups)
    if not many or not lives or len({it.year for it in known}) != 1:
        return None
    rows = [
        Row(name, round(100 * said / many), round(100 * live / lives))
        for name, said, live in groups
    ]
    return Beside(rows, many, known[0].year, known[0].source)


def _lines(
    cells: Cells, names: Mapping[tuple[str, str], Choice], asked: str, by: str, at: Sequence[int]
) -> list[Line]:
    """What each group answered, of the choices at these places; in the order of the groups."""
    lines = []
    for (code, divided, group), cell in cells.items():
        if (code, divided) != (asked, by):
            continue
        name = str(names[by, group]) if (by, group) in names else group
        if cell.reason:
            lines.append(Line(name, None, why=str(WITHHELD[Reason(cell.reason)])))
            continue
        given = list(cell.question.choices.all())
        shares = [round(100 * cell.figures[given[it].code] / (cell.n or 1)) for it in at]
        lines.append(Line(name, cell.n, shares))
    order = {str(it): place for place, ((code, _), it) in enumerate(names.items()) if code == by}
    return sorted(lines, key=lambda it: order.get(it.name, 0))
