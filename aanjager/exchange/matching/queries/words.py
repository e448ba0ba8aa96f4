"""What somebody typed, as the search index understands it, in one statement."""

import re
from dataclasses import dataclass
from typing import Any

from aanjager.kernel import arabic, dutch, statements
from aanjager.kernel.memory import pages

MOST_WORDS, MOST_NEAR = 8, 24
REMEMBER_SECONDS = 300
STATEMENT = """
WITH RECURSIVE means AS (
  SELECT w AS typed, w AS word, 0 AS step FROM unnest(%(words)s::text[]) w
  UNION
  SELECT m.typed, CASE WHEN s.word = m.word THEN s.means ELSE s.word END, m.step + 1
    FROM means m JOIN community_synonym s ON s.word = m.word OR s.means = m.word
   WHERE m.step < 2),
asked AS (SELECT * FROM unnest(%(words)s::text[], %(roots)s::text[]) AS a (typed, root))
SELECT 'means', typed, word, plainto_tsquery('dutch', word)::text,
       plainto_tsquery('english', word)::text, plainto_tsquery('simple', word)::text
  FROM means
UNION ALL
SELECT 'same', a.typed, l.word, '', '', '' FROM asked a JOIN exchange_lexiconword l ON l.root = a.root
UNION ALL
SELECT * FROM (SELECT 'longer', a.typed, l.word, '', '', ''
   FROM asked a JOIN exchange_lexiconword l
     ON l.root LIKE a.root || '_%%' OR l.tail LIKE reverse(a.root) || '_%%'
  WHERE length(a.root) >= %(shortest)s ORDER BY l.count DESC, l.word LIMIT %(most)s) longer
UNION ALL
SELECT * FROM (SELECT 'part', p.typed, l.word, '', '', ''
   FROM unnest(%(piece_of)s::text[], %(pieces)s::text[]) AS p (typed, piece)
   JOIN exchange_lexiconword l ON l.root = p.piece
  ORDER BY length(l.root) DESC, l.word LIMIT %(most)s) part
UNION ALL
SELECT 'maybe', a.typed, l.word, '', '', ''
  FROM asked a JOIN exchange_lexiconword l
    ON l.word LIKE left(a.typed, 2) || '%%' AND length(l.word) BETWEEN length(a.typed) - 3 AND length(a.typed) + 2
 WHERE NOT EXISTS (SELECT 1 FROM exchange_lexiconword k WHERE k.root = a.root)
"""


@dataclass(frozen=True)
class Understood:
    """The query for the index (empty when nothing but small words was typed) and what else was tried."""

    query: str = ""
    tried: tuple[str, ...] = ()


def understood(text: str) -> Understood:
    """Return what the words mean: stems, synonyms, near words, and likely words for typing errors."""
    typed = list(dict.fromkeys(re.findall(r"[^\W_]{2,40}", arabic.plain(text.lower()))))[
        :MOST_WORDS
    ]
    if not typed:
        return Understood()
    key = "understood:" + "-".join(typed)
    found = pages.get(key)
    if found is None:
        found = _understood(typed)
        pages.set(key, found, REMEMBER_SECONDS)
    return found


def _understood(typed: list[str]) -> Understood:
    pieces = [(word, piece) for word in typed for piece in dutch.pieces(word)]
    values: dict[str, Any] = {
        "words": typed,
        "roots": [dutch.root(word) for word in typed],
        "piece_of": [word for word, _piece in pieces],
        "pieces": [piece for _word, piece in pieces],
        "shortest": dutch.SHORTEST_PART,
        "most": MOST_NEAR,
    }
    rows = statements.rows(STATEMENT, values)
    groups, tried = [], []
    for word in typed:
        group, others = _group(word, [row for row in rows if row[1] == word])
        if group:
            groups.append("(" + " | ".join(group) + ")")
            tried += others
    return Understood(" & ".join(groups), tuple(dict.fromkeys(tried)))


def _group(word: str, rows: list[tuple[str, ...]]) -> tuple[list[str], list[str]]:
    """Everything that counts as this word; nothing for a word such as `de`."""
    meant = [row for row in rows if row[0] == "means"]
    stems = [f"({one})" for row in meant for one in row[3:] if one and row[3]]
    if not stems:
        return [], []
    kinds = {
        kind: [row[2] for row in rows if row[0] == kind] for kind in ("same", "longer", "part")
    }
    near = kinds["same"] + kinds["longer"]
    is_known = bool(near) or len(meant) > 1
    if not is_known and arabic.is_arabic(word):
        return [], []  # no text is in Arabic: what no synonym leads from says nothing
    if not is_known:
        maybe = [row[2] for row in rows if row[0] == "maybe"]
        near = [one for one in maybe if dutch.is_typing_error(word, one)] or kinds["part"]
    lexemes = ["'" + one.replace("\\", "").replace("'", "''") + "'" for one in near]
    synonyms = [row[2] for row in meant if row[2] != word]
    return list(dict.fromkeys(stems + lexemes)), synonyms + ([] if is_known else near)
