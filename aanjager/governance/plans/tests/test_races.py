"""Two at the same instant: no cost is covered twice."""

import pytest

from aanjager.governance.plans import actions, queries
from aanjager.governance.plans.actions import Cost, Paid
from aanjager.governance.plans.models import Coverage
from aanjager.governance.plans.tests.factories import NOW, plan, staff
from aanjager.kernel.testing import refused_at_once

pytestmark = pytest.mark.django_db(transaction=True)


def test_four_payers_at_once_cover_a_cost_once(cast):
    made, by = plan(cast.noord, costs=()), staff(cast.noord)
    line = actions.budget(made, Cost("Zaal", 100_00), by=by, at=NOW)
    asked = [Paid("fund", f"Fonds {number}", 60_00) for number in range(4)]

    refused = refused_at_once(
        *[lambda it=it: actions.cover(line, it, by=by, at=NOW) for it in asked]
    )

    assert len(refused) == 3
    assert all("dubbel vragen" in no for no in refused)
    assert queries.covered(line) == 60_00


def test_who_comes_back_and_who_steps_in_never_both_pay(cast):
    made, by = plan(cast.noord, costs=((100_00, "fund"),)), staff(cast.noord)
    back = Coverage.objects.get()
    actions.answer_coverage(back, state="refused", by=by, at=NOW)
    paid = Paid("municipality", "Gemeente", 100_00)

    refused = refused_at_once(
        lambda: actions.answer_coverage(back, state="promised", by=by, at=NOW),
        lambda: actions.cover(back.line, paid, by=by, at=NOW),
    )

    assert len(refused) == 1
    assert queries.budget_of(made).adds_up
