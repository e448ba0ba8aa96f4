from datetime import UTC, date, datetime, timedelta

import pytest

from aanjager.community.centres.tests.factories import staff_of
from aanjager.community.people.models import Registration
from aanjager.community.people.tests.factories import (
    PersonFactory,
    RegistrationFactory,
    as_actor,
)
from aanjager.exchange.opportunities.tests.factories import OpportunityFactory
from aanjager.exchange.placements import actions, jobs, queries, rules
from aanjager.exchange.placements.actions import Reaction
from aanjager.exchange.placements.models import Message, Placement
from aanjager.exchange.placements.tests.factories import PlacementFactory
from aanjager.kernel.actor import ANONYMOUS
from aanjager.kernel.refusals import Refused
from aanjager.trust.law.models import LawValue
from aanjager.trust.letters.models import Letter

pytestmark = pytest.mark.django_db


def test_a_reaction_starts_the_clock_and_both_sides_get_a_letter(now):
    opportunity, person = OpportunityFactory(open=True), PersonFactory(name="Daan")

    placement = actions.react(
        opportunity, Reaction("Ik kan op zaterdag."), by=as_actor(person), at=now
    )

    assert placement.state == "reaction"
    assert placement.answer_by == datetime(2026, 3, 9, 9, tzinfo=UTC)  # five working days
    letters = {it.kind: it for it in Letter.objects.all()}
    assert letters["placement-sent"].to_address == person.email
    assert "uiterlijk maandag 9 maart antwoord" in letters["placement-sent"].text
    arrived = letters["placement-arrived"]
    assert arrived.to_address == opportunity.organisation.email
    assert "Ik kan op zaterdag." in arrived.text
    assert queries.organisation_readers(placement)[0].name == opportunity.organisation.name
    assert arrived.reply_to.startswith(f"antwoord+reactie-{placement.pk}-")
    assert Registration.objects.filter(person=person, centre=opportunity.centre).exists()


def test_the_answer_clock_knows_holidays_and_the_term_of_the_centre(now):
    opportunity = OpportunityFactory(open=True)
    opportunity.centre.terms = {"answer_working_days": 3}
    opportunity.centre.save()
    before_easter = datetime(2026, 4, 2, 9, tzinfo=UTC)  # then Good Friday, Easter Monday

    placement = actions.react(
        opportunity, Reaction(), by=as_actor(PersonFactory()), at=before_easter
    )

    assert placement.answer_by.date() == date(2026, 4, 9)


def test_reacting_twice_is_reacting_once(now):
    opportunity, daan = OpportunityFactory(open=True), as_actor(PersonFactory())

    first = actions.react(opportunity, Reaction("Een"), by=daan, at=now)
    second = actions.react(opportunity, Reaction("Twee"), by=daan, at=now)

    assert first == second
    assert Message.objects.get().text == "Een"
    assert Letter.objects.filter(kind="placement-arrived").count() == 1


def test_after_withdrawing_one_may_react_again(now):
    opportunity, daan = OpportunityFactory(open=True), as_actor(PersonFactory())
    first = actions.react(opportunity, Reaction(), by=daan, at=now)
    actions.withdraw(first, by=daan, at=now)

    second = actions.react(opportunity, Reaction(), by=daan, at=now)

    assert second != first
    assert list(queries.of_person(daan)) == [second, first]


@pytest.mark.parametrize(
    ("facts", "person", "values", "reason"),
    [
        ({"status": "full"}, {}, Reaction(), "is vol"),
        ({"status": "paused"}, {}, Reaction(), "op pauze"),
        ({"status": "closed"}, {}, Reaction(), "niet meer open"),
        ({}, {"birth_year": 2011}, Reaction(), "nog geen 16. Vraag je ouder"),
        ({"age_min": 18, "age_reason": "Er is drank."}, {"birth_year": 2009}, Reaction(), "18 zijn. Er is"),
        ({"age_max": 26}, {"birth_year": 1990}, Reaction(), "tot en met 26"),
        ({"friend_welcome": False, "places": 4}, {}, Reaction(companion="Bo"), "één persoon"),
        ({"places": 1}, {}, Reaction(companion="Bo"), "niet genoeg plekken"),
    ],
)  # fmt: skip
def test_a_reaction_that_cannot_be_says_why(now, facts, person, values, reason):
    opportunity = OpportunityFactory(open=True, **facts) if "status" not in facts else (
        OpportunityFactory(published_at=now, **facts)
    )  # fmt: skip

    with pytest.raises(Refused, match=reason):
        actions.react(opportunity, values, by=as_actor(PersonFactory(**person)), at=now)

    assert not Placement.objects.exists()


def test_without_a_year_of_birth_nobody_is_refused_for_age(now):
    person = PersonFactory(birth_year=None)

    assert actions.react(
        OpportunityFactory(open=True, age_min=18), Reaction(), by=as_actor(person), at=now
    )


