"""No address of the window gives a person, a row or a small number, whoever opens it."""

import re
from itertools import product

import pytest
from django.utils.timezone import now
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from aanjager.community.people.tests.factories import PersonFactory
from aanjager.exchange.opportunities.tests.factories import OpportunityFactory
from aanjager.exchange.placements.models import Placement
from aanjager.exchange.placements.tests.factories import PlacementFactory
from aanjager.front.partner import queries
from aanjager.front.partner.urls import urlpatterns
from aanjager.kernel.testing import count_queries
from aanjager.partnership.agreements import queries as agreements
from aanjager.partnership.agreements.models import Indicator, Quarter
from aanjager.partnership.agreements.queries import Cell, Row
from aanjager.partnership.agreements.tests.factories import (
    FIRST,
    IN_FIRST,
    IN_SECOND,
    SECOND,
    agreement,
    heard,
    invited,
    offered,
    refresh,
    signed,
    taken_up,
)
from tests.doors.audiences import ROLES

pytestmark = pytest.mark.django_db
NOORD = {"headers": {"host": "noord.localhost"}}
PATHS = {"door": "", "window": "cijfers/", "quarter": "2026/{n}/"}
NAME = "Querida d'Oudezijl"
# Between these tags stand numbers; what is under five there must be no count of people.
NUMBER = re.compile(r"<dt>([^<]+)</dt>\s*<dd>\s*(?:<span class=\"soft\">)?([^<]*)", re.S)


@pytest.fixture
def agreed(cast):
    """Seven reactions in the first quarter, three in the second; three patterns; a row with a name."""
    it = agreement(cast.noord, "reactions", "signals_heard", "patterns_taken_up")
    place = OpportunityFactory(organisation=cast.buurthuis, area=cast.noord.area, open=True)
    for n in range(10):
        at = IN_FIRST if n < 7 else IN_SECOND
        PlacementFactory(
            opportunity=place, person=PersonFactory(name=f"{NAME} {n}"), reacted_at=at,
            answer_by=at, state="reaction",
        )  # fmt: skip
    heard(cast.noord, IN_FIRST, 2)
    taken_up(cast.noord, IN_FIRST, 3)
    refresh()
    signed(it, FIRST)
    offered(it, SECOND)
    return it, invited(it)[1]


def shown(page):
    """What stands behind every head of a list of facts."""
    return [(head.strip(), said.strip()) for head, said in NUMBER.findall(page)]


@pytest.mark.parametrize(("address", "role"), list(product(PATHS, ROLES)))
def test_no_address_gives_a_person_a_row_or_a_small_number_to_anybody(
    client, cast, agreed, address, role
):
    _it, token = agreed
    if role != "visitor":
        client.force_login(getattr(cast, role))
    base = f"/partner/{token}/"
    assert client.get(base + "cijfers/", **NOORD).status_code == 302
    client.post(base, **NOORD)
    for number in range(1, 5 if address == "quarter" else 2):
        path = base + PATHS[address].format(n=number)
        for question in ("", "?indicator=1&rijen=1&vorm=csv&k=1&pagina=2"):
            page = client.get(path + question, **NOORD).text
            assert NAME not in page
            assert "/balie/afspraken/" not in page
            for head, said in shown(page):
                small = said.isdecimal() and 0 < int(said) < 5
                assert not small or "Patronen" in head or said == "3", (head, said)
    texts = client.get(base + "cijfers/", **NOORD).text
    reactions = texts.split("Reacties")[1].split("</section>")[0]
    assert "te klein om te tonen" in reactions
    assert [said for _h, said in shown(reactions) if said.isdecimal()] == ["7"]


def test_every_address_of_the_window_is_in_the_table_above():
    assert {pattern.name for pattern in urlpatterns} == set(PATHS)


def test_a_wrong_or_ended_link_opens_nothing_and_every_look_is_noted(client, cast, agreed):
    it, token = agreed
    for path in ("", "cijfers/", "2026/1/"):
        assert client.get(f"/partner/geraden/{path}", **NOORD).status_code == 404
    assert agreements.looks(it) == []
    assert client.get(f"/partner/{token}/", **NOORD).status_code == 200
    assert agreements.looks(it) == []

    client.post(f"/partner/{token}/", **NOORD)

    assert [who for _at, who in agreements.looks(it)] == ["Gerda"]
    assert count_queries(lambda: client.get(f"/partner/{token}/cijfers/", **NOORD)) <= 9


def test_looking_shows_and_a_button_signs_and_then_a_correction_has_no_number(client, cast, agreed):
    _it, token = agreed
    client.post(f"/partner/{token}/", **NOORD)
    path = f"/partner/{token}/2026/2/"
    client.get(path, **NOORD)
    assert not Quarter.objects.get(first=SECOND).is_frozen
    assert client.post(path, {"name": ""}, **NOORD).status_code == 422

    client.post(path, {"name": "Gerda"}, **NOORD)

    assert Quarter.objects.get(first=SECOND).is_frozen
    Placement.objects.filter(reacted_at=IN_FIRST).order_by("pk").first().delete()
    refresh(now())
    page = client.get(f"/partner/{token}/2026/1/", **NOORD).text
    assert "gecorrigeerd sinds ondertekening" in page
    assert "−1" not in page
    assert ("Reacties", "7") in shown(page)


@settings(max_examples=60, suppress_health_check=list(HealthCheck), deadline=None)
@given(
    values=st.lists(st.tuples(st.integers(0, 12), st.booleans()), min_size=1, max_size=4),
)
def test_what_is_shown_of_people_never_leaves_a_small_number_over(values):
    """The total minus its parts, and the year minus its quarters, give no number below five."""
    one = Indicator(of_people=True, target=20)
    cells = {
        n: Cell(value, value if is_held else None, "too_few" if is_held and 0 < value < 5 else "")
        for n, (value, is_held) in enumerate(values)
    }

    line = queries.line(Row(one, cells))

    exact = [pane.value for pane in line.panes if pane.value is not None]
    assert all(value == 0 or value >= 5 for value in exact)
    if line.total.value is not None:
        held = [value for value, is_held in values if is_held]
        assert line.total.value == sum(exact) == sum(held)
    for pane, (value, is_held) in zip(line.panes, values, strict=True):
        assert is_held or pane.value is None
        assert is_held or pane.words in (f"minstens {value // 5 * 5}", "minder dan 5")
