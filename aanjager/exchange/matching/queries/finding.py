"""The exact list, in one statement on the narrow table.

With a place: the nearest thousand that fit, the score that the last place of the list needs, and
from there the distance beyond which nothing can reach it: only that circle is scored. With words,
or without a place, all that fits is scored. `rules.order` says the same in Python, and a test
holds the two together.
"""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, datetime
from typing import Any

from django.db import connection
from django.utils.timezone import localtime

from aanjager.exchange.matching.rules import order
from aanjager.exchange.matching.rules.order import Place, RankInput, Weighing, Wish
from aanjager.kernel.grid import Point

SPARE = 6  # candidates beyond the list, so that three of one organisation seldom ask for more
SQUARE_M = 10_000
MOST_SQUARES = 300
COLUMNS = """s.opportunity_id, s.organisation_id, {metres}, s.themes, s.dayparts, s.languages, s.access,
       s.skills::text, s.learns::text, s.age_min, s.age_max, s.rhythm, s.wanted, {load}, {week}, s.shown"""
LOAD = """round(1000 * s.load *
    power(0.5::float8, greatest(0, %(today)s::date - s.load_at::date) / 14.0::float8))::bigint"""
WEEK = "CASE WHEN s.week = %(week)s THEN s.week_count ELSE 0 END"
FIRST = "(({id} * 48271 + %(a)s) %% 2147483647)"
TIE = f"({FIRST} * {FIRST} + %(b)s) %% 2147483647, {{id}}"

WALK = """
WITH seen AS MATERIALIZED (
  SELECT s.*, {here} AS metres FROM exchange_standing s WHERE s.point IS NOT NULL {own}
   ORDER BY {here}, {seen_tie} LIMIT %(pool)s),
near AS MATERIALIZED (
  SELECT s.opportunity_id AS id, metres, s.shown, {score} AS score
    FROM seen s WHERE metres <= 2 * %(reach)s {fits}),
edge AS MATERIALIZED (
  SELECT far, score, CASE WHEN seen < %(pool)s THEN -1 ELSE least(2 * %(reach)s,
           %(reach)s * (1000.0 / greatest(1, (score + %(best)s - 1) / %(best)s) - 1) + 1)::float8
         END AS reach
    FROM (SELECT coalesce((SELECT max(metres) FROM seen), 0) AS far, (SELECT count(*) FROM seen) AS seen,
                 coalesce((SELECT score FROM near ORDER BY score DESC OFFSET %(many)s - 1 LIMIT 1), 0)
                   AS score) q),
home AS MATERIALIZED (
  SELECT * FROM (SELECT s.opportunity_id AS id, NULL::float8 AS metres, s.shown, {home} AS score
                   FROM exchange_standing s
                  WHERE s.point IS NULL {fits}
                    AND (SELECT reach < 0 OR score <= %(best_from_home)s FROM edge)
                 OFFSET 0) q
   WHERE score >= (SELECT CASE WHEN reach < 0 THEN 0 ELSE score END FROM edge)),
ring AS MATERIALIZED (
  SELECT * FROM (SELECT s.opportunity_id AS id, {here} AS metres, s.shown, {score} AS score
                   FROM exchange_standing s
                  WHERE (SELECT reach > far FROM edge)
                    AND s.point <@ circle(%(at)s::point, (SELECT greatest(reach, 0) FROM edge)) {fits}
                 OFFSET 0) q
   WHERE score >= (SELECT score FROM edge)),
merit AS ((SELECT id, metres, score FROM
             (SELECT * FROM near WHERE (SELECT reach <= far FROM edge)
              UNION ALL SELECT * FROM ring UNION ALL SELECT * FROM home) q
           ORDER BY score DESC, {tie} LIMIT %(many)s)),
pool AS (SELECT * FROM near UNION ALL SELECT * FROM home WHERE (SELECT reach < 0 FROM edge)),
owed AS (SELECT id, metres, score FROM pool ORDER BY shown, {tie} LIMIT %(many)s),
counted AS (SELECT (SELECT count(*) FROM near) + (SELECT count(*) FROM home) AS count,
                   (SELECT reach >= 0 AND far < 2 * %(reach)s FROM edge) AS is_more)"""

