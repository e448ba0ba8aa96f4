"""At the same instant: two applications never ask for the same cost."""

import threading

import pytest
from django.db import connection

from aanjager.governance.plans.models import Coverage
from aanjager.kernel.refusals import Refused
from aanjager.partnership.funding import actions
from aanjager.partnership.funding.tests.factories import NOW, application, plan, staff
from aanjager.partnership.funds.tests.factories import fund

pytestmark = pytest.mark.django_db(transaction=True)


def test_of_four_funds_asked_for_the_same_cost_at_once_one_is(cast):
    of, by = plan(cast.noord, 1_000_00), staff(cast.noord)
    line = of.cost_lines.get()
    asking = [application(cast.noord, of=of, to=fund(cast.noord, f"Fonds {n}")) for n in range(4)]
    got, refused, gate = [], [], threading.Barrier(4)

    def ask(it):
        gate.wait()
        try:
            got.append(actions.claim(it, line, 600_00, by=by, at=NOW))
        except Refused as no:
            refused.append(str(no))
        finally:
            connection.close()

    threads = [threading.Thread(target=ask, args=[it]) for it in asking]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()

    assert (len(got), len(refused)) == (1, 3)
    assert sum(Coverage.objects.values_list("amount_cents", flat=True)) == 600_00
