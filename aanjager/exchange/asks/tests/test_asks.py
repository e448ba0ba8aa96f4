import re
from datetime import UTC, datetime, timedelta

import pytest

from aanjager.community.organisations.tests.factories import coordinator_of
from aanjager.community.people.models import Person
from aanjager.community.people.tests.factories import PersonFactory, RegistrationFactory, as_actor
from aanjager.exchange.asks import actions, queries, rules
from aanjager.exchange.asks.models import Ask
from aanjager.exchange.opportunities.actions import stand
from aanjager.exchange.opportunities.tests.factories import OpportunityFactory
from aanjager.kernel.actor import CLOCK
from aanjager.kernel.refusals import Refused, refusal
from aanjager.kernel.testing import count_queries
from aanjager.trust.letters.models import Letter

pytestmark = pytest.mark.django_db
NOW = datetime(2026, 3, 2, 9, tzinfo=UTC)
NOORD = {"host": "noord.localhost"}


@pytest.fixture
def opportunity(cast):
    it = OpportunityFactory(open=True, organisation=cast.buurthuis, title="Soep")
    stand(it, at=NOW)
    return it


def somebody(cast, **facts):
    person = PersonFactory(**{"wants_to_be_found": True, **facts})
    RegistrationFactory(person=person, centre=cast.noord)
    return person


def test_five_people_are_asked_and_the_organisation_does_not_learn_who(cast, opportunity):
    for _ in range(8):
        somebody(cast)

    assert actions.ask_wave(opportunity, by=coordinator_of(cast.buurthuis), at=NOW) == 5

    assert Ask.objects.count() == Letter.objects.count() == 5
    assert not Letter.objects.filter(to_address=cast.buurthuis.email).exists()


@pytest.mark.parametrize(
    "facts",
    [
        {"wants_to_be_found": False},
        {"is_paused": True},
        {"point": (200_000.0, 463_000.0)},
        {"languages": ["tr"]},
        {"email": ""},
    ],
)
def test_who_does_not_fit_or_does_not_want_it_is_never_asked(cast, opportunity, facts):
    somebody(cast, **facts)

    assert queries.fitting(opportunity, NOW) == []


def test_people_of_another_centre_are_not_asked(cast, opportunity):
    RegistrationFactory(person=PersonFactory(wants_to_be_found=True), centre=cast.zuid)

    assert queries.fitting(opportunity, NOW) == []


def test_nobody_is_asked_a_third_time_in_a_month(cast, opportunity):
    person = somebody(cast)
    for days in (20, 10):
        other = OpportunityFactory(open=True, organisation=cast.buurthuis)
        Ask.objects.create(
            opportunity=other, person=person, wave=1, asked_at=NOW - timedelta(days=days)
        )

    assert queries.fitting(opportunity, NOW) == []
    assert queries.fitting(opportunity, NOW + timedelta(days=25)) == [person.pk]


def test_the_rested_are_asked_first(cast, opportunity):
    tired, rested = somebody(cast), somebody(cast)
    other = OpportunityFactory(open=True, organisation=cast.buurthuis)
    Ask.objects.create(opportunity=other, person=tired, wave=1, asked_at=NOW - timedelta(days=2))

    assert queries.fitting(opportunity, NOW) == [rested.pk, tired.pk]


def test_a_yes_stops_the_waves_and_silence_brings_the_next(cast, opportunity):
    for _ in range(12):
        somebody(cast)
    asker = coordinator_of(cast.buurthuis)
    actions.ask_wave(opportunity, by=asker, at=NOW)
    with pytest.raises(Refused, match="drie dagen"):
        actions.ask_wave(opportunity, by=CLOCK, at=NOW + timedelta(days=1))
    assert actions.ask_wave(opportunity, by=CLOCK, at=NOW + timedelta(days=3)) == 5

    ask = Ask.objects.first()
    actions.answer_ask(ask, True, by=as_actor(ask.person), at=NOW + timedelta(days=4))

    with pytest.raises(Refused, match="al iemand ja"):
        actions.ask_wave(opportunity, by=asker, at=NOW + timedelta(days=9))
    assert queries.running() == []


def test_after_four_waves_it_ends(cast, opportunity):
    person = somebody(cast)
    asks = [Ask(opportunity=opportunity, person=person, wave=4, asked_at=NOW)]

    answer = refusal(
        rules.ask_wave, coordinator_of(cast.buurthuis), opportunity, asks, NOW + timedelta(days=9)
    )

    assert "vier keer" in answer


def test_reading_the_letters_link_answers_nothing_and_posting_answers_once(
    cast, opportunity, client
):
    somebody(cast)
    actions.ask_wave(opportunity, by=coordinator_of(cast.buurthuis), at=NOW)
    path = re.search(r"(/vacatures/gevraagd/\S+)", Letter.objects.get().text)[1]
    Ask.objects.update(asked_at=NOW)

    assert "Wil jij helpen" in client.get(path, headers=NOORD).text
    assert Ask.objects.get().answered_at is None

    assert client.post(path, {"antwoord": "nee"}, headers=NOORD).status_code == 302
    assert Ask.objects.get().is_interested is False
    assert "Je hebt al geantwoord" in client.get(path, headers=NOORD).text
    assert client.post(path, {"antwoord": "ja"}, headers=NOORD).status_code == 403


def test_only_its_own_people_see_how_many_fit(cast, opportunity, signed_in, client):
    somebody(cast)
    path = f"/organisatie/vacature/{opportunity.pk}/vragen/"
    assert client.get(path, headers=NOORD).status_code == 404
    assert signed_in(cast.daan).get(path, headers=NOORD).status_code == 404

    browser = signed_in(cast.cora)
    page = browser.get(path, headers=NOORD).text
    assert "Er past nu 1 mens" in page
    assert Person.objects.get(wants_to_be_found=True).name not in page

    assert browser.post(path, headers=NOORD).status_code == 302
    assert Ask.objects.count() == 1


def test_the_page_asks_the_database_as_often_for_twenty_as_for_two(cast, opportunity, signed_in):
    path = f"/organisatie/vacature/{opportunity.pk}/vragen/"
    browser = signed_in(cast.cora)
    somebody(cast), somebody(cast)
    browser.get(path, headers=NOORD)
    for_two = count_queries(lambda: browser.get(path, headers=NOORD))
    for _ in range(18):
        somebody(cast)

    assert count_queries(lambda: browser.get(path, headers=NOORD)) == for_two <= 8


@pytest.mark.parametrize(
    ("days", "letters", "rested"), [(None, 0, 1000), (14, 1, 250), (2, 1, 47), (40, 2, 0)]
)
def test_rest_grows_with_time_and_halves_per_letter(days, letters, rested):
    assert rules.rest(days, letters) == rested
