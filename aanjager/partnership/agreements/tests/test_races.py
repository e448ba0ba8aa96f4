"""Two who sign at the same moment: one signature, one set of figures."""

from concurrent.futures import ThreadPoolExecutor
from threading import Barrier

import pytest
from django.db import connection

from aanjager.kernel.actor import ANONYMOUS
from aanjager.kernel.refusals import Refused
from aanjager.partnership.agreements import actions, queries
from aanjager.partnership.agreements.models import Figure, Quarter
from aanjager.partnership.agreements.queries import figures
from aanjager.partnership.agreements.tests.factories import (
    AFTER,
    FIRST,
    IN_FIRST,
    agreement,
    heard,
    invited,
    offered,
    refresh,
    staff,
)

pytestmark = pytest.mark.django_db(transaction=True)


def at_once(*acts):
    """Do these at the same moment; return what each gave, or why it was refused."""
    ready = Barrier(len(acts))

    def run(act):
        ready.wait()
        try:
            act()
        except Refused as no:
            return str(no)
        finally:
            connection.close()
        return "done"

    with ThreadPoolExecutor(len(acts)) as pool:
        return sorted(pool.map(run, acts))


def test_signatures_at_the_same_moment_leave_one_and_one_set_of_figures(cast):
    it = agreement(cast.noord, "signals_heard", "patterns_taken_up")
    heard(cast.noord, IN_FIRST, 5)
    refresh()
    contact, token = invited(it)
    seen = queries.fingerprint(figures.values(it, FIRST))
    by = staff(cast.noord)

    def centre_signs():
        actions.offer(it, FIRST, seen=seen, by=by, at=AFTER)

    def partner_signs():
        actions.sign(contact, FIRST, "Gerda", token=token, by=ANONYMOUS, at=AFTER)

    first = at_once(centre_signs, centre_signs)
    assert first.count("done") == 1
    assert Figure.objects.count() == 2

    second = at_once(
        partner_signs, partner_signs, lambda: actions.take_back(it, FIRST, by=by, at=AFTER)
    )
    quarter = Quarter.objects.get()
    assert second.count("done") == 1  # the partner once, or the centre took it back before
    assert quarter.is_frozen == (quarter.figures.count() == 2)

    if not quarter.is_frozen:
        offered(it)
    assert at_once(partner_signs, centre_signs).count("done") == (0 if quarter.is_frozen else 1)
    assert Figure.objects.count() == 2
