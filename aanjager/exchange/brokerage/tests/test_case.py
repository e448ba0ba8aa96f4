from datetime import date
from threading import Barrier, Thread

import pytest
from django.db import connection

from aanjager.community.centres.models import Staff
from aanjager.community.centres.tests.factories import CentreFactory, StaffFactory, staff_of
from aanjager.community.people.tests.factories import PersonFactory, RegistrationFactory
from aanjager.exchange.brokerage import actions, rules
from aanjager.exchange.brokerage.actions import Idea, Notes
from aanjager.exchange.brokerage.models import Case, Proposal, Step
from aanjager.exchange.brokerage.tests.factories import CaseFactory, ProposalFactory
from aanjager.exchange.opportunities.tests.factories import OpportunityFactory
from aanjager.kernel import clock
from aanjager.kernel.actor import ANONYMOUS, Actor
from aanjager.kernel.refusals import Refused, refusal
from aanjager.trust.audit.models import Event
from aanjager.trust.letters.models import Letter

pytestmark = pytest.mark.django_db
NOTES = Notes(
    "Ik wil onder de mensen zijn", "Anna belt de kinderboerderij", "Bel", date(2026, 3, 9)
)


def consultant(case):
    return Actor(user_id=case.consultant.user_id, staff_of=frozenset({case.centre_id}))


def verbs():
    return list(Event.objects.order_by("pk").values_list("verb", flat=True))


def test_a_consultant_begins_a_case_in_the_phase_of_first_contact(now):
    registration = RegistrationFactory()
    by = staff_of(registration.centre)

    case = actions.open_case(registration.person, registration.centre, by=by, at=now)

    assert (case.phase, case.consultant.user_id) == (Case.Phase.CONTACT, by.user_id)
    assert case.steps.get().taker_name == case.consultant.name
    assert verbs() == ["case.opened"]


def test_a_second_click_gives_the_same_case(now):
    registration = RegistrationFactory()
    by = staff_of(registration.centre)

    first = actions.open_case(registration.person, registration.centre, by=by, at=now)
    second = actions.open_case(registration.person, registration.centre, by=by, at=now)

    assert first == second
    assert verbs() == ["case.opened"]


@pytest.mark.django_db(transaction=True)
def test_two_consultants_at_the_same_moment_open_one_case(now):
    registration = RegistrationFactory()
    both = [staff_of(registration.centre), staff_of(registration.centre)]
    ready, opened = Barrier(2), []

    def open_it(by):
        ready.wait(timeout=10)
        opened.append(actions.open_case(registration.person, registration.centre, by=by, at=now).pk)
        connection.close()

    threads = [Thread(target=open_it, args=(by,)) for by in both]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join(timeout=20)

    assert len(opened) == 2
    assert len(set(opened)) == 1
    assert Case.objects.count() == Step.objects.count() == 1


