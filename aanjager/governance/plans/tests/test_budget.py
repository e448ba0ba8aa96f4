import pytest
from django.db import IntegrityError, transaction
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from aanjager.governance.plans import actions, queries
from aanjager.governance.plans.actions import Cost, Paid
from aanjager.governance.plans.models import Coverage, Plan
from aanjager.governance.plans.tests.factories import NOW, plan, ready, staff
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


def test_a_budget_that_does_not_add_up_is_kept_and_not_submitted(cast):
    made, by = ready(cast.noord), staff(cast.noord)
    line = actions.budget(made, Cost("Drukwerk", 10_01), by=by, at=NOW)
    cover(line, 10_00)

    with pytest.raises(Refused, match="bij Drukwerk is € 0,01 zonder betaler"):
        actions.submit(made, by=by, at=NOW)
    assert Plan.objects.get(pk=made.pk).is_draft
    assert queries.budget_of(made).total_cents == 1010_01
    cover(line, 10_01)
    assert not actions.submit(made, by=by, at=NOW).is_draft


def test_payers_answer_after_the_plan_was_submitted(cast):
    made, by = ready(cast.noord, costs=((500_00, "fund"),)), staff(cast.noord)
    made = actions.submit(made, by=by, at=NOW)
    asked = Coverage.objects.get()

    actions.answer_coverage(asked, state="promised", by=by, at=NOW)
    assert queries.budget_of(made).promised_cents == 500_00
    with pytest.raises(Refused, match="ingediend"):
        actions.uncover(asked, by=by, at=NOW)
    actions.answer_coverage(asked, state="refused", by=by, at=NOW)
    cover(asked.line, 500_00, "Gemeente", "municipality")
    assert queries.budget_of(made).adds_up


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
