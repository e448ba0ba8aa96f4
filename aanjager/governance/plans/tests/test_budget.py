import pytest
from django.db import IntegrityError, transaction
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from aanjager.governance.plans import actions, queries
from aanjager.governance.plans.actions import Cost, Paid
from aanjager.governance.plans.models import Coverage
from aanjager.governance.plans.tests.factories import NOW, plan, staff
from aanjager.kernel.refusals import Refused

pytestmark = pytest.mark.django_db
CENTS = st.integers(1, 10**7)


@pytest.fixture
def draft(cast):
    return plan(cast.noord, costs=())


def line_of(draft, cents=1000_00, title="Zaal"):
    return actions.budget(draft, Cost(title, cents), by=staff(draft.centre), at=NOW)


def cover(line, cents, name="Fonds Linde", kind="fund"):
    paid = Paid(kind, name, cents)
    return actions.cover(line, paid, by=staff(line.plan.centre), at=NOW)


def test_a_cost_is_never_covered_twice(draft):
    line = line_of(draft)
    cover(line, 700_00)

    with pytest.raises(Refused, match=r"nog € 300,00 te betalen. Meer vragen is dubbel vragen"):
        cover(line, 300_01, "Gemeente", "municipality")
    cover(line, 300_00, "Gemeente", "municipality")
    assert queries.budget_of(draft).adds_up


def test_the_database_holds_it_also_by_hand(draft):
    line = line_of(draft)
    one = cover(line, 700_00)

    with pytest.raises(IntegrityError, match="no cost is covered twice"), transaction.atomic():
        Coverage.objects.filter(pk=one.pk).update(amount_cents=1000_01)
    with pytest.raises(IntegrityError, match="no cost is covered twice"), transaction.atomic():
        type(line).objects.filter(pk=line.pk).update(amount_cents=699_99)


def test_said_again_it_replaces_what_the_same_payer_was_asked(draft):
    line = line_of(draft)
    cover(line, 700_00)
    cover(line, 1000_00)

    assert queries.covered(line) == 1000_00


def test_a_refusal_covers_nothing_and_leaves_room_for_another(draft):
    line = line_of(draft)
    fund = cover(line, 1000_00)
    by = staff(draft.centre)
    fund = actions.answer_coverage(fund, state="refused", by=by, at=NOW)

    assert queries.budget_of(draft).open_cents == 1000_00
    cover(line, 400_00, "Eigen geld", "own")
    with pytest.raises(Refused, match=r"nog € 600,00"):
        actions.answer_coverage(fund, state="promised", by=by, at=NOW)


def test_the_own_contribution_is_promised_at_once_and_never_refused(draft):
    own = cover(line_of(draft), 100_00, "Wij", "own")

    assert own.state == Coverage.State.PROMISED
    with pytest.raises(Refused, match="eigen bijdrage"):
        actions.answer_coverage(own, state="refused", by=staff(draft.centre), at=NOW)


def test_a_line_never_becomes_less_than_what_payers_are_asked(draft):
    line = line_of(draft)
    cover(line, 700_00)

    with pytest.raises(Refused, match=r"dekken hiervan al € 700,00"):
        actions.budget(draft, Cost("Zaal", 699_99), line, by=staff(draft.centre), at=NOW)


@settings(
    deadline=None, max_examples=12, suppress_health_check=[HealthCheck.function_scoped_fixture]
)
@given(st.lists(CENTS, min_size=1, max_size=5), st.data())
def test_a_budget_adds_up_under_any_split(cast, costs, data):
    with transaction.atomic():
        draft = plan(cast.noord, costs=())
        by = staff(cast.noord)
        for place, cents in enumerate(costs):
            line_of(draft, cents, f"Post {place}")
        left = sum(costs)
        for number in range(4):
            cents = left if number == 3 else data.draw(st.integers(0, left))
            if cents:
                paid = Paid("fund", f"Fonds {number}", cents)
                made = actions.spread(draft, paid, by=by, at=NOW)
                assert sum(it.amount_cents for it in made) == cents
            left -= cents
            assert queries.budget_of(draft).open_cents == left
        budget = queries.budget_of(draft)
        assert budget.adds_up
        assert budget.total_cents == sum(costs)
        assert sum(sum(found.values()) for _payer, found in budget.payers) == sum(costs)
        with pytest.raises(Refused, match="dubbel vragen"):
            actions.spread(draft, Paid("fund", "Nog een", 1), by=by, at=NOW)
        transaction.set_rollback(True)
