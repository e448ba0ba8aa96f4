"""The exact list as one statement on the narrow table; `rules.order` says the same in Python.

With a place: the nearest thousand (that have the words) give the score that the last place of the
list needs, and from there the distance beyond which nothing can reach it: only what lies within is
scored. The nearest come from the index of places; with words from the index of words and squares,
near squares first, so that a word in half of all texts costs no more than a rare one. Without a
place all that fits is scored. Only what was asked stands in the statement.
"""

from dataclasses import dataclass
from datetime import date

from aanjager.exchange.matching.rules import order
from aanjager.exchange.matching.rules.order import Weighing, Wish
from aanjager.kernel.grid import Point

MANY = 5_000
FIRST_M, STEPS = 1_250, 6  # the nearest that have the words: so far at first, and in so many steps
COLUMNS = """s.opportunity_id, s.organisation_id, {metres}, s.themes, s.dayparts, s.languages, s.access,
       s.skills::text, s.learns::text, s.age_min, s.age_max, s.rhythm, s.wanted, {load}, {week}, s.shown"""
LOAD = """round(1000 * s.load *
    power(0.5::float8, greatest(0, %(today)s::date - s.load_at::date) / 14.0::float8))::bigint"""
WEEK = "CASE WHEN s.week = %(week)s THEN s.week_count ELSE 0 END"
FIRST = "(({id} * 48271 + %(a)s) %% 2147483647)"
TIE = f"({FIRST} * {FIRST} + %(b)s) %% 2147483647, {{id}}"


NEAREST = """
WITH read AS MATERIALIZED (
  SELECT s.opportunity_id AS id, s.metres, s.shown, CASE WHEN true {fits} THEN {score} END AS score
    FROM (SELECT s.*, {here} AS metres FROM exchange_standing s WHERE s.point IS NOT NULL {own}
           ORDER BY {here}, {row_tie} LIMIT %(pool)s) s
   WHERE s.metres <= 2 * %(reach)s),
known AS MATERIALIZED (SELECT coalesce(max(metres), 0) AS far FROM read),
near AS (SELECT * FROM read WHERE score IS NOT NULL)"""
HAVING = """
  SELECT s.opportunity_id AS id, s.metres, s.shown, CASE WHEN true {fits} THEN {score} END AS score
    FROM exchange_standingwords w CROSS JOIN LATERAL (
         SELECT s.*, {here} AS metres FROM exchange_standing s
          WHERE s.opportunity_id = w.standing_id {own} OFFSET 0) s
   WHERE w.words @@ (%(words)s)::tsquery AND s.metres <= 2 * %(reach)s
     AND ARRAY[w.square, w.block] && ARRAY(SELECT code FROM cell WHERE {where})"""
FIRST = """
WITH cell AS MATERIALIZED (
  SELECT * FROM unnest(%(cells)s::int[], %(aways)s::float8[]) AS c (code, away)),
step0 AS MATERIALIZED (
  SELECT -1::float8 AS after, least(2 * %(reach)s, {first})::float8 AS reach, 0::bigint AS seen)"""
STEP = """,
read{n} AS MATERIALIZED ({rows}),
step{next} AS MATERIALIZED (
  SELECT after, seen,
         CASE WHEN seen >= %(pool)s THEN after ELSE least(2 * %(reach)s, {further})::float8 END AS reach
    FROM (SELECT reach AS after, CASE WHEN seen >= %(pool)s THEN seen ELSE
                 (SELECT count(*) FROM ({so_far}) q WHERE metres <= reach) END AS seen
            FROM step{n}) q)"""
LAST_STEP = """,
read AS MATERIALIZED ({so_far}),
known AS MATERIALIZED (SELECT after AS far FROM step{n}),
near AS MATERIALIZED (
  SELECT * FROM (SELECT * FROM read ORDER BY metres, {tie} LIMIT %(pool)s) q WHERE score IS NOT NULL)"""
