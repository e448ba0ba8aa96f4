"""What an initiative lacks, who offers it, and the vacancy behind a need of people."""

import threading

import pytest
from django.db import connection

from aanjager.community.organisations.models import Organisation
from aanjager.community.organisations.queries import actor_of
from aanjager.exchange.opportunities import actions as opportunities
from aanjager.exchange.opportunities.models import Opportunity
from aanjager.kernel.actor import CLOCK
from aanjager.kernel.refusals import Refused
from aanjager.participation.initiatives import actions
from aanjager.participation.initiatives.models import Answer, Member, Need
from aanjager.participation.initiatives.tests.factories import (
    AnswerFactory,
    InitiativeFactory,
    NeedFactory,
)
from aanjager.trust.letters.models import Letter

pytestmark = pytest.mark.django_db


@pytest.fixture
def it(cast):
    return InitiativeFactory(centre=cast.noord, led_by=cast.person(cast.daan))


def ask_people(it, cast, now, **facts):
    lack = actions.Lack(
        **{
            "kind": "people",
            "text": "Drie mensen om te timmeren",
            "how_many": 3,
            "is_insured": True,
            **facts,
        }
    )
    return actions.ask(it, lack, by=actor_of(cast.daan), at=now)


def test_a_need_of_people_becomes_a_vacancy_of_a_group_of_residents(it, cast, now):
    need = ask_people(it, cast, now)

    made = need.opportunity
    assert (made.status, made.places, made.area) == ("submitted", 3, it.area)
    assert (made.organisation.kind, made.organisation.name) == ("informal", it.title)
    assert made.organisation.coordinators.get().person == cast.person(cast.daan)
    assert made.organisation.email == cast.noord.email  # nobody's own address stands on its file


def test_without_an_insurance_the_vacancy_stays_a_draft_for_the_centre_to_help_with(it, cast, now):
    assert ask_people(it, cast, now, is_insured=False).opportunity.status == "draft"


def test_a_second_need_of_people_belongs_to_the_same_group(it, cast, now):
    first, second = ask_people(it, cast, now), ask_people(it, cast, now, text="Een schilder")

    assert first.opportunity.organisation == second.opportunity.organisation


def test_on_the_page_daan_asks_for_three_people(it, cast, signed_in):
    said = {"kind": "people", "text": "Drie timmerlui", "how_many": 3, "is_insured": "on"}
    signed_in(cast.daan).post(f"/initiatieven/{it.pk}/vragen/", said)

    assert Need.objects.get().opportunity.places == 3


