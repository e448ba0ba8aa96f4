"""What a card shows, as plain values in one statement; and the nearest misses when nothing fits."""

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any

from aanjager.community.skills.models import Named
from aanjager.exchange.matching.queries.statement import Search
from aanjager.exchange.matching.rules.order import AGREED
from aanjager.kernel import statements
from aanjager.kernel.grid import Point

COLUMNS = """o.id, o.version, o.title, g.name, coalesce(a.name, ''), o.in_brief, o.setting, o.rhythm,
       o.when_text, o.hours, o.starts_on, o.starts_at, o.offers, o.guidance <> '', g.usual_answer_days,
       o.friend_welcome, CASE WHEN o.setting <> 'home' THEN o.point END,
       ARRAY(SELECT {name} FROM exchange_opportunity_learns m JOIN community_skill k ON k.id = m.skill_id
              WHERE m.opportunity_id = o.id ORDER BY 1 LIMIT 3)"""
TABLES = """exchange_opportunity o
  JOIN community_organisation g ON g.id = o.organisation_id
  LEFT JOIN community_area a ON a.id = o.area_id"""
FACTS = f"SELECT {COLUMNS} FROM {TABLES} WHERE o.id = ANY(%(ids)s)"
MISSES = """
WITH around AS (
  {around})
SELECT s.opportunity_id, {metres} AS metres, {differences} AS differs
  FROM exchange_standing s JOIN around USING (opportunity_id)
 ORDER BY cardinality(array_remove({differences}, '')), {metres}, s.opportunity_id LIMIT 3
"""
HAS_WORDS = """EXISTS (SELECT 1 FROM exchange_standingwords w
     WHERE w.standing_id = s.opportunity_id AND w.words @@ (%(words)s)::tsquery)"""
MOST_AROUND = 300


@dataclass(frozen=True)
class Facts:
    """One opportunity as a card shows it."""

    id: int
    version: int
    title: str
    organisation: str
    area: str
    in_brief: str
    setting: str
    rhythm: str
    when_text: str
    hours: Any
    starts_on: Any
    starts_at: Any
    offers: str
    has_guidance: bool
    usual_answer_days: Any
    friend_welcome: bool
    point: Point | None
    learns: list[str]


def facts(ids: Sequence[int]) -> dict[int, Facts]:
    """Return the facts of these open opportunities by key; the caller found them in the ranking."""
    if not ids:
        return {}
    rows = statements.rows(FACTS.format(name=Named.name_column()), {"ids": list(ids)})
    return {row[0]: as_facts(row) for row in rows}


def columns() -> str:
    """What a card shows, for another statement that has `TABLES` in it; `as_facts` reads them."""
    return COLUMNS.format(name=Named.name_column())


def as_facts(row: Sequence[Any]) -> Facts:
    """Return the facts of one row of `columns`."""
    return Facts(*[*row[:16], _point(row[16]), row[17]])


def _point(text: str | None) -> Point | None:
    if text is None:
        return None
    x, y = text.strip("()").split(",")
    return float(x), float(y)


def misses(search: Search) -> list[tuple[int, float | None, list[str]]]:
    """The three that come nearest to what was asked, with what differs."""
    wish = search.wish
    metres = "s.point <-> %(at)s::point" if search.point else "NULL::float8"
    asked = [
        (search.words, f"NOT {HAS_WORDS}", "words"),
        (wish.reach_m, f"{metres} > 2 * %(reach)s", "far"),
        (wish.rhythm is not None, f"s.rhythm NOT IN (%(rhythm)s, {AGREED})", "rhythm"),
        (wish.dayparts, "s.dayparts <> 0 AND s.dayparts & %(dayparts)s = 0", "times"),
        (wish.languages, "s.languages & %(languages)s = 0", "language"),
        (wish.access, "s.access & %(access)s <> %(access)s", "access"),
        (wish.age is not None, "NOT %(age)s BETWEEN s.age_min AND s.age_max", "age"),
    ]
    cases = [f"CASE WHEN {test} THEN '{name}' ELSE '' END" for is_on, test, name in asked if is_on]
    differences = f"ARRAY[{', '.join(cases)}]::text[]"
    statement = MISSES.format(around=_around(search), metres=metres, differences=differences)
    rows = statements.rows(statement, _values(search))
    return [(pk, m, [d for d in differs if d]) for pk, m, differs in rows]


def _around(search: Search) -> str:
    """Where misses are looked for: the nearest, and those that have the words."""
    own = "s.centre_id = %(centre)s" if search.centre_id is not None else "true"
    hidden = "s.opportunity_id <> ALL(%(hidden)s::bigint[])"
    by = "s.point <-> %(at)s::point" if search.point else "s.opportunity_id"
    nearest = f"""(SELECT s.opportunity_id FROM exchange_standing s WHERE {own} AND {hidden}
                   ORDER BY {by} LIMIT {MOST_AROUND})"""
    if not search.words:
        return nearest
    having = f"""(SELECT s.opportunity_id FROM exchange_standingwords w
                    JOIN exchange_standing s ON s.opportunity_id = w.standing_id
                   WHERE w.words @@ (%(words)s)::tsquery AND {own} AND {hidden}
                   ORDER BY {by} LIMIT {MOST_AROUND})"""
    return f"{nearest} UNION {having}"


def _values(search: Search) -> dict[str, Any]:
    wish = search.wish
    return {
        "at": f"({search.point[0]},{search.point[1]})" if search.point else None,
        "reach": wish.reach_m,
        "rhythm": wish.rhythm,
        "dayparts": wish.dayparts,
        "languages": wish.languages,
        "access": wish.access,
        "age": wish.age,
        "words": search.words,
        "centre": search.centre_id,
        "hidden": sorted(wish.hidden),
    }
