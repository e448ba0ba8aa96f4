"""Stopping on the pages of the expert, the organisation and the holder of its link."""

import pytest
from django.urls import reverse

from aanjager.advice.assignments.tests.factories import agreed, hours, link_of, whole
from aanjager.advice.experts.tests.factories import expert, in_pool

pytestmark = pytest.mark.django_db
WHY = "Het dak lekt, eerst dat."


@pytest.fixture
def at_work(cast):
    """Daan works for the Buurthuis, and wrote down hours."""
    daan = in_pool(cast.noord, expert(kind="freelancer", person=cast.daan.person))
    it = agreed(cast.noord, expert=daan, body=cast.buurthuis).assignment
    hours(it, "2.5")
    return whole(it)


def page(browser, name, *args):
    return browser.get(reverse(f"assignments:{name}", args=args)).content.decode()


@pytest.mark.parametrize("who", ["daan", "cora", "link"])
def test_each_stops_with_a_reason_and_all_read_it_beside_the_hours(
    cast, at_work, signed_in, client, who
):
    token = link_of(at_work, "contract")
    doors = {"daan": ("stop_work", at_work.pk), "cora": ("stop_asked", at_work.pk),
             "link": ("stop_by_link", token)}  # fmt: skip
    name, key = doors[who]
    browser = client if who == "link" else signed_in(getattr(cast, who))
    address = reverse(f"assignments:{name}", args=[key])
    own = {"daan": "own", "cora": "body", "link": "by_link"}[who]
    assert address in page(browser, own, key)
    assert browser.post(address, {"stop-words": " "}).status_code == 422

    assert browser.post(address, {"stop-words": WHY}).status_code == 302
    assert browser.post(address, {"stop-words": WHY}).status_code == 403

    pages = [page(client, "by_link", token)]
    for user, name in ((cast.daan, "own"), (cast.cora, "body"), (cast.anna, "detail")):
        pages.append(page(signed_in(user), name, at_work.pk))
    for html in pages:
        assert f'</strong> <span lang="nl">{WHY}</span>' in html
        assert "2,5 uur" in html
        assert "Stop deze opdracht" not in html
    assert "Voor je factuur" in pages[1]
