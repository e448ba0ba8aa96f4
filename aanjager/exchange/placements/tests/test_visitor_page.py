"""From "I want this" to a sent reaction, with and without an account."""

import re

import pytest
from django.core.cache import cache

from aanjager.community.people.models import Person
from aanjager.exchange.opportunities.tests.factories import OpportunityFactory
from aanjager.exchange.placements.models import Placement
from aanjager.kernel.testing import count_queries
from aanjager.trust.accounts.models import User
from aanjager.trust.letters.models import Letter

pytestmark = pytest.mark.django_db
FILLED = {
    "name": "Noa",
    "email": "noa@example.org",
    "message": "Ik kan op zaterdag.",
    "introduced_by": "",
    "companion": "",
}


@pytest.fixture
def opportunity(cast, client):
    client.defaults["HTTP_HOST"] = "noord.localhost"
    return OpportunityFactory(organisation=cast.buurthuis, open=True, title="Soep koken")


def url(opportunity, more=""):
    return f"/vacatures/{opportunity.pk}/reageren/{more}"


def code_in(letter):
    return "".join(re.findall(r"\d", re.search(r"\d{4}\s?\d{4}", letter.text)[0]))


def latest_code():
    return code_in(Letter.objects.filter(kind__contains="code").latest("pk"))


def test_a_visitor_reacts_with_a_name_and_an_address_and_a_code(client, opportunity):
    assert client.get(url(opportunity)).status_code == 200

    sent = client.post(url(opportunity), FILLED)
    assert sent.headers["Location"] == url(opportunity, "code/")
    assert not Placement.objects.exists(), "nothing is kept of an address that is not proven"
    assert "noa@example.org" in client.get(url(opportunity, "code/")).text

    answer = client.post(url(opportunity, "code/"), {"code": latest_code()}, follow=True)

    placement = Placement.objects.get()
    assert answer.redirect_chain[-1][0] == f"/mijn/reacties/{placement.pk}/"
    assert "Je reactie is verstuurd" in answer.text
    assert "Ik kan op zaterdag." in answer.text
    assert (placement.state, placement.person.name) == ("reaction", "Noa")
    assert Letter.objects.filter(kind="placement-sent", to_address="noa@example.org").exists()


def test_somebody_with_an_account_sees_the_same_pages_and_keeps_the_own_name(
    client, opportunity, cast
):
    known = {**FILLED, "email": "Daan@example.org", "name": "Iemand anders"}
    for_known = client.post(url(opportunity), known)
    page_for_known = client.get(url(opportunity, "code/")).text
    client.post(url(opportunity, "code/"), {"code": latest_code()})

    assert for_known.headers["Location"] == url(opportunity, "code/")
    assert "daan@example.org" in page_for_known
    placement = Placement.objects.get()
    assert placement.person == cast.person(cast.daan)
    assert placement.person.name == "Daan"


def test_a_double_click_mails_one_code_and_a_new_one_on_request(client, opportunity):
    client.post(url(opportunity), FILLED)
    client.post(url(opportunity), FILLED)
    assert Letter.objects.count() == 1

    client.post(url(opportunity, "code/"), {"again": "1"})

    assert Letter.objects.count() == 2
    client.post(url(opportunity, "code/"), {"code": latest_code()})
    assert Placement.objects.count() == 1


def test_a_wrong_code_sends_nothing_and_keeps_what_was_written(client, opportunity):
    client.post(url(opportunity), FILLED)
    wrong = "0" * 8 if latest_code() != "0" * 8 else "1" * 8

    first = client.post(url(opportunity, "code/"), {"code": wrong})
    assert first.status_code == 422
    assert "klopt niet" in first.text
    for _try in range(2):
        last = client.post(url(opportunity, "code/"), {"code": wrong}, follow=True)

    assert "te vaak een verkeerde code" in last.text
    assert "Ik kan op zaterdag." in last.text
    assert not Placement.objects.exists()


def test_too_many_codes_are_refused_in_the_form(client, opportunity):
    for _request in range(3):
        client.post(url(opportunity), FILLED)
        session = client.session
        session.pop("code_by_mail", None)
        session.save()

    answer = client.post(url(opportunity), FILLED)

    assert answer.status_code == 422
    assert "al een paar codes gestuurd" in answer.text
    cache.clear()


