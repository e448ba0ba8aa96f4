"""What lives in an area, on every scale."""

from collections import Counter
from datetime import timedelta

import pytest
from django.core.cache import caches
from django.utils import timezone
from django.utils.timezone import now
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from aanjager.assembly.meetings.tests.factories import MeetingFactory
from aanjager.community.centres.tests.factories import CentreFactory
from aanjager.community.places.models import Area
from aanjager.community.places.tests.factories import AreaFactory
from aanjager.community.skills.tests.factories import ThemeFactory
from aanjager.front.areas.queries import counts
from aanjager.kernel.testing import count_queries
from aanjager.outreach.action_days.tests.factories import ActionDayFactory
from aanjager.participation.initiatives.models import Initiative
from aanjager.participation.initiatives.tests.factories import InitiativeFactory
from aanjager.participation.signals.tests.factories import SignalFactory

pytestmark = pytest.mark.django_db


@pytest.fixture
def tree():
    """A country with two municipalities of three districts each, and a region across them."""
    country = AreaFactory(kind="country", code="NL", name="Nederland")
    region = AreaFactory(
        kind="region", region_kind="corop", code="CR17", name="Streek", ancestor_ids=[country.pk]
    )
    for m in range(2):
        above = [country.pk, *([region.pk] if m == 0 else [])]
        town = AreaFactory(
            code=f"GM000{m}", name=f"Stad {m}", ancestor_ids=above, point=(m * 5_000, 0)
        )
        for d in range(3):
            AreaFactory(
                kind="district", code=f"WK000{m}0{d}", name=f"Wijk {m}{d}",
                ancestor_ids=[*above, town.pk], point=(m * 5_000 + d * 800, 0),
            )  # fmt: skip
    return country


def area(code):
    return Area.objects.get(code=code)


def test_what_lives_in_a_district_shows_on_every_scale_above_it(client, tree):
    soon = timezone.now() + timedelta(days=9)
    InitiativeFactory(title="Buurttuin", area=area("WK000001"))
    MeetingFactory(
        title="Wijkavond", area=area("WK000001"), state="open", starts_at=soon,
        ends_at=soon + timedelta(hours=2),
    )  # fmt: skip

    for path in ("wijk/WK000001", "gemeente/GM0000", "corop/CR17", "land/NL"):
        page = client.get(f"/gebieden/{path}/").text
        assert "Buurttuin" in page, path
        assert "Wijkavond" in page, path
        assert "<b>1</b> initiatief van bewoners" in page, path
    assert "Buurttuin" not in client.get("/gebieden/wijk/WK000002/").text


def test_what_waits_or_was_stopped_or_is_private_does_not_show(client, tree, now):
    soon = timezone.now() + timedelta(days=9)
    when = {"area": area("GM0000"), "starts_at": soon, "ends_at": soon + timedelta(hours=2)}
    InitiativeFactory(title="Wacht nog", area=area("GM0000"), look="waiting", look_by=now)
    InitiativeFactory(title="Voorbij", area=area("GM0000"), stage="ended")
    MeetingFactory(title="Besloten", state="open", visibility="invited", **when)
    MeetingFactory(title="Niet door", state="cancelled", cancelled_because="Ziek", **when)

    page = client.get("/gebieden/gemeente/GM0000/").text

    for title in ("Wacht nog", "Voorbij", "Besloten", "Niet door"):
        assert title not in page


def test_an_area_says_who_drives_what_lives_there(client, tree):
    InitiativeFactory.create_batch(2, area=area("WK000001"), mode="hybrid")
    InitiativeFactory(area=area("WK000002"), mode="institution_led")
    InitiativeFactory(area=area("WK000002"), mode="hybrid", stage="ended")

    page = client.get("/gebieden/gemeente/GM0000/").text
    driven = page[page.index("Initiatieven nu, naar wie het trekt") :]

    for mode, number in (("van beide kanten", 2), ("van een instelling", 1)):
        assert f'<th scope="row">{mode}</th><td class="num">{number}</td>' in driven
    assert "naar wie het trekt" not in client.get("/gebieden/gemeente/GM0001/").text


