import re
import time
from unittest import mock

import pytest
from allauth.mfa.models import Authenticator
from allauth.mfa.totp.internal import auth as totp
from django.conf import settings
from django.test import Client

from aanjager.community.organisations.tests.factories import CoordinatorFactory
from aanjager.community.people.models import Person
from aanjager.community.people.tests.factories import PersonFactory
from aanjager.governance.documents.tests.factories import SeatFactory
from aanjager.growth.internships.tests import factories as tracks
from aanjager.growth.prior_learning.tests import factories as portfolios
from aanjager.kernel.testing import HouseClient
from aanjager.trust.accounts.models import User
from aanjager.trust.accounts.tests.factories import UserFactory
from aanjager.trust.letters.models import Letter

pytestmark = pytest.mark.django_db
NOORD = {"HTTP_HOST": "noord.localhost"}


def code_in_mail(address):
    letter = Letter.objects.filter(to_address=address, kind="sign-in-code").latest("pk")
    return re.search(r"\d{4} \d{4}", letter.subject)[0]


def sign_in(client, address, code=None, then=""):
    client.post("/inloggen/", {"email": address, "next": then}, **NOORD)
    code = code or code_in_mail(address.lower())
    return client.post("/inloggen/code/", {"code": code}, **NOORD)


def who(client):
    return client.session.get("_auth_user_id")


def test_a_known_person_signs_in_with_the_code_and_goes_on(client, cast):
    answer = sign_in(client, "Daan@Example.ORG", then="/vacatures/?q=soep")

    assert answer.url == "/vacatures/?q=soep"
    assert who(client) == str(cast.daan.pk)
    assert User.objects.filter(email__iexact="daan@example.org").count() == 1


def test_an_unknown_address_becomes_an_account_and_a_person_of_the_visited_centre(client, cast):
    answer = sign_in(client, "nieuw.mens@example.org")

    person = Person.objects.get(email="nieuw.mens@example.org")
    assert answer.url == "/mijn/profiel/?welkom=1"
    assert who(client) == str(person.user_id)
    assert person.registrations.get().centre == cast.noord
    assert not person.user.has_usable_password()
    assert "Welkom" in client.get(answer.url, **NOORD).text


def test_who_works_here_goes_on_to_the_work_the_first_time_too(client, cast):
    assert sign_in(client, "anna@example.org", then="/balie/mensen/").url == "/balie/mensen/"


def test_nobody_learns_whether_an_address_has_an_account(cast):
    answers = []
    for address in ("daan@example.org", "onbekend@example.org"):
        client = HouseClient()
        first = client.post("/inloggen/", {"email": address}, **NOORD)
        page = client.get(first.url, **NOORD)
        answers.append((first.status_code, first.url, page.text.replace(address, "ADRES")))
    same = [re.sub(r'name="csrfmiddlewaretoken" value="[^"]*"', "", a[2]) for a in answers]

    assert answers[0][:2] == answers[1][:2]
    assert same[0] == same[1]
    assert Letter.objects.filter(kind="sign-in-code").count() == 2
    assert not User.objects.filter(email="onbekend@example.org").exists()


def test_the_letter_is_written_at_once_and_signed_by_the_centre(client, cast):
    client.post("/inloggen/", {"email": "daan@example.org"}, **NOORD)

    letter = Letter.objects.get()
    assert (letter.sender_name, letter.centre_id) == ("Centrale Noord", cast.noord.pk)
    assert code_in_mail("daan@example.org") in letter.text
    assert "15 minuten" in letter.text


def test_three_wrong_codes_and_the_code_is_worth_nothing(client, cast):
    client.post("/inloggen/", {"email": "daan@example.org"}, **NOORD)
    right = code_in_mail("daan@example.org")
    for _ in range(2):
        answer = client.post("/inloggen/code/", {"code": "0000 0000"}, **NOORD)
        assert answer.status_code == 422
        assert "klopt niet" in answer.text
    client.post("/inloggen/code/", {"code": "0000 0000"}, **NOORD)

    client.post("/inloggen/code/", {"code": right}, **NOORD)

    assert who(client) is None


def test_a_code_works_once_and_in_one_browser(client, cast):
    client.post("/inloggen/", {"email": "daan@example.org"}, **NOORD)
    code = code_in_mail("daan@example.org")

    stranger = HouseClient()
    assert stranger.post("/inloggen/code/", {"code": code}, **NOORD).url == "/inloggen/"
    client.post("/inloggen/code/", {"code": code}, **NOORD)
    assert who(client) == str(cast.daan.pk)
    client.post("/uitloggen/", **NOORD)
    client.post("/inloggen/code/", {"code": code}, **NOORD)
    assert who(client) is None