_statements: dict[tuple[tuple[bool, ...], Weighing], str] = {}


@dataclass(frozen=True)
class Search:
    """A question made ready: what counts, from where, with which words, at which centre, on which day."""

    wish: Wish
    on: date
    point: Point | None = None
    words: str = ""
    centre_id: int | None = None

    @property
    def week(self) -> int:
        """ISO year and week as one number."""
        year, week, _day = self.on.isocalendar()
        return year * 100 + week


@dataclass(frozen=True)
class Found:
    """The places of a list, how many fit in all, and whether there are more than were counted."""

    places: list[Place]
    count: int
    is_more: bool
    version: int


def today(at: datetime) -> date:
    """The day of the moment, where people live."""
    return localtime(at).date()


def ranked(search: Search, weights: Weighing, size: int) -> Found:
    """Return the first `size` places, exactly as the rules say; asks again only if three of one
    organisation in ten used up the spare candidates."""
    spare = SPARE
    while True:
        merit, owed, count, is_more = _candidates(search, weights, size + spare)
        is_whole = len(merit) < size + spare
        places = order.lay_out(merit, owed, search.week, weights, size, is_whole=is_whole)
        if places is not None:
            return Found(places, count, is_more, weights.version)
        spare *= 8


def nearest(search: Search, weights: Weighing, size: int) -> Found:
    """Return what fits by distance alone, nearest first, from home last; only when somebody asks so."""
    values = _values(search, weights, size + 1)
    here = "s.point <-> %(at)s::point"
    tie = TIE.format(id="s.opportunity_id")
    columns = COLUMNS.format(metres=here, load=LOAD, week=WEEK)
    having = "JOIN hits ON hits.id = s.opportunity_id" if search.words else ""
    hits = _hits(search).rstrip().rstrip(",")
    with connection.cursor() as cursor:
        cursor.execute(
            f"""{"WITH " + hits if hits else ""} SELECT {columns} FROM exchange_standing s {having}
            WHERE s.point <@ circle(%(at)s::point, 2 * %(reach)s) {_fits(search)}
            ORDER BY {here}, {tie} LIMIT %(many)s""",
            values,
        )
        places = [Place(_as_input(row)) for row in cursor.fetchall()]
    return Found(places[:size], len(places), len(places) > size, weights.version)


def _walks(search: Search) -> bool:
    return search.point is not None and not search.words


def _candidates(
    search: Search, weights: Weighing, many: int
) -> tuple[list[RankInput], list[RankInput], int, bool]:
    values = _values(search, weights, many)
    with connection.cursor() as cursor:
        cursor.execute(statement(search, weights), values)
        rows = cursor.fetchall()
    found = {row[0]: _as_input(row) for row in rows}
    week = search.week
    merit = sorted((-row[-5], order.tie(week, row[0]), row[0]) for row in rows if row[-4])
    owed = sorted((row[15], order.tie(week, row[0]), row[0]) for row in rows if row[-3])
    count, is_more = rows[0][-2:] if rows else (0, False)
    return [found[one[2]] for one in merit], [found[one[2]] for one in owed], count, is_more


def _as_input(row: Sequence[Any]) -> RankInput:
    facts = list(row[:16])
    facts[3] &= (1 << 64) - 1
    facts[7], facts[8] = int(facts[7][::-1], 2), int(facts[8][::-1], 2)
    return RankInput(*facts)


