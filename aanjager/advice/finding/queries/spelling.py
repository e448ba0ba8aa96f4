"""A word with one typing error leads to the nearest word in what everybody may read.

Only words that stand in no text are looked at. A word is kept with what remains of it when one letter
is left out; what is typed is taken apart in the same way, so that an index finds what is near to it.
Nothing is ever proposed from a question: somebody may stand in it.
"""

import re
from collections.abc import Collection, Iterable

from aanjager.advice.finding.queries.words import WORD, root, small_words, spelled
from aanjager.kernel import dutch, statements

SHORTEST, LONG, MOST = 5, 8, 6  # letters of a word; words of a question
NEAR = """
SELECT word, texts FROM advice_spelledword WHERE lacking && %(lacking)s::varchar[]
UNION ALL
SELECT a.word, 0 FROM unnest(%(asked)s::text[]) AS a (word) WHERE EXISTS (
  SELECT 1 FROM advice_spelledword w WHERE w.word ~>=~ a.word AND w.word ~<~ (a.word || 'ÿ'))
"""


def lacking(word: str) -> set[str]:
    """The word, and what remains of it without one of its letters."""
    return {word} | {word[:n] + word[n + 1 :] for n in range(len(word))}


def words_of(text: str) -> list[str]:
    """The words of a text that can be proposed, each once."""
    found = dict.fromkeys(WORD.findall(spelled(text)))
    return [one for one in found if len(one) >= SHORTEST and one.isalpha()]


def _begins_so(typed: str, one: str) -> bool:
    """A word that says something, and a short one with the same first letter: *fiets* is not *niets*."""
    begins = len(typed) >= LONG or typed[0] == one[0] or typed[:2] == one[1::-1]
    return begins and one not in small_words()


def _nearest(typed: str, known: dict[str, int]) -> str:
    """The word that it must be: the nearest, then the one in most texts; none for what may still grow."""
    if known.get(typed) == 0:
        return ""  # a word begins so: somebody is typing it
    keys = lacking(typed)
    able = [
        (dutch.distance(typed, one, 2), -texts, one)
        for one, texts in known.items()
        if dutch.is_typing_error(typed, one) and keys & lacking(one) and _begins_so(typed, one)
    ]
    return min(able)[2] if able else ""


def meant(text: str, unknown: Collection[str] | None = None) -> str:
    """The text with the nearest known word for each of which the root stands nowhere; else empty.

    Without roots every word is looked at. One statement.
    """
    typed = [one for one in words_of(text) if one not in small_words()]
    typed = [one for one in typed if unknown is None or root(one) in unknown][:MOST]
    if not typed:
        return ""
    keys: Iterable[str] = sorted({key for one in typed for key in lacking(one)})
    known: dict[str, int] = {}
    for word, texts in statements.rows(NEAR, {"lacking": keys, "asked": typed}):
        known[word] = min(texts, known.get(word, texts))
    instead = {one: near for one in typed if (near := _nearest(one, known))}
    if not instead:
        return ""
    return re.sub(WORD, lambda hit: instead.get(spelled(hit[0]), hit[0]), text)