def test_an_old_code_does_not_work(client, cast):
    client.post("/inloggen/", {"email": "daan@example.org"}, **NOORD)
    code = code_in_mail("daan@example.org")
    session = client.session
    session["code_by_mail"] = {**session["code_by_mail"], "until": time.time() - 1}
    session.save()

    answer = client.post("/inloggen/code/", {"code": code}, **NOORD)

    assert answer.url == "/inloggen/"
    assert who(client) is None


def test_the_code_itself_is_not_kept_in_the_session(client, cast):
    client.post("/inloggen/", {"email": "daan@example.org"}, **NOORD)

    digits = code_in_mail("daan@example.org").replace(" ", "")
    assert digits not in str(client.session["code_by_mail"])


def test_asking_code_after_code_stops_with_a_reason(client, cast):
    for _ in range(3):
        assert client.post("/inloggen/", {"email": "daan@example.org"}, **NOORD).status_code == 302

    answer = HouseClient().post("/inloggen/", {"email": "DAAN@example.org"}, **NOORD)

    assert answer.status_code == 422
    assert "al een paar codes" in answer.text
    assert Letter.objects.count() == 3


def test_guessing_in_many_windows_at_once_gives_no_more_tries(client, cast):
    client.post("/inloggen/", {"email": "daan@example.org"}, **NOORD)
    right, kept = code_in_mail("daan@example.org"), client.session["code_by_mail"]
    for _ in range(3):  # every window still believes that nothing was tried
        session = client.session
        session["code_by_mail"] = kept
        session.save()
        client.post("/inloggen/code/", {"code": "0000 0000"}, **NOORD)
    session = client.session
    session["code_by_mail"] = kept
    session.save()

    client.post("/inloggen/code/", {"code": right}, **NOORD)

    assert who(client) is None


@pytest.mark.parametrize("then", ["https://elders.example/", "//elders.example", "javascript:x"])
def test_nobody_is_sent_to_another_house_after_signing_in(client, cast, then):
    assert sign_in(client, "daan@example.org", then=then).url == settings.LOGIN_REDIRECT_URL


@pytest.mark.parametrize("address", ["", "geen adres", "x" * 300 + "@example.org"])
def test_a_strange_address_is_refused_beside_the_field(client, cast, address):
    answer = client.post("/inloggen/", {"email": address}, **NOORD)

    assert answer.status_code == 422
    assert 'id="fouten"' in answer.text
    assert not Letter.objects.exists()


def test_a_closed_account_stays_closed(client, cast):
    User.objects.filter(pk=cast.daan.pk).update(is_active=False)

    assert sign_in(client, "daan@example.org").url == "/inloggen/gesloten/"

    assert who(client) is None
    assert "gesloten" in client.get("/inloggen/gesloten/", **NOORD).text


def test_the_sign_in_pages_speak_english(client, cast):
    client.cookies["taal"] = "en"

    assert "Send me a code" in client.get("/inloggen/", **NOORD).text


def test_whoever_is_in_does_not_sign_in_again(signed_in, cast):
    assert signed_in(cast.daan).get("/inloggen/", **NOORD).url == "/mijn/"


def with_app(user):
    secret = totp.generate_totp_secret()
    totp.TOTP.activate(user, secret)
    return totp.format_hotp_value(
        totp.hotp_value(secret, next(totp.yield_hotp_counters_from_time()))
    )


def test_somebody_with_an_app_is_in_only_after_the_second_step(client, cast):
    code = with_app(cast.daan)

    answer = sign_in(client, "daan@example.org", then="/vacatures/")
    assert answer.url == "/inloggen/tweede-stap/"
    assert who(client) is None
    page = client.get("/inloggen/tweede-stap/", **NOORD)
    assert "toegangssleutel" in page.text
    wrong = client.post("/inloggen/tweede-stap/", {"code": "000000"}, **NOORD)
    assert "klopt niet" in wrong.text
    answer = client.post("/inloggen/tweede-stap/", {"code": code}, **NOORD)

    assert answer.url == "/vacatures/"
    assert who(client) == str(cast.daan.pk)


def plain_sign_in(user):
    client = HouseClient()
    Client.force_login(client, user)
    return client


def test_staff_stay_before_the_desk_until_the_second_step(cast):
    client = plain_sign_in(cast.anna)

    answer = client.get("/balie/mensen/?q=x", **NOORD)

    assert answer.url == "/mijn/veilig-inloggen/waarom/?next=%2Fbalie%2Fmensen%2F%3Fq%3Dx"
    assert "Een app met codes" in client.get(answer.url, **NOORD).text


