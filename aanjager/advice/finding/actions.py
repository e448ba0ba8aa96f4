"""The words that the search knows, learned from each text and counted anew every night."""

from collections import Counter
from collections.abc import Iterable, Sequence
from datetime import datetime
from itertools import chain

from django.db import connection, transaction

from aanjager.advice.finding import queries, rules
from aanjager.advice.finding.models import SearchWord, SpelledWord
from aanjager.advice.finding.queries import Scope
from aanjager.kernel import statements
from aanjager.kernel.actor import Actor

LEARN = """
INSERT INTO advice_searchword (root, tail, count)
SELECT * FROM unnest(%s::text[], %s::text[], %s::int[])
ON CONFLICT (root) DO UPDATE SET count = advice_searchword.count + excluded.count
"""
COUNT = "SELECT word, sum(ndoc) FROM ({all}) found (word, ndoc, nentry) GROUP BY word"
TEXTS = """
SELECT id, title, text FROM {table} WHERE search_words IS NOT NULL AND id > %(last)s ORDER BY id LIMIT %(most)s
"""
RENEW = """
UPDATE {table} SET search_words = made.words
  FROM unnest(%s::bigint[], %s::tsvector[], %s::text[], %s::text[]) AS made (id, words, title, text)
 WHERE {table}.id = made.id AND {table}.search_words <> made.words
   AND {table}.title = made.title AND {table}.text = made.text
"""
AT_ONCE = 500
ONE = "SELECT * FROM ts_stat('SELECT search_words FROM {table} WHERE search_words IS NOT NULL')"


def learn(texts: Iterable[str], *, by: Actor, at: datetime) -> None:
    """Add the words of new texts, so that they are found at once."""
    rules.learn(by)
    counted = Counter(root for text in texts for root in queries.roots_of(text))
    rows = sorted(counted.items())
    if rows:
        words = [root for root, _number in rows]
        with connection.cursor() as cursor:
            cursor.execute(LEARN, [words, [it[::-1] for it in words], [n for _root, n in rows]])


@transaction.atomic
def spell(texts: Iterable[str], *, by: Actor, at: datetime) -> None:
    """Add the words of texts that everybody may read now, to be proposed for a typing error."""
    rules.spell(by)
    counted = Counter(word for text in texts for word in queries.words_of(text))
    kept = [SpelledWord(word=w, texts=n, lacking=_lacking(w)) for w, n in sorted(counted.items())]
    SpelledWord.objects.bulk_create(kept, batch_size=2_000, ignore_conflicts=True)


def _lacking(word: str) -> list[str]:
    return sorted(queries.lacking(word))


@transaction.atomic
def respell(texts: Iterable[str], *, by: Actor, at: datetime) -> int:
    """Gather the words anew from all that everybody may read, and from the synonyms; say how many."""
    rules.respell(by)
    SpelledWord.objects.all().delete()
    spell(chain(queries.known_words(), texts), by=by, at=at)
    return SpelledWord.objects.count()


def renew(scopes: Sequence[Scope], *, by: Actor, at: datetime) -> int:
    """Make the words of these texts anew where the synonyms or the rules changed; say of how many.

    In small steps, each for itself, so that nobody waits; a text that changes meanwhile is left to its
    own saving, and one whose words were erased stays so.
    """
    rules.renew(by)
    renewed = 0
    for it in scopes:
        last = 0
        while rows := statements.rows(
            TEXTS.format(table=it.table), {"last": last, "most": AT_ONCE}
        ):
            made = [queries.written(title, text) for _pk, title, text in rows]
            keys, titles, texts = zip(*rows, strict=True)
            with connection.cursor() as cursor:
                cursor.execute(
                    RENEW.format(table=it.table), [list(keys), made, list(titles), list(texts)]
                )
                renewed += cursor.rowcount
            last = keys[-1]
    return renewed


@transaction.atomic
def recount(scopes: Sequence[Scope], *, by: Actor, at: datetime) -> int:
    """Count anew in how many texts of these tables each word stands; say how many words there are."""
    rules.recount(by)
    every = " UNION ALL ".join(ONE.format(table=it.table) for it in scopes)
    with connection.cursor() as cursor:
        cursor.execute(COUNT.format(all=every))
        counted = cursor.fetchall()
    SearchWord.objects.all().delete()
    words = [SearchWord(root=root, tail=root[::-1], count=n) for root, n in counted]
    SearchWord.objects.bulk_create(words, batch_size=5_000)
    return len(words)
