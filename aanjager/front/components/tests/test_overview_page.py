import pytest

from aanjager.front.components.choices import COMPONENTS
from aanjager.kernel.testing import count_queries

pytestmark = pytest.mark.django_db


@pytest.mark.parametrize("language", ["nl", "en"])
def test_every_part_is_shown_with_its_use_and_its_source(client, language):
    client.cookies["taal"] = language

    text = client.get("/onderdelen/").content.decode()

    for part in COMPONENTS:
        assert f'id="{part.code}"' in text
    assert text.count("<details><summary>") >= len(COMPONENTS)
    assert "&#123;% include" in text


def test_every_example_belongs_to_a_part(settings):
    folder = settings.ROOT / "aanjager/front/components/templates/components/examples"

    assert {path.stem for path in folder.glob("*.html")} == {part.code for part in COMPONENTS}


def test_the_page_asks_the_database_for_the_centre_only(client):
    assert count_queries(lambda: client.get("/onderdelen/")) <= 1
