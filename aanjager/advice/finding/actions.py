"""The words that the search knows, learned from each text and counted anew every night."""

from collections import Counter
from collections.abc import Iterable, Sequence
from datetime import datetime

from django.db import connection, transaction

from aanjager.advice.finding import queries, rules
from aanjager.advice.finding.models import SearchWord
from aanjager.advice.finding.queries import Scope
from aanjager.kernel.actor import Actor

LEARN = """
INSERT INTO advice_searchword (root, tail, count)
SELECT * FROM unnest(%s::text[], %s::text[], %s::int[])
ON CONFLICT (root) DO UPDATE SET count = advice_searchword.count + excluded.count
"""
COUNT = "SELECT word, sum(ndoc) FROM ({all}) found (word, ndoc, nentry) GROUP BY word"
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