BEST = """,
edge AS MATERIALIZED (
  SELECT far, CASE WHEN is_few THEN 0 ELSE score END AS score,
         CASE WHEN is_few THEN -1 ELSE least(2 * %(reach)s,
           %(reach)s * (1000.0 / greatest(1, (score + %(best)s - 1) / %(best)s) - 1) + 1)::float8
         END AS reach
    FROM (SELECT far, (SELECT count(*) FROM read) < %(pool)s AS is_few,
                 coalesce((SELECT score FROM read WHERE score IS NOT NULL
                            ORDER BY score DESC OFFSET %(many)s - 1 LIMIT 1), 0) AS score
            FROM known) q),
home AS MATERIALIZED (
  SELECT * FROM (SELECT s.opportunity_id AS id, NULL::float8 AS metres, s.shown, {home} AS score
                   FROM {home_rows} {own} {fits}
                    AND (SELECT score <= %(best_from_home)s FROM edge)
                    AND 1000 * {home_at_best} >= (SELECT score FROM edge)
                 OFFSET 0) q
   WHERE score >= (SELECT score FROM edge)),
ring AS MATERIALIZED (
  SELECT * FROM ({ring} AND 1000 * {at_best} >= (SELECT score FROM edge) OFFSET 0) q
   WHERE score >= (SELECT score FROM edge)),
merit AS ((SELECT id, metres, score FROM
             ({kept} UNION ALL SELECT * FROM ring UNION ALL SELECT * FROM home) q
           ORDER BY score DESC, {tie} LIMIT %(many)s)),
pool AS (SELECT * FROM near UNION ALL SELECT * FROM home WHERE (SELECT reach < 0 FROM edge)),
owed AS (SELECT id, metres, score FROM pool ORDER BY shown, {tie} LIMIT %(many)s),
counted AS (SELECT (SELECT count(*) FROM near) + (SELECT count(*) FROM home) AS count,
                   (SELECT reach >= 0 AND (far < 2 * %(reach)s OR %(pool)s < (SELECT count(*) FROM read))
                      FROM edge) AS is_more)"""
HAS = """(SELECT s.* FROM exchange_standingwords w CROSS JOIN LATERAL (
         SELECT * FROM exchange_standing WHERE opportunity_id = w.standing_id OFFSET 0) s
   WHERE w.words @@ (%(words)s)::tsquery {here} OFFSET 0) s"""
HERE = "AND ARRAY[w.square, w.block] && %(cells)s::int[]"
# Very many in the ring have the words: then the ring is read from the index of places, words last.
WIDE = f"""(SELECT reach > far AND (SELECT count(*) FROM read) * power(reach / far, 2) > {MANY} FROM edge)"""
BEYOND = """s.metres > (SELECT far FROM edge) AND
     (SELECT words @@ (%(words)s)::tsquery FROM exchange_standingwords WHERE standing_id = s.opportunity_id)"""
AT_HOME = """(SELECT * FROM {few} WHERE (SELECT reach < 0 FROM edge) UNION ALL
  SELECT s.* FROM exchange_standing s
   WHERE s.point IS NULL AND (SELECT reach >= 0 AND score <= %(best_from_home)s FROM edge)
     AND 1000 * {home_at_best} >= (SELECT score FROM edge) AND
     (SELECT words @@ (%(words)s)::tsquery FROM exchange_standingwords WHERE standing_id = s.opportunity_id)
  ) s WHERE true"""
RING = """SELECT s.opportunity_id AS id, s.metres, s.shown, {score} AS score
   FROM (SELECT s.*, {here} AS metres FROM exchange_standing s
          WHERE (SELECT reach > far FROM edge)
            AND s.point <@ circle(%(at)s::point, (SELECT greatest(reach, 0) FROM edge)) OFFSET 0) s
  WHERE true {own} {fits}"""

Along = tuple[str, str] | None  # columns and their tables that are read along, by `o.id`
_statements: dict[tuple[tuple[bool, ...], Weighing, Along], str] = {}


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


def statement(search: Search, weights: Weighing, along: Along = None) -> str:
    """Return the statement for the shape of this question: only what was asked stands in it."""
    wish, place = search.wish, search.point
    asked = (wish.themes, wish.skills, wish.learns, wish.dayparts, wish.languages, wish.access)
    other = (wish.hidden, search.words, place, wish.age is not None)
    at_centre = search.centre_id is not None
    key = (*map(bool, asked + other), wish.rhythm is not None, wish.reach_m is None, at_centre)
    found = _statements.get((key, weights, along))
    if found is None:
        # In one line: psycopg remembers how it binds a statement as long as that is short.
        found = " ".join(_statement(search, weights, along).split())
        _statements[key, weights, along] = found
    return found


def _statement(search: Search, weights: Weighing, along: Along) -> str:
    shape = _near(search, weights) if search.point else _whole(search, weights)
    columns = COLUMNS.format(metres="c.metres", load=LOAD, week=WEEK)
    more, tables = (f", {along[0]}", f"JOIN ({along[1]}) ON o.id = c.id") if along else ("", "")
    return f"""{shape},
candidates AS (SELECT id, metres, max(score) AS score, bool_or(is_merit) AS is_merit,
                      bool_or(is_owed) AS is_owed
                 FROM (SELECT id, metres, score, true AS is_merit, false AS is_owed FROM merit
                       UNION ALL
                       SELECT id, metres, score, false, true FROM owed) both_lists
                GROUP BY id, metres)
SELECT {columns}, c.score, c.is_merit, c.is_owed, k.count, k.is_more{more}
  FROM counted k CROSS JOIN candidates c JOIN exchange_standing s ON s.opportunity_id = c.id {tables}"""