def test_staff_have_no_powers_anywhere_before_the_second_step(cast):
    from django.contrib.auth.models import AnonymousUser

    seen = {}
    from aanjager.front.door.middleware import SecondStepMiddleware

    def page(request):
        seen.update(actor=request.actor, full=request.full_actor)

    from django.test import RequestFactory

    from aanjager.community.organisations.queries import actor_of

    for user, session in (
        (cast.anna, {}),
        (cast.els, {"_auth_user_id": "999", "account_authentication_methods": []}),
        (AnonymousUser(), {}),
    ):
        request = RequestFactory().get("/vacatures/")
        request.session, request.actor = session, actor_of(user)
        SecondStepMiddleware(page)(request)
        assert not seen["actor"].staff_of
        assert not seen["actor"].is_association
        assert seen["actor"].user_id == user.pk


def test_the_second_step_of_somebody_else_does_not_count(cast):
    client = plain_sign_in(cast.anna)
    session = client.session
    session["account_authentication_methods"] = [{"method": "mfa"}]
    session["account_authentication_methods_user"] = str(cast.bram.pk)
    session.save()

    assert "waarom" in client.get("/balie/", **NOORD).url


def test_the_demonstration_waives_the_second_step_and_says_so(cast, settings):
    settings.DEMO = True
    client = plain_sign_in(cast.anna)

    assert "waarom" not in client.get("/balie/", **NOORD).headers.get("Location", "")
    assert "staat hier uit" in HouseClient().get("/demo/inloggen/", **NOORD).text


def test_the_demonstration_signs_in_with_one_click_and_only_there(client, cast, settings):
    type(cast.noord).objects.update(is_invented=True)
    assert client.get("/demo/inloggen/", **NOORD).status_code == 404
    assert (
        client.post("/demo/inloggen/", {"address": "anna@example.org"}, **NOORD).status_code == 404
    )
    settings.DEMO = True

    page = client.get("/demo/inloggen/", **NOORD).text
    assert [name for name in ("Anna", "Daan", "Cora") if f"Log in als {name}" not in page] == []
    assert "Bram" not in page
    client.post("/demo/inloggen/", {"address": "anna@example.org"}, **NOORD)

    assert who(client) == str(cast.anna.pk)


def test_a_pupil_a_school_and_who_sits_in_a_body_are_signed_in_with_one_click_too(
    client, cast, settings
):
    settings.DEMO = True
    type(cast.noord).objects.update(is_invented=True)
    school = tracks.school_of(cast.noord)
    CoordinatorFactory(organisation=school, person=PersonFactory(user=cast.gerda))
    tracks.pupil_in(tracks.group_of(school, mentor="daan@example.org"))

    SeatFactory(body__centre=None, person=PersonFactory(user=cast.els))

    for where in (NOORD, {"headers": {"host": "localhost"}}):
        page = client.get("/demo/inloggen/", **where).text
        assert 'value="finn@example.org"' in page
        assert 'value="gerda@example.org"' in page
    assert 'value="els@example.org"' in page  # at the network, where bodies of the association are


def test_who_reads_along_and_who_assesses_say_so_where_one_click_signs_in(client, cast, settings):
    settings.DEMO = True
    type(cast.noord).objects.update(is_invented=True)
    owner = portfolios.stranger(cast.noord)
    reads = portfolios.stranger(cast.noord, name="Rik", email="rik@example.org")
    judges = portfolios.stranger(cast.noord, name="Jet", email="jet@example.org")
    portfolios.appointed(cast.noord, owner, reads, judges)

    page = client.get("/demo/inloggen/", **NOORD).text

    assert '<strong>Rik</strong><span class="soft">begeleidt een portfolio</span>' in page
    assert '<strong>Jet</strong><span class="soft">beoordeelt een portfolio</span>' in page
    assert page.count("jet@example.org") == 1


def test_staff_set_up_an_app_and_get_reserve_codes_and_a_letter(
    cast, django_capture_on_commit_callbacks
):
    client = plain_sign_in(cast.anna)
    page = client.get("/mijn/veilig-inloggen/app/", **NOORD)
    secret = page.context["form"].secret
    assert secret in page.text
    code = totp.format_hotp_value(
        totp.hotp_value(secret, next(totp.yield_hotp_counters_from_time()))
    )
    with django_capture_on_commit_callbacks(execute=True):
        answer = client.post("/mijn/veilig-inloggen/app/", {"code": code}, **NOORD)

    assert answer.url == "/mijn/veilig-inloggen/reservecodes/"
    assert Authenticator.objects.filter(user=cast.anna).count() == 2
    assert Letter.objects.get(kind="account-totp-activated").to_address == "anna@example.org"
    assert "Staat aan" in client.get("/mijn/veilig-inloggen/", **NOORD).text
    # this session did not pass the new step yet
    why = client.get("/balie/", **NOORD).url
    assert "Bevestigen" in client.get(why, **NOORD).text
    reserve = client.get("/mijn/veilig-inloggen/bevestigen/?next=/balie/", **NOORD)
    assert reserve.status_code == 200
    spare = Authenticator.objects.get(user=cast.anna, type="recovery_codes").wrap()
    answer = client.post(
        "/mijn/veilig-inloggen/bevestigen/?next=/balie/",
        {"code": spare.get_unused_codes()[0], "next": "/balie/"},
        **NOORD,
    )
    assert answer.url == "/balie/"
    assert client.get("/balie/", **NOORD).status_code != 302