def test_who_is_signed_in_reacts_in_one_step(signed_in, opportunity, cast):
    daan = signed_in(cast.daan)
    page = daan.get(url(opportunity)).text
    assert 'name="email"' not in page

    answer = daan.post(url(opportunity), {"message": "Leuk"}, follow=True)

    assert "Je krijgt uiterlijk antwoord" in answer.text
    placement = Placement.objects.get()
    assert daan.get(url(opportunity)).headers["Location"] == f"/mijn/reacties/{placement.pk}/"
    daan.post(url(opportunity), {"message": "Nog eens"})
    assert Placement.objects.count() == 1
    assert daan.get(url(opportunity, "code/")).status_code == 302


def test_what_is_full_says_so_and_takes_nothing(client, opportunity, now):
    opportunity.status, opportunity.places_taken = "full", 1
    opportunity.save()

    page = client.get(url(opportunity))
    forced = client.post(url(opportunity), FILLED)

    assert "is vol" in page.text
    assert "<textarea" not in page.text
    assert forced.status_code == 403
    assert not Letter.objects.exists()


def test_when_the_last_place_goes_between_mail_and_code_one_is_signed_in_and_told(
    client, opportunity
):
    client.post(url(opportunity), FILLED)
    opportunity.status = "full"
    opportunity.save()

    answer = client.post(url(opportunity, "code/"), {"code": latest_code()}, follow=True)

    assert "is vol" in answer.text
    assert not Placement.objects.exists()
    assert User.objects.filter(email="noa@example.org").exists()


def test_a_pupil_of_fourteen_is_told_what_to_do(signed_in, opportunity, cast):
    finn = signed_in(cast.finn)

    page = finn.get(url(opportunity)).text
    forced = finn.post(url(opportunity), {"message": "Ik wil"})

    assert "Vraag je ouder of verzorger" in page
    assert forced.status_code == 403


def test_a_draft_and_a_page_without_anything_kept_lead_nowhere(client, opportunity, cast):
    draft = OpportunityFactory(organisation=cast.buurthuis)

    assert client.get(url(draft)).status_code == 404
    assert client.get(url(opportunity, "code/")).headers["Location"] == url(opportunity)


@pytest.mark.parametrize(
    ("change", "words"),
    [
        ({"name": ""}, "Je naam"),
        ({"email": "geen adres"}, "e-mailadres"),
        ({"message": "x" * 10_000}, "5000"),
    ],
)
def test_a_form_that_is_not_right_comes_back_with_what_is_wrong(client, opportunity, change, words):
    answer = client.post(url(opportunity), {**FILLED, **change})

    assert answer.status_code == 422
    assert words in answer.text
    assert 'id="fouten"' in answer.text


def test_where_friends_are_not_welcome_or_do_not_fit_nobody_is_asked_for_one(client, cast):
    alone = OpportunityFactory(
        organisation=cast.buurthuis, open=True, friend_welcome=False, places=4
    )
    one = OpportunityFactory(organisation=cast.buurthuis, open=True, places=1)
    two = OpportunityFactory(organisation=cast.buurthuis, open=True, places=2)

    pages = [client.get(url(it), HTTP_HOST="noord.localhost").text for it in (alone, one, two)]

    assert ["companion" in page for page in pages] == [False, False, True]


def test_hostile_words_are_shown_as_words(signed_in, opportunity, cast):
    daan = signed_in(cast.daan)
    bad = "<script>alert(1)</script><img src=x>"

    page = daan.post(url(opportunity), {"message": bad}, follow=True).text

    assert "&lt;script&gt;" in page
    assert Person.objects.filter(user=cast.daan).exists()


def test_staff_with_a_second_step_finds_the_reaction_ready_to_send(client, opportunity, cast):
    from allauth.mfa.totp.internal.auth import TOTP, generate_totp_secret

    TOTP.activate(cast.anna, generate_totp_secret())
    client.post(url(opportunity), {**FILLED, "email": "anna@example.org"})

    answer = client.post(url(opportunity, "code/"), {"code": latest_code()})

    assert "tweede-stap" in answer.headers["Location"]
    placement = Placement.objects.get()
    assert placement.state == "unconfirmed"
    assert not Letter.objects.filter(kind="placement-arrived").exists()
    client.force_login(cast.anna)
    page = client.get(f"/mijn/reacties/{placement.pk}/").text
    assert "nog niet verstuurd" in page
    client.post(f"/mijn/reacties/{placement.pk}/versturen/")
    placement.refresh_from_db()
    assert placement.state == "reaction"


def test_the_page_asks_the_database_few_things(client, opportunity):
    client.get(url(opportunity))

    assert count_queries(lambda: client.get(url(opportunity))) <= 5


def test_a_visitor_reads_english(client, opportunity):
    client.cookies["taal"] = "en"

    page = client.get(url(opportunity)).text

    assert "What happens next?" in page
    assert "Your e-mail address" in page
