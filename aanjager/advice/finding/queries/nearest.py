"""The texts nearest to what somebody types, in two statements.

The first asks what each word may mean: itself, what means the same, compounds with it or in it, and
when nothing is known likely typing errors. The second takes the texts that hold the rarest of these and
weighs them: a rare word counts for more than a common one, a word in the title for more than one in the
text, and a short title that holds all of them for more than a long one. A text in which hardly
anything of the question stands is not near: a word that no text knows counts as missed.
"""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from itertools import combinations
from math import log, sqrt
from typing import Any

from django.db import connection

from aanjager.advice.finding.queries import spelling
from aanjager.advice.finding.queries.meaning import Meant, understood
from aanjager.kernel import statements
from aanjager.kernel.memory import pages

MOST_CANDIDATES = 1_500
MOST_PAIRED = 4
SAME, RELATED, IN_TEXT = 0.85, 0.6, 0.35  # a word itself in the title is 1
NEAR_ENOUGH = (
    0.1  # no twin of tests/bench/bench_answers.py stood below 0.106; a common word alone gives 0.07
)
REMEMBER_SECONDS = 60
NEAR = """
SELECT '{table}' AS place, id, search_words AS words, length(ts_filter(search_words, '{{{{a}}}}')) AS size
  FROM (SELECT id, search_words FROM {table}
         WHERE search_words @@ %(rare)s::tsquery AND ({where}) LIMIT %(most)s) {table}_near
"""
SCORE = """
WITH asked AS (
  SELECT own::tsquery, same::tsquery, related::tsquery, loose::tsquery, weight
    FROM unnest(%(own)s::text[], %(same)s::text[], %(related)s::text[], %(loose)s::text[],
                %(weight)s::float8[]) AS g (own, same, related, loose, weight)),
near AS ({near})
SELECT n.place, n.id,
       sum(g.weight * CASE WHEN n.words @@ g.own THEN 1.0 WHEN n.words @@ g.same THEN {same}
           WHEN n.words @@ g.related THEN {related} WHEN n.words @@ g.loose THEN {in_text}
           ELSE 0 END) / sqrt(n.size + 3) AS score
  FROM near n CROSS JOIN asked g GROUP BY n.place, n.id, n.size
 ORDER BY score DESC, n.place, n.id LIMIT %(number)s
"""


@dataclass(frozen=True)
class Scope:
    """A table with `search_words`, and which of its rows may be found: a condition and its values."""

    table: str
    where: str = "true"
    values: Mapping[str, Any] = field(default_factory=dict)


@dataclass(frozen=True)
class Found:
    """A row of one of the tables, and how near it is."""

    table: str
    pk: int
    score: float


def _texts(scopes: Sequence[Scope]) -> int:
    """How many texts there are; remembered for a minute."""
    key = "texts-of:" + "-".join(it.table for it in scopes)
    found: int | None = pages.get(key)
    if found is None:
        every = " UNION ALL ".join(f"SELECT 1 FROM {it.table}" for it in scopes)
        with connection.cursor() as cursor:
            cursor.execute(f"SELECT count(*) FROM ({every}) texts")
            found = int(cursor.fetchone()[0])
        pages.set(key, found, REMEMBER_SECONDS)
    return found


def _weight(it: Meant, texts: int) -> float:
    """How much a word says: the rarer the more, and one that no text knows as if one text had it."""
    return it.share * log(1 + texts / max(it.texts, 1))


def _rarest(meant: list[Meant], texts: int) -> list[Meant]:
    """The rarest words, as many as give enough texts to choose from; always one."""
    chosen: list[Meant] = []
    total = 0
    for it in meant:
        if chosen and total + it.reach > max(MOST_CANDIDATES, texts // 20):
            break
        chosen.append(it)
        total += it.reach
    return chosen


def _candidates(meant: list[Meant], texts: int) -> str:
    """Which texts are weighed: those with one of the rarest words, or with two of the others together."""
    rare = _rarest(meant, texts)
    others = [it.query(it.everything) for it in meant if it not in rare][:MOST_PAIRED]
    both = [f"(({one}) & ({other}))" for one, other in combinations(others, 2)]
    return " | ".join([*(it.query(it.everything) for it in rare), *both])


def nearest(text: str, scopes: Sequence[Scope], *, number: int) -> list[Found]:
    """The rows of these tables nearest to a text, the nearest first; two statements."""
    return _weighed(understood(text), scopes, number=number)


def search(text: str, scopes: Sequence[Scope], *, number: int) -> tuple[list[Found], str]:
    """The same, with the nearest known word where one stands in no text; and what was looked for instead.

    Two statements where every word is known; where nothing is found every word is doubted.
    """
    words = understood(text)
    unknown = {it.own for it in words if not it.is_known}
    said = spelling.meant(text, unknown) if unknown else ""
    found = _weighed(understood(said) if said else words, scopes, number=number)
    if found or said:
        return found, said
    said = spelling.meant(text)
    return (nearest(said, scopes, number=number), said) if said else ([], "")


def _weighed(words: list[Meant], scopes: Sequence[Scope], *, number: int) -> list[Found]:
    meant = [it for it in words if it.texts]
    if not meant:
        return []
    texts = max(_texts(scopes), 1)
    whole = sqrt(sum(_weight(it, texts) ** 2 for it in words))
    weights = [_weight(it, texts) for it in meant]
    near = " UNION ALL ".join(NEAR.format(table=it.table, where=it.where) for it in scopes)
    statement = SCORE.replace("{near}", near).format(same=SAME, related=RELATED, in_text=IN_TEXT)
    values: dict[str, Any] = {
        "own": [it.query((it.own,), ":A") for it in meant],
        "same": [it.query(it.same, ":A") for it in meant],
        "related": [it.query(it.related, ":A") for it in meant],
        "loose": [it.query(it.everything) for it in meant],
        "weight": [weight / whole for weight in weights],
        "rare": _candidates(meant, texts),
        "most": 4 * MOST_CANDIDATES,
        "number": number,
    }
    for it in scopes:
        values |= it.values
    rows = statements.rows(statement, values)
    return [Found(place, pk, float(score)) for place, pk, score in rows if score >= NEAR_ENOUGH]
