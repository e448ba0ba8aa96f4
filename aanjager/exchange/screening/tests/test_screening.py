from datetime import UTC, date, datetime

import pytest

from aanjager.community.centres.tests.factories import StaffFactory, staff_of
from aanjager.community.organisations.models import Criterion
from aanjager.community.organisations.tests.factories import coordinator_of
from aanjager.exchange.opportunities import actions as opportunities
from aanjager.exchange.opportunities import queries as opportunity_queries
from aanjager.exchange.opportunities import rules as opportunity_rules
from aanjager.exchange.opportunities.models import Opportunity, Screening, Standing
from aanjager.exchange.opportunities.tests.factories import OpportunityFactory
from aanjager.exchange.screening import actions, rules
from aanjager.kernel.actor import Actor
from aanjager.kernel.refusals import Refused, refusal
from aanjager.trust.letters.models import Letter

NOW = datetime(2026, 3, 2, 9, tzinfo=UTC)
pytestmark = pytest.mark.django_db
Status, Outcome = Opportunity.Status, Screening.Outcome
YES = {"task_described": {"answer": "yes"}}


@pytest.fixture
def criterion():
    return Criterion.objects.create(
        subject="opportunity",
        code="task_described",
        text_nl="Is duidelijk wat de vrijwilliger gaat doen?",
        text_en="Is it clear what the volunteer will do?",
        position=1,
        source="test",
        valid_from=date(2026, 1, 1),
    )


@pytest.fixture
def sent():
    return OpportunityFactory(status=Status.SUBMITTED)


def screen(opportunity, outcome, *, by, answers=YES, reason="Prima"):
    return actions.screen(
        opportunity, outcome=outcome, answers=answers, reason=reason, by=by, at=NOW
    )


def test_a_yes_puts_it_on_line_and_tells_the_organisation(sent, criterion):
    anna = staff_of(sent.centre)

    screening = screen(sent, Outcome.APPROVED, by=anna, reason="")

    assert (sent.status, sent.published_at) == (Status.OPEN, NOW)
    assert Standing.objects.filter(pk=sent.pk).exists()
    assert screening.decider_name.startswith("Consulent")
    assert "staat online" in Letter.objects.get().subject


def test_a_yes_needs_every_required_answer(sent, criterion):
    with pytest.raises(Refused, match="Is duidelijk wat"):
        screen(
            sent,
            Outcome.APPROVED,
            by=staff_of(sent.centre),
            answers={"task_described": {"answer": "no"}},
        )

    sent.refresh_from_db()
    assert sent.status == Status.SUBMITTED


def test_an_old_criterion_asks_nothing_any_more(sent, criterion):
    Criterion.objects.update(valid_to=date(2026, 2, 1))

    screen(sent, Outcome.APPROVED, by=staff_of(sent.centre), answers={})

    assert sent.status == Status.OPEN


def test_a_question_brings_it_back_with_the_reason_in_a_letter(sent):
    screen(sent, Outcome.RETURNED, by=staff_of(sent.centre), reason="Hoe laat begint het?")

    assert sent.status == Status.DRAFT
    assert "Hoe laat begint het?" in Letter.objects.get().text


def test_a_no_has_a_reason_and_says_how_to_object(sent):
    anna = staff_of(sent.centre)
    with pytest.raises(Refused, match="Schrijf de reden op"):
        screen(sent, Outcome.REFUSED, by=anna, reason=" ")

    screen(sent, Outcome.REFUSED, by=anna, reason="Dit is betaald werk.")

    letter = Letter.objects.get()
    assert sent.status == Status.REFUSED
    assert "Dit is betaald werk." in letter.text
    assert "bezwaar" in letter.text
    assert f"/organisatie/{sent.organisation_id}/vacatures/{sent.pk}/" in letter.text


@pytest.mark.parametrize(
    ("who", "status", "reason"),
    [
        ("staff", Status.SUBMITTED, ""),
        ("staff", Status.DRAFT, "al beslist, of"),
        ("staff", Status.OPEN, "al beslist"),
        ("coordinator", Status.SUBMITTED, "Alleen medewerkers van"),
    ],
)
def test_who_may_decide(who, status, reason):
    opportunity = OpportunityFactory(status=status, published_at=NOW)
    actor = (
        staff_of(opportunity.centre) if who == "staff" else coordinator_of(opportunity.organisation)
    )

    answer = refusal(rules.screen, actor, opportunity)

    assert reason in answer
    assert bool(answer) == bool(reason)