def _values(search: Search, weights: Weighing, many: int) -> dict[str, Any]:
    wish, at = search.wish, search.point
    reach = wish.reach_m or 0
    themes = wish.themes - (1 << 64) if wish.themes >> 63 else wish.themes
    return {
        "at": f"({at[0]},{at[1]})" if at else None,
        "reach": reach,
        "themes": themes,
        "skills": format(wish.skills, "0256b")[::-1],
        "learns": format(wish.learns, "0256b")[::-1],
        "dayparts": wish.dayparts,
        "languages": wish.languages,
        "access": wish.access,
        "age": wish.age,
        "rhythm": wish.rhythm,
        "hidden": sorted(wish.hidden),
        "week": search.week,
        "a": search.week * 7919,
        "b": search.week * 40503,
        "today": search.on,
        "centre": search.centre_id,
        "words": search.words,
        "squares": _squares(at, 2 * reach) if at else None,
        "many": many,
        "pool": order.POOL,
        "best": order.best_match(wish, weights) * order.WHOLE,
        "best_from_home": 500 * order.best_match(wish, weights) * order.WHOLE,
    }


def _squares(at: Point, reach: float) -> list[int] | None:
    """The numbers of the squares within reach, 0 for home; None when they are too many to help."""
    x = range(int((at[0] - reach) // SQUARE_M), int((at[0] + reach) // SQUARE_M) + 1)
    y = range(int((at[1] - reach) // SQUARE_M), int((at[1] + reach) // SQUARE_M) + 1)
    if len(x) * len(y) > MOST_SQUARES:
        return None
    return [0, *(a * 1000 + b for a in x for b in y)]


def statement(search: Search, weights: Weighing) -> str:
    """Return the statement for the shape of this question: only what was asked stands in it."""
    wish, place = search.wish, search.point
    squares = _squares(place, 2 * (wish.reach_m or 0)) if place else None
    asked = (wish.themes, wish.skills, wish.learns, wish.dayparts, wish.languages, wish.access)
    other = (wish.hidden, search.words, place, squares, wish.age is not None)
    at_centre = search.centre_id is not None
    key = (*map(bool, asked + other), wish.rhythm is not None, wish.reach_m is None, at_centre)
    found = _statements.get((key, weights))
    if found is None:
        # In one line: psycopg remembers how it binds a statement as long as that is short.
        found = _statements[key, weights] = " ".join(_statement(search, weights).split())
    return found


def _statement(search: Search, weights: Weighing) -> str:
    shape = _walk(search, weights) if _walks(search) else _whole(search, weights)
    columns = COLUMNS.format(metres="c.metres", load=LOAD, week=WEEK)
    return f"""{shape},
candidates AS (SELECT id, metres, max(score) AS score, bool_or(is_merit) AS is_merit,
                      bool_or(is_owed) AS is_owed
                 FROM (SELECT id, metres, score, true AS is_merit, false AS is_owed FROM merit
                       UNION ALL
                       SELECT id, metres, score, false, true FROM owed) both_lists
                GROUP BY id, metres)
SELECT {columns}, c.score, c.is_merit, c.is_owed, k.count, k.is_more
  FROM counted k CROSS JOIN candidates c JOIN exchange_standing s ON s.opportunity_id = c.id"""


def _walk(search: Search, weights: Weighing) -> str:
    """The nearest thousand, then the circle in which something better can still lie."""
    here = "s.point <-> %(at)s::point"
    return WALK.format(
        here=here,
        own="AND s.centre_id = %(centre)s" if search.centre_id is not None else "",
        seen_tie=TIE.format(id="s.opportunity_id"),
        tie=TIE.format(id="id"),
        fits=_fits(search),
        score=_score(search.wish, weights, here),
        home=_score(search.wish, weights, None),
    )


def _whole(search: Search, weights: Weighing) -> str:
    """Everything that fits, scored: few have the words, or there is no place to start from."""
    metres = "(s.point <-> %(at)s::point)" if search.point else "NULL::float8"
    near = f"AND coalesce({metres}, 0) <= 2 * %(reach)s" if search.point else ""
    score = _score(search.wish, weights, metres if search.point else None)
    return f"""
WITH {_hits(search)}fit AS MATERIALIZED (
  SELECT s.opportunity_id AS id, {metres} AS metres, s.shown, {score} AS score
    FROM exchange_standing s {"JOIN hits ON hits.id = s.opportunity_id" if search.words else ""}
   WHERE true {near} {_fits(search)}),
merit AS (SELECT id, metres, score FROM fit
           ORDER BY score DESC, {TIE.format(id="id")} LIMIT %(many)s),
owed AS (SELECT id, metres, score FROM fit ORDER BY shown, {TIE.format(id="id")} LIMIT %(many)s),
counted AS (SELECT count(*), false AS is_more FROM fit)"""


def _hits(search: Search) -> str:
    """Who has the words: read first, in the squares within reach, so that the place only sifts."""
    if not search.words:
        return ""
    squares = _squares(search.point, 2 * (search.wish.reach_m or 0)) if search.point else None
    here = "AND ARRAY[w.square] && %(squares)s::int[]" if squares else ""
    return f"""hits AS MATERIALIZED (
  SELECT w.standing_id AS id FROM exchange_standingwords w
   WHERE w.words @@ (%(words)s)::tsquery {here}),
"""


def _fits(search: Search) -> str:
    """What a row must meet, only as far as it was asked."""
    wish = search.wish
    asked = [
        (search.centre_id is not None, "s.centre_id = %(centre)s"),
        (wish.languages, "s.languages & %(languages)s <> 0"),
        (wish.access, "s.access & %(access)s = %(access)s"),
        (wish.age is not None, "%(age)s BETWEEN s.age_min AND s.age_max"),
        (wish.rhythm is not None, f"s.rhythm IN (%(rhythm)s, {order.AGREED})"),
        (wish.dayparts, "(s.dayparts = 0 OR s.dayparts & %(dayparts)s <> 0)"),
        (wish.hidden, "s.opportunity_id <> ALL(%(hidden)s::bigint[])"),
    ]
    return "".join(f" AND {condition}" for is_asked, condition in asked if is_asked)


def _score(wish: Wish, weights: Weighing, metres: str | None) -> str:
    """The score in the words of the database: whole numbers, as in `rules.order.parts`."""
    match = f"greatest(1, {_match(wish, weights)})"
    psi = f"""(1000000 * s.wanted::bigint / (1000 * s.wanted + {LOAD}))
              >> least({WEEK}, {order.SLOWEST})"""
    need = f"({order.WHOLE - weights.need} + {weights.need} * ({psi}) / 1000)"
    return f"({_distance(wish, metres)} * {match} * {need})"


def _distance(wish: Wish, metres: str | None) -> str:
    if wish.reach_m is None:
        return "1000::bigint"
    if metres is None:
        return "500::bigint"
    away = f"coalesce(round({metres}), %(reach)s)::bigint"
    return f"(1000 * %(reach)s::bigint / (%(reach)s::bigint + {away}))"


def _match(wish: Wish, weights: Weighing) -> str:
    themes, skills, learns, times = (str(w // 2) for w in _of_match(weights))
    if wish.themes:
        themes = f"""{weights.themes} * bit_count((s.themes & (%(themes)s)::bigint)::bit(64))
                     / greatest(1, bit_count(s.themes::bit(64)))"""
    if wish.skills:
        skills = f"""CASE WHEN bit_count(s.skills) = 0 THEN {skills} ELSE {weights.skills}
                     * bit_count(s.skills & %(skills)s::bit(256)) / bit_count(s.skills) END"""
    if wish.learns:
        learns = f"""CASE WHEN bit_count(s.learns & %(learns)s::bit(256)) = 0 THEN 0
                     ELSE {weights.learns} END"""
    if wish.dayparts:
        times = f"""CASE WHEN s.dayparts = 0 THEN {times} ELSE {weights.times}
                    * least(2, bit_count((s.dayparts & %(dayparts)s)::bit(32)))
                    / least(2, bit_count(s.dayparts::bit(32))) END"""
    return f"({themes} + {skills} + {learns} + {times})"


def _of_match(weights: Weighing) -> tuple[int, int, int, int]:
    return weights.themes, weights.skills, weights.learns, weights.times
