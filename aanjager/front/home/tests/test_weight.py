"""What a first visit to the square weighs, with every file that the page refers to."""

import gzip
from pathlib import Path

import pytest
from django.contrib.staticfiles import finders

from aanjager.community.skills.tests.factories import ThemeFactory
from aanjager.exchange.opportunities.tests.factories import OpportunityFactory
from tests.bench.pages_weight import first_visit

pytestmark = pytest.mark.django_db
MOST_BYTES = 100_000


@pytest.mark.parametrize("path", ["/", "/vacatures/"])
def test_a_first_visit_stays_under_a_hundred_kilobytes(client, cast, path):
    cast.noord.theme = {"spark": "#8a1c4a"}
    cast.noord.save()
    for n in range(24):
        ThemeFactory(code=f"thema-{n}", position=n)
    for n in range(12):
        OpportunityFactory(
            open=True, stands=True, organisation__centre=cast.noord, title=f"Taak {n}",
            in_brief="Je helpt een middag mee met wat er in de buurt nodig is. " * 4,
        )  # fmt: skip

    def fetch(address):
        """Files packed as the web server packs them, pages as they are."""
        if address.startswith("/static/"):
            body = Path(finders.find(address.removeprefix("/static/"))).read_bytes()
            return min(len(body), len(gzip.compress(body, 9))), body
        body = client.get(address, headers={"host": "noord.localhost"}).content
        return len(body), body

    weighed = first_visit(fetch, path)

    kinds = {Path(address.partition("?")[0]).suffix for address in weighed}
    assert kinds >= {".css", ".js", ".woff2", ".svg"}
    assert any(address.startswith("/thema.css") for address in weighed)
    assert sum(weighed.values()) < MOST_BYTES, weighed
