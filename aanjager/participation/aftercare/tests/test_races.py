from concurrent.futures import ThreadPoolExecutor
from threading import Barrier

import pytest
from django.db import connection

from aanjager.community.people.tests.factories import as_actor
from aanjager.exchange.placements.models import Outcome
from aanjager.exchange.placements.tests.factories import OutcomeFactory
from aanjager.kernel.refusals import Refused
from aanjager.participation.aftercare import actions


@pytest.mark.django_db(transaction=True)
def test_of_two_answers_at_once_one_counts(now):
    asked, together = OutcomeFactory(), Barrier(2)
    daan = as_actor(asked.placement.person)

    def answer(words):
        together.wait()
        try:
            return actions.record_outcome(asked, words, by=daan, at=now).still_active
        except Refused:
            return None
        finally:
            connection.close()

    with ThreadPoolExecutor(2) as pool:
        counted = set(pool.map(answer, ["yes", "no"])) - {None}

    assert counted == {Outcome.objects.get().still_active}
