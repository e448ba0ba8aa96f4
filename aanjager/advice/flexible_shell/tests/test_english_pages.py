"""Who reads English: what was written here is Dutch and says so, and nothing is chosen by dashes."""

import re

import pytest
from django.urls import reverse
from lxml.html import document_fromstring

from aanjager.advice.assignments.tests.factories import FACTS, agreed, hours, offered
from aanjager.advice.experts.tests.factories import expert, in_pool

pytestmark = pytest.mark.django_db


@pytest.fixture
def pages(cast, signed_in):
    """The pages of the desk, the expert and the organisation, in English."""
    daan = in_pool(cast.noord, expert(kind="freelancer", person=cast.daan.person))
    it = agreed(cast.noord, expert=daan, body=cast.buurthuis).assignment
    hours(it, "2.5", words="Cijfers doorgenomen")
    asked = offered(cast.noord, expert=daan, budget_cents=600_00)

    def read():
        for user, name, key in (
            (cast.anna, "overview", None), (cast.anna, "new", None), (cast.anna, "detail", it.pk),
            (cast.anna, "search", asked.assignment_id), (cast.daan, "mine", None),
            (cast.daan, "own", it.pk), (cast.daan, "offer", asked.pk),
            (cast.cora, "bodies", None), (cast.cora, "body", it.pk),
        ):  # fmt: skip
            browser = signed_in(user)
            browser.cookies["taal"] = "en"
            address = reverse(f"assignments:{name}", args=[key] if key else [])
            yield name, browser.get(address).content.decode()

    return read


def language_of(element):
    """The language of the nearest element that says one."""
    return next(it.get("lang") for it in (element, *element.iterancestors()) if it.get("lang"))


def test_dutch_words_say_that_they_are_dutch_and_nothing_is_dashes(pages):
    for name, html in pages():
        assert "---------" not in html, name
        page, found = document_fromstring(html), 0
        assert page.get("lang") == "en", name
        for words in (FACTS["title"], FACTS["question"], FACTS["result"], "Cijfers doorgenomen"):
            for element in page.xpath("//main//*[contains(text(), $words)]", words=words):
                found += 1
                assert language_of(element) == "nl", f"{name}: {words} in {element.tag}"
        assert found or name == "new", name


def test_days_are_written_as_english_writes_them(pages):
    for name, html in pages():
        assert not re.search(
            r"(Jan|Feb|March|April|May|June|Sept|Oct|Nov|Dec)\.? \d{1,2}, \d{4}", html
        ), name
        days = re.findall(r'<time [^>]*title="([^",]+)', html)
        assert all(re.fullmatch(r"\d{1,2} [A-Z][a-z]+ \d{4}", day) for day in days), name
