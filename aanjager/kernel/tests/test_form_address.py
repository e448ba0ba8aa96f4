"""The address of a form that is opened leads to the page that holds it."""

import pytest
from django.http import HttpResponseNotAllowed

from aanjager.kernel.middleware import FormAddressMiddleware, page_above

pytestmark = pytest.mark.django_db
READER = {"host": "noord.localhost", "accept": "text/html,application/xhtml+xml"}


@pytest.mark.parametrize(
    ("path", "above"),
    [
        ("/mijn/opdrachten/3/uren/", "/mijn/opdrachten/3/"),
        ("/vraag/v/abc/nog-niet/", "/vraag/v/abc/"),
        ("/taal/", "/"),
        ("/bestaat/niet/", "/"),
        ("/", "/"),
    ],
)
def test_the_page_above_an_address_is_the_nearest_that_is_one(path, above):
    assert page_above(path) == above


def test_who_opens_the_address_of_a_form_comes_to_its_page(rf):
    ask = FormAddressMiddleware(lambda request: HttpResponseNotAllowed(["POST"]))
    path = "/mijn/opdrachten/3/uren/"

    answer = ask(rf.get(path, headers=READER))
    assert (answer.status_code, answer.headers["Location"]) == (302, "/mijn/opdrachten/3/")
    assert ask(rf.get(path)).status_code == 405, "a program is told what is wrong"
    assert ask(rf.post(path, headers=READER)).status_code == 405


def test_who_is_signed_in_is_not_told_to_sign_in_first(cast, client):
    page = client.get("/bestaat-niet/", headers=READER).text
    assert "log dan eerst in" in page
    client.force_login(cast.anna)
    page = client.get("/bestaat-niet/", headers=READER).text
    assert "log dan eerst in" not in page
    assert "niet voor jou" in page