PAGES = [
    "/mijn/veilig-inloggen/",
    "/mijn/veilig-inloggen/waarom/",
    "/mijn/veilig-inloggen/app/",
    "/mijn/veilig-inloggen/sleutels/",
    "/mijn/veilig-inloggen/sleutels/nieuw/",
    "/uitloggen/",
]


@pytest.mark.parametrize("page", PAGES)
@pytest.mark.parametrize("language", ["nl", "en"])
def test_every_page_of_signing_in_safely_stands(cast, page, language):
    client = plain_sign_in(cast.daan)
    client.cookies["taal"] = language

    answer = client.get(page, **NOORD)

    assert answer.status_code == 200
    assert f'lang="{language}"' in answer.text


@pytest.mark.parametrize("page", PAGES)
def test_nobody_without_an_account_gets_there(client, cast, page):
    answer = client.get(page, **NOORD)

    assert answer.status_code == 302
    assert answer.url.startswith("/inloggen/") or page == "/uitloggen/"


def test_a_passkey_is_asked_for_in_the_way_browsers_understand(client, cast):
    answer = client.get("/inloggen/sleutel/", headers={"Accept": "application/json"}, **NOORD)

    options = answer.json()["request_options"]["publicKey"]
    assert options["rpId"] == "noord.localhost"
    assert options["challenge"]


def test_a_made_up_passkey_does_not_open_the_door(client, cast):
    client.get("/inloggen/sleutel/", headers={"Accept": "application/json"}, **NOORD)

    answer = client.post("/inloggen/sleutel/", {"credential": '{"id": "x"}'}, **NOORD)

    assert answer.status_code == 422
    assert "Deze code klopt niet" in answer.text
    assert "Log in met een code in je mail" in answer.text
    assert who(client) is None


def test_keys_of_somebody_else_do_not_exist(cast):
    key = Authenticator.objects.create(user=cast.bram, type="webauthn", data={"name": "x"})
    client = plain_sign_in(cast.daan)

    for page in (f"{key.pk}/", f"{key.pk}/weg/"):
        assert client.get(f"/mijn/veilig-inloggen/sleutels/{page}", **NOORD).status_code == 404


def test_mail_away_does_not_stop_asking_for_a_code(client, cast):
    with mock.patch("django.core.mail.message.EmailMessage.send", side_effect=OSError("weg")):
        answer = client.post("/inloggen/", {"email": "daan@example.org"}, **NOORD)

    assert answer.url == "/inloggen/code/"
    assert Letter.objects.get().sent_at is None


def test_an_apostrophe_in_the_address_works(client, cast):
    PersonFactory(user=UserFactory(email="p.o'hara@example.org"))

    sign_in(client, "P.O'Hara@example.org")

    assert who(client) is not None


def test_a_pupil_begins_at_the_internship_and_what_was_asked_for_wins(client, cast):
    group = tracks.group_of(tracks.school_of(cast.noord))
    tracks.pupil_in(group, email="leerling@example.org")
    pages = []
    for then in ("", "/mijn/stage/plekken/", "/mijn/"):
        pages.append(sign_in(client, "leerling@example.org", then=then).url)
        client.post("/uitloggen/", **NOORD)

    assert pages == ["/mijn/stage/", "/mijn/stage/plekken/", "/mijn/stage/"]


def test_who_is_new_and_asked_for_a_page_comes_there(client, cast):
    assert sign_in(client, "nieuw@example.org", then="/mijn/wat-helpt/").url == "/mijn/wat-helpt/"


def test_a_pupil_of_a_class_that_is_over_begins_as_everybody(client, cast):
    group = tracks.group_of(tracks.school_of(cast.noord))
    tracks.pupil_in(group, email="finn@example.org")
    type(group).objects.update(result_at=tracks.NOW, mentor=None)

    assert sign_in(client, "finn@example.org").url == "/mijn/"
