import re
import xml.etree.ElementTree as xml

import pytest
from django.utils.timezone import now

from aanjager.exchange.placements.tests.factories import PlacementFactory
from aanjager.governance.services.tests.factories import service
from aanjager.kernel.memory import pages
from aanjager.kernel.testing import count_queries
from aanjager.participation.initiatives.tests.factories import InitiativeFactory

pytestmark = pytest.mark.django_db
HOST = {"HTTP_HOST": "noord.localhost"}
PAGE = "/wat-wij-doen/"


def begun(cast, many):
    """So many people of Noord began today."""
    pages.clear()
    for _ in range(many):
        PlacementFactory(
            centre=cast.noord, organisation=cast.buurthuis, state="started", started_on=now().date()
        )


def figure(answer, code="started"):
    return next(it for it in answer.json()["figures"] if it["code"] == code)


def test_the_page_shows_what_people_put_on_the_site_and_nothing_else(client, cast):
    InitiativeFactory(centre=cast.noord, title="Bankje bij de vijver", stage="rooted")
    InitiativeFactory(
        centre=cast.noord, title="Nog niet bekeken", stage="rooted", look="waiting", look_by=now()
    )
    InitiativeFactory(centre=cast.zuid, title="Van een ander", stage="rooted")
    it = service(cast.noord)
    hidden = service(cast.noord, title="Nog in de maak", is_shown=False)

    page = client.get(PAGE, **HOST).content.decode()

    assert "Bankje bij de vijver" in page
    assert it.title in page
    for secret in ("Nog niet bekeken", "Van een ander", hidden.title):
        assert secret not in page
    assert count_queries(lambda: client.get(PAGE, **HOST)) <= 8


@pytest.mark.parametrize(("many", "value", "said"), [(4, None, "minder dan 5"), (5, 5, "5")])
def test_a_figure_of_too_few_people_is_hidden_at_every_address(client, cast, many, value, said):
    begun(cast, many)

    one = figure(client.get(f"{PAGE}cijfers.json", **HOST))
    image = client.get(f"{PAGE}started.svg", **HOST)
    press = client.get(f"{PAGE}persbericht/", **HOST).content.decode()

    assert one["value"] == value
    assert ("hidden_because" in one) == (value is None)
    texts = [it.text for it in xml.fromstring(image.content).iter() if it.tag.endswith("text")]
    assert texts[0] == said
    assert ("mensen begonnen" in press) == (value is not None)


def test_the_line_to_copy_shows_the_image_with_words_and_a_link(client, cast):
    begun(cast, 7)
    page = client.get(f"{PAGE}elders/", **HOST).content.decode()
    line = re.search(r'id="regel-started"[^>]*>(.*?)</textarea>', page, re.S)[1]

    assert "&lt;a href=" in line
    assert "iframe" not in line
    assert "7 mensen begonnen bij een organisatie. Centrale Noord" in line
    address = re.search(r"noord\.localhost[^/]*(/wat-wij-doen/started\.svg)", line)[1]
    assert client.get(address, **HOST)["Content-Type"] == "image/svg+xml"


def test_others_may_keep_figures_and_only_the_json_is_open_to_their_programs(client, cast):
    for path, is_open in (("cijfers.json", True), ("started.svg", False), ("", False)):
        answer = client.get(f"{PAGE}{path}", HTTP_ORIGIN="https://elders.example.org", **HOST)

        assert ("Access-Control-Allow-Origin" in answer) == is_open
        if path:
            assert "max-age=300" in answer["Cache-Control"]
            assert "public" in answer["Cache-Control"]
            assert "Set-Cookie" not in answer


def test_what_is_no_figure_and_no_centre_does_not_exist(client, cast):
    assert client.get(f"{PAGE}reactions.svg", **HOST).status_code == 404
    assert client.get(PAGE, HTTP_HOST="localhost").status_code == 404
    assert client.get(f"{PAGE}?centrale=noord", HTTP_HOST="localhost").status_code == 200
