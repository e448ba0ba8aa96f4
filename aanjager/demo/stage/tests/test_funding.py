"""The money of the demonstration adds up and shows every page of it."""

from datetime import UTC, datetime

import pytest

from aanjager.demo.town.actions import funding, plans
from aanjager.governance.plans.models import CostLine, Coverage
from aanjager.governance.plans.tests.factories import FIRST, plan, staff
from aanjager.kernel.actor import CLOCK
from aanjager.partnership.funders.queries import register
from aanjager.partnership.funding import queries
from aanjager.partnership.funding.models import Application
from aanjager.partnership.funds.models import Fund

NOW = datetime(2026, 3, 2, 9, tzinfo=UTC)
NOORD = {"headers": {"host": "noord.localhost"}}


@pytest.mark.django_db
def test_a_dozen_funds_two_answers_and_every_page_shows_it(cast, signed_in):
    by = staff(cast.noord)
    made = plan(cast.noord, costs=(), title=plans.TITLE)
    plans._doing(made, FIRST, by, NOW)
    plans._money(made, by, NOW)
    funding.build(cast.noord, NOW)

    assert Fund.objects.count() == 12
    states = Application.objects.order_by("pk").values_list("state", flat=True)
    assert list(states) == ["granted", "sent", "preparing"]
    for line in CostLine.objects.all():
        covered = Coverage.objects.filter(line=line).exclude(state="refused")
        assert sum(it.amount_cents for it in covered) <= line.amount_cents
    assert len(queries.deadlines(CLOCK)) == 3
    found = register(cast.noord, 2026)
    assert (len(found.rows), found.concentration.word) == (3, "hanging")
    browser = signed_in(cast.anna)
    for path in (
        "balie/fondsen/",
        "balie/aanvragen/",
        "balie/aanvragen/agenda/",
        "geldgevers/",
        "klacht/",
    ):
        assert len(browser.get(f"/{path}", **NOORD).content) < 60_000
