"""Not a cent is lost, and no cost is asked of two."""

import os

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from hypothesis.extra.django import TestCase

from aanjager.governance.plans.models import Coverage
from aanjager.kernel.refusals import Refused
from aanjager.partnership.funding import actions, queries
from aanjager.partnership.funding.actions import Sum
from aanjager.partnership.funding.queries import Money, Pipeline
from aanjager.partnership.funding.tests.factories import NOW, TODAY, application, plan, staff
from aanjager.partnership.funds.tests.factories import fund
from tests.cast import gather

EXAMPLES = int(os.environ.get("AANJAGER_EXAMPLES", "4"))
cents = st.integers(1, 10**9)


class TestGrants(TestCase):
    @given(st.lists(cents, min_size=1, max_size=4), st.data())
    @settings(max_examples=EXAMPLES, deadline=None)
    def test_whatever_is_granted_is_divided_over_the_costs_to_the_cent(self, costs, data):
        noord = gather().noord
        made = application(noord, *costs, claims=costs)
        actions.send(made, by=staff(noord), at=NOW)
        total = data.draw(st.integers(1, sum(costs)))

        actions.grant(made, total, by=staff(noord), at=NOW)

        standing = Coverage.objects.exclude(state="refused").select_related("line")
        assert sum(it.amount_cents for it in standing) == total
        assert all(0 < it.amount_cents <= it.line.amount_cents for it in standing)
        assert {it.state for it in standing} == {"promised"}


@given(cents, cents, cents, st.none() | cents)
def test_money_is_somewhere(granted, received, returned, spent):
    received, spent = min(granted, received), spent and min(spent, granted)
    returned = min(returned, received)
    it = Money(granted, received, returned, spent)

    assert it.to_come + it.received == granted
    assert it.to_return >= 0
    if spent is not None and received - returned >= spent:
        assert it.to_return + it.returned + spent == received


@given(st.lists(st.tuples(cents, st.sampled_from([25, 50, 75, 100])), max_size=6))
def test_the_pipeline_is_never_worth_more_than_is_asked(asked):
    rows = [("", 1, amount, amount * chance // 100) for amount, chance in asked]
    made = Pipeline(rows)

    assert made.asked == sum(amount for amount, _chance in asked)
    exact = sum(amount * chance for amount, chance in asked) / 100
    assert 0 <= exact - made.worth <= len(asked)


@pytest.mark.django_db
def test_a_cost_asked_of_one_fund_cannot_be_asked_of_another_until_it_said_no(cast):
    of, by = plan(cast.noord, 1_000_00), staff(cast.noord)
    line = of.cost_lines.get()
    first = application(cast.noord, of=of, claims=[600_00])
    second = application(cast.noord, of=of, to=fund(cast.noord, "Ander fonds"))
    with pytest.raises(Refused, match="dubbel vragen"):
        actions.claim(second, line, 400_01, by=by, at=NOW)
    actions.claim(second, line, 400_00, by=by, at=NOW)
    second.refresh_from_db()
    found = queries.lines(second)
    assert [(mine, len(others), open_) for _line, mine, others, open_ in found] == [(400_00, 1, 0)]

    actions.send(first, by=by, at=NOW)
    actions.refuse(first, "Te laat.", by=by, at=NOW)

    actions.claim(second, line, 1_000_00, by=by, at=NOW)
    assert queries.asked(second) == 1_000_00


@pytest.mark.django_db
def test_payments_never_pass_what_was_granted_and_what_was_not_spent_goes_back(cast):
    by = staff(cast.noord)
    it = application(cast.noord, 500_00, claims=[500_00])
    actions.send(it, by=by, at=NOW)
    it = actions.grant(it, 450_00, by=by, at=NOW)
    money = Sum(400_00, TODAY)
    actions.pay(it, money, by=by, at=NOW)
    actions.pay(it, money, by=by, at=NOW)  # pressed twice
    assert queries.money(it).to_come == 50_00
    with pytest.raises(Refused, match="meer dan er is toegekend"):
        actions.pay(it, Sum(50_01, TODAY), by=by, at=NOW)
    with pytest.raises(Refused, match="niet meer verantwoord"):
        actions.settle(it, 450_01, by=by, at=NOW)

    it = actions.settle(it, 380_00, by=by, at=NOW)
    assert queries.money(it).to_return == 20_00
    with pytest.raises(Refused, match="niet zoveel ontvangen"):
        actions.pay(it, Sum(400_01, TODAY, is_back=True), by=by, at=NOW)
    actions.pay(it, Sum(20_00, TODAY, is_back=True), by=by, at=NOW)
    assert queries.money(it).to_return == 0