@pytest.mark.django_db(transaction=True)
def test_two_people_who_propose_the_same_place_at_once_propose_it_once(now):
    case, place = CaseFactory(), OpportunityFactory(open=True)
    ready = Barrier(2)

    def propose():
        ready.wait(timeout=10)
        actions.propose(case, [Idea("Dichtbij", place)], by=consultant(case), at=now)
        connection.close()

    threads = [Thread(target=propose) for _ in range(2)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join(timeout=20)

    assert Proposal.objects.filter(case=case).count() == 1


def test_who_is_not_registered_at_the_centre_gets_no_case_there(now):
    centre = CentreFactory()

    with pytest.raises(Refused, match="niet bij"):
        actions.open_case(PersonFactory(), centre, by=staff_of(centre), at=now)


def test_staff_of_another_centre_and_visitors_of_the_association_open_no_case(now):
    registration = RegistrationFactory()
    centre = registration.centre
    visitor = Actor(user_id=StaffFactory().user_id, staff_of=frozenset({centre.pk}))

    for by in (staff_of(CentreFactory()), visitor, ANONYMOUS):
        with pytest.raises(Refused, match="Alleen een medewerker"):
            actions.open_case(registration.person, centre, by=by, at=now)


def test_after_the_talk_the_search_together_begins(now):
    case = CaseFactory()

    actions.note_intake(case, NOTES, by=consultant(case), at=now)

    case.refresh_from_db()
    assert (case.phase, case.wishes, case.next_on) == (3, NOTES.wishes, NOTES.next_on)


def test_writing_notes_later_does_not_take_a_case_back(now):
    case = CaseFactory(phase=Case.Phase.AFTERCARE)

    actions.note_intake(case, NOTES, by=consultant(case), at=now)

    case.refresh_from_db()
    assert case.phase == Case.Phase.AFTERCARE
    assert not case.steps.exists()


def test_three_proposals_wait_at_most(now):
    case = CaseFactory()
    ideas = [Idea("Past", own_idea=f"Plek {n}") for n in range(4)]

    actions.propose(case, ideas[:3], by=consultant(case), at=now)
    with pytest.raises(Refused, match="al drie voorstellen"):
        actions.propose(case, ideas[3:], by=consultant(case), at=now)

    actions.choose(case.proposals.first(), False, by=consultant(case), at=now)
    actions.propose(case, ideas[3:], by=consultant(case), at=now)
    assert case.proposals.count() == 4


def test_what_was_proposed_before_is_not_proposed_again(now):
    case, place = CaseFactory(), OpportunityFactory(open=True)

    actions.propose(case, [Idea("Dichtbij", place)], by=consultant(case), at=now)
    again = actions.propose(case, [Idea("Dichtbij", place)], by=consultant(case), at=now)

    assert again == []


def test_an_answer_is_noted_once_and_may_change(now):
    proposal = ProposalFactory()
    by = consultant(proposal.case)

    for answer in (True, True, False):
        actions.choose(proposal, answer, by=by, at=now)

    proposal.refresh_from_db()
    assert proposal.is_chosen is False
    assert verbs() == ["case.proposal_answered"] * 2


def test_nobody_starts_before_being_introduced_and_aftercare_follows_the_start(now):
    case = CaseFactory(phase=Case.Phase.SEARCH)
    by = consultant(case)

    with pytest.raises(Refused, match="Stel iemand eerst voor"):
        actions.start(case, date(2026, 3, 9), by=by, at=now)
    with pytest.raises(Refused, match="als iemand is begonnen"):
        actions.aftercare(case, date(2026, 3, 9), by=by, at=now)
    actions.move_on(case, Case.Phase.INTRODUCTION, "Gebeld met het koor", by=by, at=now)
    actions.start(case, date(2026, 3, 9), by=by, at=now)
    actions.aftercare(case, date(2026, 4, 6), by=by, at=now)

    case.refresh_from_db()
    assert (case.phase, case.next_on) == (Case.Phase.AFTERCARE, date(2026, 4, 6))
    assert [step.phase for step in case.steps.order_by("pk")] == [4, 5, 6]


def test_a_case_goes_back_with_a_reason_that_stays_readable(now):
    case = CaseFactory(phase=Case.Phase.START)
    by = consultant(case)

    for phase, reason, why in ((3, " ", "in een paar woorden"), (5, "Zo", "al in deze fase")):
        with pytest.raises(Refused, match=why):
            actions.move_on(case, phase, reason, by=by, at=now)
    actions.move_on(case, 3, "De boerderij 's ochtends was te vroeg", by=by, at=now)

    assert case.steps.get().reason == "De boerderij 's ochtends was te vroeg"


def test_a_case_goes_to_a_colleague_of_the_same_centre_only(now):
    case = CaseFactory()
    colleague, stranger = StaffFactory(centre=case.centre), StaffFactory()

    with pytest.raises(Refused, match="Kies een collega"):
        actions.hand_over(case, stranger, by=consultant(case), at=now)
    actions.hand_over(case, colleague, by=consultant(case), at=now)

    assert Staff.objects.get(cases=case) == colleague


def test_a_closed_case_says_how_it_ended_and_stays_closed(now):
    case = CaseFactory(next_step="Bel", next_on=date(2026, 3, 3))
    by = consultant(case)

    with pytest.raises(Refused, match="Kies hoe het afliep"):
        actions.close(case, "", by=by, at=now)
    actions.close(case, Case.Ending.PLACED, "Werkt nu bij het koor", by=by, at=now)
    with pytest.raises(Refused, match="is afgesloten"):
        actions.close(case, Case.Ending.PLACED, by=by, at=now)

    case.refresh_from_db()
    assert (case.closed_at, case.ending, case.next_on) == (now, "placed", None)


def test_what_was_agreed_goes_by_mail_in_the_words_of_the_talk(now):
    case = CaseFactory(wishes="Ik hou van 't water", agreements="Anna & ik bellen")
    ProposalFactory(case=case)

    actions.send_paper(case, by=consultant(case), at=now)
    actions.send_paper(case, by=consultant(case), at=now)

    letter = Letter.objects.get()
    assert "Ik hou van 't water" in letter.text
    assert "Anna & ik bellen" in letter.text
    assert "Koffie schenken bij het koor: Je zingt graag." in letter.text


def test_somebody_without_an_address_gets_paper(now):
    case = CaseFactory(person=PersonFactory(user=None, email=""))

    with pytest.raises(Refused, match="Druk de brief af"):
        actions.send_paper(case, by=consultant(case), at=now)


@pytest.mark.parametrize("rule", [rules.note_intake, rules.plan, rules.propose])
def test_who_may_work_in_a_case(rule, now):
    case = CaseFactory()

    assert refusal(rule, consultant(case), case) == ""
    assert refusal(rule, staff_of(case.centre), case) == ""
    assert "Alleen medewerkers" in refusal(rule, staff_of(CentreFactory()), case)
    case.closed_at = now
    assert "is afgesloten" in refusal(rule, consultant(case), case)


def test_an_introduction_is_a_reaction_in_somebody_s_name_with_the_answer_clock(now):
    case = CaseFactory(person=PersonFactory(user=None, email="", name="Truus"))
    place = OpportunityFactory(open=True, organisation__centre=case.centre)
    proposal = ProposalFactory(case=case, opportunity=place, is_chosen=True)

    placement = actions.introduce(proposal, "Zij kookt graag", by=consultant(case), at=now)
    again = actions.introduce(proposal, "Zij kookt graag", by=consultant(case), at=now)

    assert placement == again
    assert (placement.person, placement.came_by) == (case.person, "desk")
    assert placement.answer_by == clock.add_working_days(now, 5)
    case.refresh_from_db()
    assert (case.phase, case.placement) == (Case.Phase.INTRODUCTION, placement)
    assert placement.messages.get().text == "Zij kookt graag"
    assert Letter.objects.filter(to_address=place.organisation.email).exists()


def test_a_place_that_is_not_on_line_is_called_and_the_case_goes_on(now):
    proposal = ProposalFactory(is_chosen=True)

    nothing = actions.introduce(proposal, "", by=consultant(proposal.case), at=now)

    proposal.case.refresh_from_db()
    assert (nothing, proposal.case.phase) == (None, Case.Phase.INTRODUCTION)


@pytest.mark.parametrize(
    ("is_chosen", "status", "reason"),
    [(None, "open", "Vraag eerst"), (False, "open", "Vraag eerst"), (True, "paused", "niet meer")],
)
def test_who_can_be_introduced_where(now, is_chosen, status, reason):
    case = CaseFactory()
    place = OpportunityFactory(open=True, organisation__centre=case.centre)
    proposal = ProposalFactory(case=case, opportunity=place, is_chosen=is_chosen)
    place.status = status
    place.save()

    with pytest.raises(Refused, match=reason):
        actions.introduce(proposal, "", by=consultant(case), at=now)
