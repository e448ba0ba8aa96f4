"""The words of open opportunities, gathered for typing errors and near words."""

from datetime import datetime

from django.db import connection, transaction

from aanjager.exchange.matching import rules
from aanjager.exchange.matching.models import LexiconWord
from aanjager.kernel.actor import Actor
from aanjager.kernel.dutch import root

COUNT = """
SELECT word, ndoc FROM ts_stat('SELECT words FROM exchange_standingwords')
 WHERE length(word) BETWEEN 3 AND 60 AND word !~ '[0-9@/.]'
"""


@transaction.atomic
def rebuild_lexicon(*, by: Actor, at: datetime) -> int:
    """Replace the lexicon by the words that stand in open opportunities now; say how many."""
    rules.rebuild_lexicon(by)
    with connection.cursor() as cursor:
        cursor.execute(COUNT)
        counted = cursor.fetchall()
    LexiconWord.objects.all().delete()
    known = [
        LexiconWord(word=word, count=count, root=root(word), tail=root(word)[::-1])
        for word, count in counted
    ]
    LexiconWord.objects.bulk_create(known, batch_size=5_000)
    return len(known)
