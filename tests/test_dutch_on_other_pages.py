"""What is Dutch by nature says so on an English page: articles, courses, texts to sign, guides."""

from html.parser import HTMLParser

import pytest
from django.urls import reverse

from tests.doors.audiences import AUDIENCES
from tests.doors.shared import browser_of, cast, everybody  # noqa: F401 (fixtures)
from tests.doors.table import TABLE
from tests.doors.world import World
from tests.test_doors import DOORS

pytestmark = pytest.mark.django_db
ROOMS = {
    "articles", "courses", "academy", "model_texts", "signing", "trees", "tree_making", "expertise",
}  # fmt: skip
DUTCH = (
    "Bewaren we een kopie", "Nee. Schrijf op dat", "Leren luisteren", "Je oefent met luisteren", "Boekje",
    "Onze afspraak", "Wat we afspreken", "spreken dit af", "Mag ik meedoen?", "Een korte vraag.",
    "Hoe oud ben je?", "Conclusie ", "naam van de hond",
)  # fmt: skip
ALONE = {"area", "base", "br", "col", "hr", "img", "input", "link", "meta", "source", "wbr"}
NO_MARK = {
    "title",
    "textarea",
    "script",
}  # what a browser tells no language apart in, or a person types


class Reader(HTMLParser):
    """Reads a page and keeps each piece of text with the language that it is read aloud in."""

    def __init__(self, page: str) -> None:
        super().__init__()
        self.open: list[tuple[str, str]] = []
        self.said: list[tuple[str, str]] = []
        self.feed(page)

    def handle_starttag(self, tag, attrs):
        before = self.open[-1][1] if self.open else ""
        if tag not in ALONE:
            self.open.append((tag, dict(attrs).get("lang") or before))

    def handle_endtag(self, tag):
        while self.open and self.open.pop()[0] != tag:
            pass

    def handle_data(self, data):
        if self.open and not NO_MARK & {tag for tag, _lang in self.open}:
            self.said.append((data.strip(), self.open[-1][1]))


def unmarked(page: str) -> list[str]:
    """Dutch words on a page that would be read aloud in another language."""
    return [
        text
        for text, lang in Reader(page).said
        if lang != "nl" and any(it.lower() in text.lower() for it in DUTCH)
    ]


@pytest.fixture
def world(cast, settings):  # noqa: F811 (fixture)
    """Everything that these rooms show is there, so that lists hold it too."""
    settings.DEMO = False
    made = World(cast)
    made.pk_of_articles("articles:detail")
    made.run_to_come()
    made.run_over()
    made.material()
    made.pk_of_model_texts("model_texts:detail")
    made.pk_of_signing("signing:detail")
    made.of_tree("slug")
    made.pk_of_tree_making("tree_making:detail")
    return made


SHOWN = [it for it in DOORS if it.name.split(":")[0] in ROOMS]


@pytest.mark.parametrize("door", SHOWN, ids=lambda door: door.name)
def test_a_voice_reads_dutch_as_dutch(door, world, browser_of, client):  # noqa: F811 (fixture)
    path = reverse(
        door.name, kwargs={name: world.argument(door.name, name) for name in door.arguments}
    )
    role = next(iter(sorted(AUDIENCES[TABLE[door.name]])), "visitor")
    browser = browser_of(client, role)
    browser.cookies["taal"] = "en"
    answer = browser.get(path + world.question(door.name), headers={"host": "noord.localhost"})
    if answer.status_code == 200 and answer["Content-Type"].startswith("text/html"):
        assert '<html lang="en"' in answer.text or "<html" not in answer.text
        assert unmarked(answer.text) == []


def test_the_reader_finds_what_is_not_marked():
    page = '<html lang="en"><p>Onze afspraak<br> en <b lang="nl">Leren luisteren</b></p></html>'
    assert unmarked(page) == ["Onze afspraak"]