@pytest.mark.parametrize(
    ("traits", "reason"),
    [
        ({}, ""),
        ({"status": Status.OPEN}, "staat al online"),
        ({"status": Status.CLOSED}, "Alleen een concept"),
        ({"area": None}, "postcode"),
        ({"area": None, "setting": "home"}, ""),
        ({"organisation__status": "registered"}, "Keur eerst"),
        ({"places_taken": 1}, "geen plek"),
    ],
)
def test_what_staff_may_publish(traits, reason):
    opportunity = OpportunityFactory(**({"published_at": NOW} | traits))

    answer = refusal(opportunity_rules.publish, staff_of(opportunity.centre), opportunity)

    assert reason in answer
    assert bool(answer) == bool(reason)


def test_staff_publish_a_draft_at_once(sent):
    opportunities.publish(sent, by=staff_of(sent.centre), at=NOW)

    assert sent.status == Status.OPEN
    assert Letter.objects.count() == 1


def test_an_objection_goes_to_a_colleague_and_can_be_granted(sent):
    anna, colleague = staff_of(sent.centre), staff_of(sent.centre)
    cora = coordinator_of(sent.organisation)
    screen(sent, Outcome.REFUSED, by=anna, reason="Betaald werk.")

    screening = actions.appeal(sent, text="Het is echt onbetaald.", by=cora, at=NOW)
    assert list(opportunity_queries.appeals(anna)) == [screening]
    with pytest.raises(Refused, match="Laat een collega"):
        actions.answer_appeal(screening, answer="Nee", is_granted=False, by=anna, at=NOW)
    actions.answer_appeal(
        screening, answer="Je hebt gelijk.", is_granted=True, by=colleague, at=NOW
    )

    sent.refresh_from_db()
    screening.refresh_from_db()
    assert sent.status == Status.SUBMITTED
    assert screening.appeal_answered_by_id == colleague.user_id
    assert "Je hebt gelijk." in Letter.objects.order_by("pk").last().text
    assert not opportunity_queries.appeals(anna).exists()
    with pytest.raises(Refused, match="op antwoord wacht"):
        actions.answer_appeal(screening, answer="Nog eens", is_granted=True, by=colleague, at=NOW)


def test_who_works_alone_answers_the_objection_oneself(sent):
    anna = staff_of(sent.centre)
    screen(sent, Outcome.REFUSED, by=anna, reason="Betaald werk.")
    screening = actions.appeal(sent, text="Niet waar", by=coordinator_of(sent.organisation), at=NOW)

    with pytest.raises(Refused, match="wat je besluit"):
        actions.answer_appeal(screening, answer=" ", is_granted=False, by=anna, at=NOW)
    actions.answer_appeal(screening, answer="Toch niet.", is_granted=False, by=anna, at=NOW)

    sent.refresh_from_db()
    assert sent.status == Status.REFUSED


def test_an_objection_is_made_once_by_the_organisation_against_a_no(sent):
    anna, cora = staff_of(sent.centre), coordinator_of(sent.organisation)
    with pytest.raises(Refused, match="geen besluit"):
        actions.appeal(sent, text="Waarom?", by=cora, at=NOW)
    screen(sent, Outcome.REFUSED, by=anna, reason="Betaald werk.")

    with pytest.raises(Refused, match="mensen van de organisatie"):
        actions.appeal(sent, text="Waarom?", by=anna, at=NOW)
    with pytest.raises(Refused, match="Schrijf op waarom"):
        actions.appeal(sent, text="  ", by=cora, at=NOW)
    actions.appeal(sent, text="Waarom?", by=cora, at=NOW)
    with pytest.raises(Refused, match="al bezwaar"):
        actions.appeal(sent, text="Waarom?", by=cora, at=NOW)


def test_decisions_are_read_by_their_own_people_only(sent):
    screen(sent, Outcome.RETURNED, by=staff_of(sent.centre), reason="Wanneer?")

    assert len(opportunity_queries.screenings_of(coordinator_of(sent.organisation), sent)) == 1
    assert opportunity_queries.screenings_of(Actor(user_id=1), sent) == []


def test_association_staff_sign_as_the_centre(sent):
    visitor = StaffFactory()
    els = Actor(user_id=visitor.user_id, staff_of=frozenset({sent.centre_id}), is_association=True)

    screening = screen(sent, Outcome.RETURNED, by=els, reason="Wanneer?")

    assert screening.decider_name == sent.centre.name