@pytest.mark.django_db(transaction=True)
def test_two_needs_of_people_at_the_same_instant_make_one_group(cast, now):
    it = InitiativeFactory(centre=cast.noord, led_by=cast.person(cast.daan))
    ready, failed = threading.Barrier(3), []

    def ask():
        try:
            ready.wait(5)
            ask_people(it, cast, now)
        except Exception as mistake:
            failed.append(mistake)
        finally:
            connection.close()

    threads = [threading.Thread(target=ask) for _ in range(3)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()

    assert failed == []
    assert Organisation.objects.filter(kind="informal").count() == 1
    assert Need.objects.count() == 3


@pytest.mark.parametrize("kind", ["place", "money", "knowledge", "materials"])
def test_other_needs_have_no_vacancy(it, cast, now, kind):
    need = actions.ask(it, actions.Lack(kind, "Iets"), by=actor_of(cast.daan), at=now)

    assert need.opportunity is None
    assert not Opportunity.objects.exists()


def test_only_its_own_people_and_staff_ask(it, cast, now):
    lack = actions.Lack("place", "Een schuur")
    actions.ask(it, lack, by=actor_of(cast.anna), at=now)

    with pytest.raises(Refused, match="trekken"):
        actions.ask(it, lack, by=actor_of(cast.cora), at=now)


def test_an_offer_reaches_the_initiator_without_an_address_in_it(it, cast, now):
    need = NeedFactory(initiative=it)

    actions.offer(need, "Ik heb zes planken.", by=actor_of(cast.cora), at=now)

    letter = Letter.objects.get(kind="initiative-offer")
    assert letter.to_address == "daan@example.org"
    assert "Ik heb zes planken." in letter.text
    assert "cora@example.org" not in letter.text + letter.reply_to


def test_a_yes_makes_somebody_take_part_and_tells_them(it, cast, now):
    answer = AnswerFactory(need__initiative=it, person=cast.person(cast.cora))

    actions.answer_offer(
        answer, says_yes=True, reply="Kom zaterdag.", by=actor_of(cast.daan), at=now
    )

    assert Member.objects.get(initiative=it, person=answer.person).role == "helper"
    assert "Kom zaterdag." in Letter.objects.get(kind="initiative-answer").text
    with pytest.raises(Refused, match="al beantwoord"):
        actions.answer_offer(answer, says_yes=False, by=actor_of(cast.daan), at=now)


def test_with_enough_people_the_need_is_met_and_its_vacancy_closes(it, cast, now):
    need = ask_people(it, cast, now, how_many=1)
    answer = actions.offer(need, "Ik kom.", by=actor_of(cast.cora), at=now)

    actions.answer_offer(answer, says_yes=True, by=actor_of(cast.daan), at=now)

    need.refresh_from_db()
    assert need.state == "met"
    assert Opportunity.objects.get(pk=need.opportunity_id).status == "closed"


def test_a_yes_takes_a_place_of_the_vacancy_that_is_online_and_taking_back_frees_it(it, cast, now):
    need = ask_people(it, cast, now)
    need.opportunity.organisation.status = "approved"
    need.opportunity.organisation.save()
    opportunities.publish(need.opportunity, by=CLOCK, at=now)
    answer = actions.offer(need, "Ik kom.", by=actor_of(cast.cora), at=now)

    actions.answer_offer(answer, says_yes=True, by=actor_of(cast.daan), at=now)
    assert Opportunity.objects.get().places_taken == 1

    actions.withdraw_offer(answer, by=actor_of(cast.cora), at=now)
    assert Opportunity.objects.get().places_taken == 0
    assert Answer.objects.get().state == "withdrawn"


def test_offering_twice_changes_the_words_and_stays_one_offer(it, cast, now):
    need = NeedFactory(initiative=it)
    for text in ("Zes planken.", "Acht planken."):
        actions.offer(need, text, by=actor_of(cast.cora), at=now)

    assert [row.text for row in Answer.objects.all()] == ["Acht planken."]


def test_nobody_offers_to_oneself_or_to_what_was_found(it, cast, now):
    need = NeedFactory(initiative=it)
    with pytest.raises(Refused, match="zelf"):
        actions.offer(need, "Ik", by=actor_of(cast.daan), at=now)

    actions.close_need(need, is_met=True, by=actor_of(cast.daan), at=now)
    with pytest.raises(Refused, match="al afgerond"):
        actions.offer(need, "Ik", by=actor_of(cast.cora), at=now)
    assert Need.objects.get().state == "met"


def test_an_idea_that_waits_gets_no_offers_yet(it, cast, now):
    need = NeedFactory(initiative=it)
    type(it).objects.update(look="waiting", look_by=now)

    with pytest.raises(Refused, match="kijkt eerst"):
        actions.offer(need, "Ik", by=actor_of(cast.cora), at=now)


def test_an_offer_is_answered_by_its_people_and_taken_back_by_who_made_it(it, cast, now):
    answer = AnswerFactory(need__initiative=it, person=cast.person(cast.cora))

    with pytest.raises(Refused):
        actions.answer_offer(answer, says_yes=True, by=actor_of(cast.cora), at=now)
    with pytest.raises(Refused):
        actions.withdraw_offer(answer, by=actor_of(cast.finn), at=now)