def _near(search: Search, weights: Weighing) -> str:
    """The nearest thousand, then the circle in which something better can still lie."""
    parts = {
        "here": "s.point <-> %(at)s::point",
        "own": "AND s.centre_id = %(centre)s" if search.centre_id is not None else "",
        "row_tie": TIE.format(id="s.opportunity_id"),
        "tie": TIE.format(id="id"),
        "fits": fits(search),
        "score": _score(search.wish, weights, "s.metres"),
        "at_best": _before_need(search.wish, weights, "s.metres"),
        "home": _score(search.wish, weights, None),
        "home_at_best": _before_need(search.wish, weights, None),
    }
    if not search.words:
        ring = RING.format(**parts)
        kept = "SELECT * FROM near WHERE (SELECT reach <= far FROM edge)"
        rows = "exchange_standing s WHERE s.point IS NULL"
        return NEAREST.format(**parts) + BEST.format(**parts, ring=ring, kept=kept, home_rows=rows)
    where = f"away > (SELECT far FROM edge) AND away <= (SELECT reach FROM edge) AND NOT {WIDE}"
    ring = f"SELECT * FROM ({HAVING}) h UNION ALL {RING} AND {WIDE} AND {BEYOND}"
    ring = ring.format(**parts, where=where)
    kept = f"SELECT * FROM read WHERE score IS NOT NULL AND (NOT {WIDE} OR metres <= (SELECT far FROM edge))"
    few = HAS.format(here="AND ARRAY[w.square, w.block] && ARRAY[0]")
    home = AT_HOME.format(**parts, few=few)
    return _steps(parts) + BEST.format(**parts, ring=ring, kept=kept, home_rows=home)


def _steps(parts: dict[str, str]) -> str:
    """Squares farther and farther away until a thousand have the words, each step as far as what was
    seen so far makes likely, the last as far as it goes."""
    likely = "after * least(4, greatest(1.5, sqrt(1.3 * %(pool)s / greatest(1, seen))))"
    found = FIRST.format(first=FIRST_M)
    for n in range(STEPS):
        where = "away > (SELECT after FROM step{n}) AND away <= (SELECT reach FROM step{n})"
        found += STEP.format(
            n=n,
            next=n + 1,
            rows=HAVING.format(**parts, where=where.format(n=n)),
            further=likely if n < STEPS - 2 else "2 * %(reach)s",
            so_far=" UNION ALL ".join(f"SELECT * FROM read{n}" for n in range(n + 1)),
        )
    so_far = " UNION ALL ".join(f"SELECT * FROM read{n}" for n in range(STEPS))
    return found + LAST_STEP.format(**parts, n=STEPS, so_far=so_far)


def _whole(search: Search, weights: Weighing) -> str:
    """Everything that fits, scored: there is no place to start from."""
    score = _score(search.wish, weights, None)
    return f"""
WITH fit AS MATERIALIZED (
  SELECT s.opportunity_id AS id, NULL::float8 AS metres, s.shown, {score} AS score
    FROM {having(search)} WHERE true {fits(search)}),
merit AS (SELECT id, metres, score FROM fit
           ORDER BY score DESC, {TIE.format(id="id")} LIMIT %(many)s),
owed AS (SELECT id, metres, score FROM fit ORDER BY shown, {TIE.format(id="id")} LIMIT %(many)s),
counted AS (SELECT count(*), false AS is_more FROM fit)"""


def having(search: Search) -> str:
    """Who has the words: read first, in the squares within reach, so that the place only sifts."""
    if not search.words:
        return "exchange_standing s"
    return HAS.format(here=HERE if search.point else "")


def fits(search: Search) -> str:
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
    psi = f"""(1000000 * s.wanted::bigint / (1000 * s.wanted + {LOAD}))
              >> least({WEEK}, {order.SLOWEST})"""
    need = f"({order.WHOLE - weights.need} + {weights.need} * ({psi}) / 1000)"
    return f"({_before_need(wish, weights, metres)} * {need})"


def _before_need(wish: Wish, weights: Weighing, metres: str | None) -> str:
    """Distance times match: with a need of a thousand the best score it can have, found sooner."""
    return f"({_distance(wish, metres)} * greatest(1, {_match(wish, weights)}))"


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