def test_the_age_of_consent_comes_from_dated_data(now):
    LawValue.objects.create(
        key="consent_age", value=13, unit="years", valid_from=date(2026, 1, 1), source="x",
        checked_on=date(2026, 1, 1),
    )  # fmt: skip

    assert rules.consent_age(now.date()) == 13
    assert rules.consent_age(date(2025, 1, 1)) == 16


def test_a_friend_comes_along_as_two(now):
    opportunity = OpportunityFactory(open=True, places=2)

    placement = actions.react(
        opportunity, Reaction(companion="Bo"), by=as_actor(PersonFactory()), at=now
    )

    assert placement.people == 2
    assert "Bo komt mee" in Letter.objects.get(kind="placement-arrived").text


def test_nobody_reacts_for_somebody_else_but_staff_for_who_is_registered(now):
    opportunity, paper = OpportunityFactory(open=True), PersonFactory(user=None, email="")
    anna = staff_of(opportunity.centre)

    for actor, reason in (
        (as_actor(PersonFactory()), "alleen voor jezelf"),
        (anna, "Schrijf deze persoon eerst in"),
    ):
        with pytest.raises(Refused, match=reason):
            actions.react(opportunity, Reaction(), person=paper, by=actor, at=now)
    with pytest.raises(Refused, match="Log eerst in"):
        actions.react(opportunity, Reaction(), by=ANONYMOUS, at=now)

    RegistrationFactory(person=paper, centre=opportunity.centre)
    said = Reaction("Zij kookt 't liefst voor velen.")
    placement = actions.react(opportunity, said, person=paper, by=anna, at=now)

    assert placement.person == paper
    letter = Letter.objects.get()
    assert letter.kind == "placement-arrived"
    assert "schrijft erbij:\n\nZij kookt 't liefst voor velen." in letter.text
    assert opportunity.centre.name in letter.text.split("schrijft erbij")[0]


def test_what_is_written_but_not_sent_is_seen_by_nobody_else_and_forgotten(now, monkeypatch):
    opportunity, person = OpportunityFactory(open=True), PersonFactory()
    daan, anna = as_actor(person), staff_of(opportunity.centre)
    actions.prepare(opportunity, Reaction("Een"), by=daan, at=now)

    unsent = actions.prepare(opportunity, Reaction("Twee"), by=daan, at=now)

    assert Message.objects.get().text == "Twee"
    assert queries.one(daan, unsent.pk) == unsent
    with pytest.raises(Placement.DoesNotExist):
        queries.one(anna, unsent.pk)
    assert not Letter.objects.exists()

    monkeypatch.setattr(jobs, "now", lambda: now + timedelta(days=1))
    jobs.forget_unsent()
    assert Placement.objects.exists()
    monkeypatch.setattr(jobs, "now", lambda: now + timedelta(days=3))
    jobs.forget_unsent()
    jobs.forget_unsent()
    assert not Placement.objects.exists()


def test_an_unsent_reaction_that_became_impossible_stays_unsent(now):
    opportunity, daan = OpportunityFactory(open=True), as_actor(PersonFactory())
    unsent = actions.prepare(opportunity, Reaction(), by=daan, at=now)
    opportunity.status = "full"
    opportunity.save()

    with pytest.raises(Refused, match="is vol"):
        actions.confirm(unsent, by=daan, at=now)

    assert actions.withdraw(unsent, by=daan, at=now).state == "withdrawn"


def test_the_contact_of_the_opportunity_gets_the_letter_in_her_own_language(now):
    placement = PlacementFactory()
    from aanjager.community.organisations.tests.factories import CoordinatorFactory

    CoordinatorFactory(organisation=placement.organisation)
    cora = CoordinatorFactory(organisation=placement.organisation, person__name="Cora")
    placement.opportunity.contact = cora
    cora.person.user.language = "en"
    cora.person.user.save()

    readers = queries.organisation_readers(placement)

    assert [(it.name, it.language) for it in readers] == [("Cora", "en")]


def test_a_letter_speaks_the_language_of_its_reader(now):
    person = PersonFactory(user__language="en")

    actions.react(OpportunityFactory(open=True), Reaction("Hello"), by=as_actor(person), at=now)

    letters = {it.kind: it for it in Letter.objects.all()}
    assert "You get an answer by Monday 9 March." in letters["placement-sent"].text
    assert "has been sent" in letters["placement-sent"].subject
    assert "Geef uiterlijk maandag 9 maart antwoord" in letters["placement-arrived"].text


def test_quotes_and_signs_in_a_title_stay_as_they_are_in_a_letter(now):
    opportunity = OpportunityFactory(open=True, title="Koffie & 'thee' <vers>")

    actions.react(opportunity, Reaction(), by=as_actor(PersonFactory()), at=now)

    letter = Letter.objects.get(kind="placement-sent")
    assert "Koffie & 'thee' <vers>" in letter.text
    assert "<vers>" not in letter.html
