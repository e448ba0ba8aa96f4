from datetime import UTC, datetime

import pytest

from aanjager.community.centres import actions
from aanjager.community.centres.actions import Details
from aanjager.community.centres.choices import TERM_LIMITS, TERM_NAMES, TERMS
from aanjager.community.centres.tests.factories import CentreFactory, staff_of
from aanjager.kernel.actor import Actor
from aanjager.kernel.refusals import Refused
from aanjager.kernel.testing import count_queries
from aanjager.trust.audit.models import Event

NOW = datetime(2026, 3, 2, 9, tzinfo=UTC)
PAGES = ["/balie/centrale/", "/balie/centrale/termijnen/", "/balie/centrale/uiterlijk/"]
ZUID = {"host": "zuid.localhost"}
DETAILS = {"name": "Centrale Zuid", "email": "zuid@example.org", "phone": "0528 - 12 34 56"}


def manager_of(centre):
    return Actor(user_id=1, staff_of=frozenset({centre.pk}), manager_of=frozenset({centre.pk}))


def test_every_term_has_a_question_and_limits_around_what_is_usual():
    assert TERMS.keys() == TERM_NAMES.keys() == TERM_LIMITS.keys()
    assert all(
        TERM_LIMITS[name][0] <= usual <= TERM_LIMITS[name][1] for name, usual in TERMS.items()
    )


@pytest.mark.parametrize("page", PAGES)
def test_the_manager_can_change_and_a_consultant_reads_why_not(cast, signed_in, page):
    assert (
        "disabled aria-describedby"
        not in signed_in(cast.bram).get(page, headers=ZUID).content.decode()
    )

    text = signed_in(cast.anna).get(page, headers={"host": "noord.localhost"}).content.decode()

    assert "Alleen de manager van Centrale Noord kan dit wijzigen." in text


@pytest.mark.parametrize("page", PAGES)
@pytest.mark.parametrize("who", ["anna", "cora", "daan", "els", "finn", "gerda"])
def test_for_who_does_not_work_at_this_centre_the_page_is_not_there(cast, signed_in, page, who):
    assert signed_in(getattr(cast, who)).get(page, headers=ZUID).status_code == 404


@pytest.mark.parametrize("page", PAGES)
def test_who_is_not_signed_in_signs_in_first(client, cast, page):
    answer = client.get(page, headers=ZUID)

    assert answer.status_code == 302
    assert answer.headers["Location"].startswith("/inloggen/")


def test_a_consultant_cannot_post_past_the_disabled_button(cast, signed_in):
    browser = signed_in(cast.anna)

    answer = browser.post("/balie/centrale/", DETAILS, headers={"host": "noord.localhost"})

    assert answer.status_code == 403
    assert not Event.objects.exists()


def test_the_manager_changes_the_telephone_number(cast, signed_in):
    browser = signed_in(cast.bram)

    answer = browser.post("/balie/centrale/", DETAILS, headers=ZUID)

    cast.zuid.refresh_from_db()
    assert answer.status_code == 302
    assert cast.zuid.phone == "0528 - 12 34 56"
    assert Event.objects.get().verb == "centre.described"


def test_a_term_outside_its_limits_is_told_at_the_field(cast, signed_in):
    browser = signed_in(cast.bram)

    answer = browser.post(
        "/balie/centrale/termijnen/", {**TERMS, "letters_days": 1000}, headers=ZUID
    )

    assert answer.status_code == 422
    assert 'href="#id_letters_days"' in answer.content.decode()


@pytest.mark.django_db
def test_only_what_differs_from_everyone_is_kept():
    centre = CentreFactory()

    actions.set_terms(centre, {**TERMS, "letters_days": 60}, by=manager_of(centre), at=NOW)

    centre.refresh_from_db()
    assert centre.terms == {"letters_days": 60}
    assert Event.objects.get().facts == {"letters_days": 60}


@pytest.mark.django_db
@pytest.mark.parametrize(
    ("terms", "reason"),
    [
        ({"letters_days": 1}, "Kies een getal van 30 tot en met 180"),
        ({"ask_after_months_away": 12, "remove_after_months": 12}, "wissen pas later"),
        ({"unknown": 1}, "bestaat niet"),
    ],
)
def test_terms_that_cannot_be_are_refused(terms, reason):
    centre = CentreFactory()

    with pytest.raises(Refused, match=reason):
        actions.set_terms(centre, terms, by=manager_of(centre), at=NOW)


@pytest.mark.django_db
def test_staff_of_another_centre_change_nothing():
    centre, other = CentreFactory(), CentreFactory()

    with pytest.raises(Refused, match="Alleen de manager"):
        actions.describe(
            centre, Details(name="X", email="x@example.org"), by=staff_of(other), at=NOW
        )


@pytest.mark.parametrize("page", PAGES)
def test_the_page_asks_little_of_the_database(cast, signed_in, page):
    browser = signed_in(cast.bram)
    browser.get(page, headers=ZUID)

    assert count_queries(lambda: browser.get(page, headers=ZUID)) <= 5
