"""What the words that somebody types may mean, among the words that the search knows."""

from dataclasses import dataclass, field

from aanjager.advice.finding.queries.words import roots_of, same
from aanjager.kernel import dutch, statements

MOST_WORDS, MOST_RELATED = 10, 16
SHORTEST_PIECE = 3
PART = 0.7  # how much a part of a compound counts beside the whole
LINKS = ("", "s", "en", "e", "n")  # what Dutch puts between the parts of a compound
MEANS = """
WITH asked AS (SELECT * FROM unnest(%(roots)s::text[]) AS a (root))
SELECT 'known', w.root, w.root, w.count FROM advice_searchword w WHERE w.root = ANY(%(known)s::text[])
UNION ALL
SELECT 'longer', a.root, l.root, l.count FROM asked a CROSS JOIN LATERAL (
  SELECT w.root, w.count FROM advice_searchword w
   WHERE w.root ~>=~ a.root AND w.root ~<~ (a.root || 'ÿ') AND w.root <> a.root
   UNION
  SELECT w.root, w.count FROM advice_searchword w
   WHERE w.tail ~>=~ reverse(a.root) AND w.tail ~<~ (reverse(a.root) || 'ÿ') AND w.root <> a.root
   ORDER BY 2 DESC, 1 LIMIT %(most)s) l
 WHERE length(a.root) >= 3
UNION ALL
SELECT 'piece', p.root, w.root, w.count
  FROM unnest(%(piece_of)s::text[], %(pieces)s::text[]) AS p (root, piece)
  JOIN advice_searchword w ON w.root = p.piece
UNION ALL
SELECT 'maybe', a.root, w.root, w.count FROM asked a JOIN advice_searchword w
    ON w.root ~>=~ left(a.root, 2) AND w.root ~<~ (left(a.root, 2) || 'ÿ')
   AND length(w.root) BETWEEN length(a.root) - 2 AND length(a.root) + 2
 WHERE length(a.root) > 3 AND NOT EXISTS (SELECT 1 FROM advice_searchword k WHERE k.root = a.root)
"""


@dataclass(frozen=True)
class Meant:
    """One typed word: itself, what means the same, what it is a part of or consists of, and how rare.

    `texts` is in how many texts it stands, `reach` that of everything that counts as it; `share` is how
    much it counts: a part of a compound less than a word. `is_known`: a text holds it, what means the
    same, what begins with it or both of its parts.
    """

    own: str
    same: tuple[str, ...] = ()
    related: tuple[str, ...] = ()
    texts: int = 0
    reach: int = 0
    share: float = 1.0
    is_known: bool = True

    def query(self, words: tuple[str, ...], mark: str = "") -> str:
        """The words as a question to the index, in titles only when marked so."""
        return " | ".join(f"'{one}'{mark}" for one in dict.fromkeys(words)) or "'~'"

    @property
    def everything(self) -> tuple[str, ...]:
        """Every word that counts as this one."""
        return (self.own, *self.same, *self.related)


@dataclass
class _Known:
    counts: dict[str, int] = field(default_factory=dict)
    longer: dict[str, list[str]] = field(default_factory=dict)
    pieces: dict[str, set[str]] = field(default_factory=dict)
    maybe: dict[str, list[str]] = field(default_factory=dict)


def _pieces(word: str) -> list[str]:
    sizes = range(SHORTEST_PIECE, len(word) - SHORTEST_PIECE + 1)
    return sorted({word[:n] for n in sizes} | {word[-n:] for n in sizes})


def _ask(roots: list[str]) -> _Known:
    pieces = [(word, piece) for word in roots for piece in _pieces(word)]
    values = {
        "roots": roots,
        "known": sorted({*roots, *(other for word in roots for other in same(word))}),
        "piece_of": [word for word, _piece in pieces],
        "pieces": [piece for _word, piece in pieces],
        "most": MOST_RELATED,
    }
    found = _Known()
    for kind, word, one, count in statements.rows(MEANS, values):
        found.counts[one] = count
        if kind == "longer":
            found.longer.setdefault(word, []).append(one)
        elif kind == "piece":
            found.pieces.setdefault(word, set()).add(one)
        elif kind == "maybe" and dutch.is_typing_error(word, one):
            found.maybe.setdefault(word, []).append(one)
    return found


def _parts(word: str, pieces: set[str]) -> list[str]:
    """The two known words of which a compound consists; else the longest known word that it ends in."""
    for n in range(SHORTEST_PIECE, len(word) - SHORTEST_PIECE + 1):
        last = word[n:]
        if last not in pieces:
            continue
        for link in LINKS:
            first = word[: n - len(link)] if word[:n].endswith(link) else ""
            if first in pieces:
                return [first, last]
    ends = [one for one in pieces if len(one) >= dutch.SHORTEST_PART and word.endswith(one)]
    return sorted(ends, key=len)[-1:]


def _meant(word: str, known: _Known, share: float = 1.0) -> Meant:
    others = sorted(one for one in same(word) if one in known.counts)
    parts = _parts(word, known.pieces.get(word, set()))
    related = [*(parts if len(parts) == 1 else []), *known.longer.get(word, [])]
    is_known = bool(word in known.counts or others or len(parts) == 2 or known.longer.get(word))
    if word not in known.counts and not others and not related:
        related = known.maybe.get(word, [])
    related = [one for one in related if one not in others]
    reach = sum(known.counts.get(one, 0) for one in {word, *others, *related})
    near = max((known.counts.get(one, 0) for one in [*others, *related[:1]]), default=0)
    texts = known.counts.get(word, 0) or near
    return Meant(word, tuple(others), tuple(related), texts, reach, share, is_known)


def understood(text: str) -> list[Meant]:
    """What the words of a text may mean, the rarest first; one statement, two when there are compounds."""
    roots = roots_of(text)[:MOST_WORDS]
    if not roots:
        return []
    known = _ask(roots)
    meant = [_meant(word, known) for word in roots]
    parts = _shares(roots, known)
    if parts:
        inner = _ask(list(parts))
        meant += [_meant(one, inner, share) for one, share in parts.items()]
    return sorted(meant, key=lambda it: it.reach)


def _shares(roots: list[str], known: _Known) -> dict[str, float]:
    """The parts of the compounds, to be looked for by themselves, and how much each counts.

    Beside a compound that is known its parts count for less; those of an unknown one for all of it.
    """
    found: dict[str, float] = {}
    for word in roots:
        parts = _parts(word, known.pieces.get(word, set()))
        for one in parts if len(parts) == 2 else ():
            if one not in roots:
                found[one] = max(found.get(one, 0), PART if word in known.counts else 1.0)
    return found