def test_signals_are_only_a_number_from_five_on(client, tree, now):
    SignalFactory.create_batch(4, area=area("WK000001"), text="De lamp is stuk")
    assert "signalen in een jaar" not in client.get("/gebieden/wijk/WK000001/").text

    caches["pages"].clear()
    SignalFactory.create_batch(2, area=area("WK000002"), text="De lamp is stuk")
    page = client.get("/gebieden/gemeente/GM0000/").text

    assert "<b>5</b> signalen in een jaar" in page
    assert "De lamp" not in page


def test_neighbours_who_do_the_same_are_named_also_at_another_centre(client, tree):
    green = ThemeFactory(name_nl="Groen")
    InitiativeFactory(title="Buurttuin", area=area("GM0000"), theme=green)
    elsewhere = CentreFactory(name="Centrale Oost", slug="oost")
    InitiativeFactory(title="Plantenruil", area=area("WK000101"), theme=green, centre=elsewhere)
    InitiativeFactory(title="Repaircafé", area=area("WK000102"), centre=elsewhere)

    page = client.get("/gebieden/gemeente/GM0000/").text

    assert "Werk samen" in page
    assert "Plantenruil" in page
    assert "Centrale Oost" in page
    assert "Repaircafé" not in page
    assert "Werk samen" not in client.get("/gebieden/land/NL/").text


@settings(max_examples=25, suppress_health_check=list(HealthCheck), deadline=None)
@given(places=st.lists(st.integers(0, 9), max_size=12))
def test_rolled_up_is_what_counting_one_by_one_gives(tree, places):
    Initiative.objects.all().delete()
    caches["pages"].clear()
    areas = list(Area.objects.order_by("pk"))
    for at in places:
        InitiativeFactory(area=areas[at % len(areas)])

    counted = counts.counts_of(tree, None)["initiatives"]

    one_by_one = Counter()
    for it in Initiative.objects.select_related("area"):
        for scale in areas:
            one_by_one[scale.pk] += scale.pk == it.area_id or scale.pk in it.area.ancestor_ids
    assert {pk: n for pk, n in counted.items() if n} == {pk: n for pk, n in one_by_one.items() if n}


def test_an_action_day_that_comes_lives_in_its_area_and_one_called_off_does_not(client, tree):
    ActionDayFactory(title="Tuindag", area=area("WK000001"))
    ActionDayFactory(
        title="Stormdag", area=area("WK000001"), cancelled_at=now(), cancel_reason="Storm"
    )
    ActionDayFactory(title="Winterdag", area=area("WK000001"), held_on="2026-01-10")
    ActionDayFactory(title="Wachtdag", area=area("WK000001"), look="waiting")

    page = client.get("/gebieden/gemeente/GM0000/").text

    assert "Tuindag" in page
    assert "<b>1</b> actiedag die komt" in page
    assert not any(name in page for name in ("Stormdag", "Winterdag", "Wachtdag"))


def test_a_process_that_runs_asks_five_times_at_most(client, tree):
    day = ActionDayFactory(centre=CentreFactory(), area=area("WK000001"))
    InitiativeFactory(title="Buurttuin", area=day.area)

    for path in ("wijk/WK000001", "gemeente/GM0000", "corop/CR17", "land/NL"):
        first = client.get(f"/gebieden/{path}/").text
        assert count_queries(lambda path=path: client.get(f"/gebieden/{path}/")) <= 5
        assert client.get(f"/gebieden/{path}/").text == first


def test_a_page_asks_twelve_times_at_most_however_much_lives_there(client, tree):
    green = ThemeFactory()
    for code in ("WK000000", "WK000001", "WK000101"):
        InitiativeFactory.create_batch(4, area=area(code), theme=green)
        MeetingFactory.create_batch(3, area=area(code), state="open")
        ActionDayFactory.create_batch(3, area=area(code))

    for path in ("land/NL", "corop/CR17", "gemeente/GM0000", "wijk/WK000001"):
        caches["pages"].clear()
        assert count_queries(lambda path=path: client.get(f"/gebieden/{path}/")) <= 12
