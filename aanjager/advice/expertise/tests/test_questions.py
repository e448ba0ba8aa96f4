"""Asking, sorting, answering within a term, and whether it helped."""

from datetime import UTC, date, datetime, timedelta

import pytest
from django.db import IntegrityError, transaction

from aanjager.advice.expertise import actions, jobs, queries
from aanjager.advice.expertise.actions import Told, link_of
from aanjager.advice.expertise.models import DeskAnswer, DeskQuestion
from aanjager.advice.expertise.queries import Terms
from aanjager.advice.expertise.tests.factories import (
    ANSWER,
    MONDAY,
    TITLE,
    answered,
    question,
)
from aanjager.community.centres.models import Staff
from aanjager.community.centres.tests.factories import CentreFactory, StaffFactory, staff_of
from aanjager.community.organisations.tests.factories import OrganisationFactory, coordinator_of
from aanjager.community.people.tests.factories import PersonFactory, as_actor
from aanjager.kernel.actor import ANONYMOUS, CLOCK, Actor
from aanjager.kernel.refusals import Refused
from aanjager.trust.letters.models import Letter

pytestmark = pytest.mark.django_db
FIRST, LAST = date(2026, 1, 1), date(2026, 12, 31)


def letters():
    return {it.kind: it for it in Letter.objects.order_by("pk")}


def run(job, at, monkeypatch):
    """Run a job twice at this moment: the second time writes and changes nothing."""
    monkeypatch.setattr(jobs, "now", lambda: at)
    job()
    before = Letter.objects.count(), list(DeskQuestion.objects.order_by("pk").values())
    job()
    assert (Letter.objects.count(), list(DeskQuestion.objects.order_by("pk").values())) == before


def test_who_asks_hears_by_when_and_the_desk_hears_that_there_is_a_question():
    it = question()

    assert it.answer_by.date() == date(2026, 3, 9)
    told = letters()
    assert told["question-asked"].to_address == "jo@example.org"
    assert "Uiterlijk maandag 9 maart" in told["question-asked"].text
    assert f"/vraag/v/{link_of(it)}/" in told["question-asked"].text
    assert told["question-new"].to_address == it.centre.email
    assert "VOG" not in told["question-new"].text
    assert link_of(it) not in str(DeskQuestion.objects.values().get())


def test_a_centre_sets_its_own_term_and_urgency_shortens_it():
    centre = CentreFactory(terms={"question_working_days": 8})
    anna = staff_of(centre)
    days = {}
    for urgency in DeskQuestion.Urgency.values:
        told = Told(TITLE, name="Jo", phone="0612345678", urgency=urgency, came_by="phone")
        days[urgency] = actions.on_behalf(centre, told, by=anna, at=MONDAY).answer_by.date()

    assert days == {
        "normal": date(2026, 3, 12), "soon": date(2026, 3, 6), "urgent": date(2026, 3, 3),
    }  # fmt: skip


def test_pressing_twice_asks_once():
    told = Told(TITLE, name="Jo", email="jo@example.org")
    centre = CentreFactory()

    first, second = (actions.ask(centre, told, by=ANONYMOUS, at=MONDAY) for _n in range(2))

    assert first == second
    assert Letter.objects.filter(kind="question-asked").count() == 1


def test_back_and_send_again_leads_to_the_question_that_stands():
    centre = CentreFactory()
    facts = {"title": TITLE, "text": "Voor een school.", "name": "Jo", "email": "jo@example.org"}

    def ask(minutes, by=ANONYMOUS, **more):
        return actions.ask(
            centre, Told(**(facts | more)), by=by, at=MONDAY + timedelta(minutes=minutes)
        )

    first = ask(0)
    assert ask(5, title=f" {TITLE} ", email="Jo@example.org") == first
    assert ask(6).client_id == first.client_id
    for other in ({"text": "Voor een kerk."}, {"email": "a@example.org"}, {"name": "Bo"}):
        assert ask(7, **other) != first
    assert Letter.objects.filter(kind="question-new").count() == 4
    actions.withdraw(first, link=link_of(first), by=ANONYMOUS, at=MONDAY)
    again = ask(8)
    assert again != first
    assert ask(69) != again


@pytest.mark.parametrize(
    ("told", "why"),
    [
        ({"title": "VOG?", "email": "jo@example.org"}, "hele zin"),
        ({"title": TITLE}, "e-mailadres"),
    ],
)
def test_a_question_is_a_sentence_with_a_place_for_the_answer(told, why):
    with pytest.raises(Refused, match=why):
        actions.ask(CentreFactory(), Told(**told), by=ANONYMOUS, at=MONDAY)


def test_a_machine_does_not_flood_the_desk(monkeypatch):
    monkeypatch.setattr("aanjager.advice.expertise.rules.may.MOST_A_DAY", 2)
    centre = CentreFactory()
    for _n in range(2):
        question(centre)
    with pytest.raises(Refused, match="te veel vragen"):
        question(centre)
    question(centre, at=MONDAY + timedelta(days=1, hours=1))


def test_the_desk_asks_on_behalf_and_needs_to_know_how_to_reach_somebody():
    centre = CentreFactory()
    anna, other = staff_of(centre), staff_of(CentreFactory())
    told = {"title": TITLE, "name": "Jo", "phone": "0612345678"}
    for wrong, by, why in (
        ({**told, "name": ""}, anna, "van wie"),
        ({**told, "phone": ""}, anna, "telefoonnummer"),
        ({**told, "title": "VOG?"}, anna, "hele zin"),
        (told, other, "Alleen medewerkers"),
    ):
        with pytest.raises(Refused, match=why):
            actions.on_behalf(centre, Told(**wrong), by=by, at=MONDAY)
    actions.on_behalf(centre, Told(**told, came_by="phone"), by=anna, at=MONDAY)
    assert not Letter.objects.exists()


def test_sorting_gives_a_subject_an_area_and_a_shorter_term_but_makes_nothing_late():
    it = question()
    anna = staff_of(it.centre)
    later = MONDAY + timedelta(days=2)

    it = actions.triage(it, "conduct", "urgent", it.centre.area_id, by=anna, at=later)
    assert it.answer_by.date() == date(2026, 3, 5)
    assert (it.subject_name, it.area_id) == ("VOG en veiligheid", it.centre.area_id)
    it = actions.triage(it, "conduct", "normal", by=anna, at=later)
    assert it.answer_by.date() == date(2026, 3, 9)
    with pytest.raises(Refused, match="onderwerp"):
        actions.triage(it, "sterrenkunde", "normal", by=anna, at=later)
    with pytest.raises(Refused, match="Alleen medewerkers"):
        actions.triage(it, "conduct", "normal", by=staff_of(CentreFactory()), at=later)


def test_who_is_next_hears_of_it_and_the_desk_sees_who_has_least_in_hand():
    it = question()
    anna = Staff.objects.get(user_id=staff_of(it.centre).user_id)
    bea = StaffFactory(centre=it.centre, name="Bea")
    by = Actor(user_id=anna.user_id, staff_of=frozenset({it.centre_id}))

    it = actions.take(it, bea, by=by, at=MONDAY)

    assert letters()["question-taken"].to_address == bea.user.email
    assert [one.name for one in queries.colleagues(it.centre)] == [anna.name, "Bea"]
    assert list(
        queries.at_desk(Actor(user_id=bea.user_id, staff_of=by.staff_of), it.centre, mine=True)
    ) == [it]
    it = actions.take(it, StaffFactory(), by=by, at=MONDAY)
    assert it.handled_by is None


def test_an_answer_stops_the_clock_and_reaches_who_asked_whole():
    it = answered()

    assert it.state == "answered"
    letter = letters()["question-answer"]
    assert ANSWER in letter.text
    assert "Hielp dit?" in letter.text
    assert letter.sender_name == f"Anna, {it.centre.name}"
    anna = staff_of(it.centre)
    with pytest.raises(Refused, match="al beantwoord"):
        actions.answer(it, "Nog een keer hetzelfde.", by=anna, at=MONDAY)
    other = question(it.centre)
    with pytest.raises(Refused, match="paar zinnen"):
        actions.answer(other, "Nee.", by=anna, at=MONDAY)
    with pytest.raises(Refused, match="Alleen medewerkers"):
        actions.answer(other, ANSWER, by=staff_of(CentreFactory()), at=MONDAY)


@pytest.mark.parametrize(
    ("typed", "sent"),
    [
        (f"Dag Jo,\n\n{ANSWER}\n\nGroet,\nAnna", ANSWER),
        (f"Dag Jo, {ANSWER}\nGroet, Anna\n06-12345678", f"{ANSWER}\nGroet, Anna\n06-12345678"),
        (ANSWER, ANSWER),
    ],
)
def test_the_letter_greets_and_closes_once_and_promises_a_page(typed, sent):
    it = question()
    actions.answer(it, typed, name="Anna", by=staff_of(it.centre), at=MONDAY)

    text = letters()["question-answer"].text
    assert sent in text
    assert ("Dag Jo" in text.partition("Dag Jo Visser,")[2]) is ("06" in sent)
    assert text.count("Groet,") == (2 if "Groet" in sent else 1)
    assert "met een klik" not in text
    assert it.answers.get().text == typed


def test_the_link_of_the_letter_says_whether_it_helped_and_another_link_does_not():
    it = answered()
    for link in ("", "iets-anders"):
        with pytest.raises(Refused, match="wie de vraag stelde"):
            actions.helped(it, link=link, by=ANONYMOUS, at=MONDAY)
    for _press in range(2):
        it = actions.helped(it, link=link_of(it), by=ANONYMOUS, at=MONDAY)

    assert (it.state, it.closed_at) == ("done", MONDAY)
    assert DeskAnswer.objects.get().helped == "yes"
    assert queries.by_link(link_of(it)) == it
    with pytest.raises(DeskQuestion.DoesNotExist):
        queries.by_link("iets-anders")


def test_it_did_not_help_so_it_is_asked_again_with_a_new_clock():
    it = answered()
    later = MONDAY + timedelta(days=3)
    with pytest.raises(Refused, match="wat je nog mist"):
        actions.reopen(it, "nee", link=link_of(it), by=ANONYMOUS, at=later)

    it = actions.reopen(it, "En een foto ervan?", link=link_of(it), by=ANONYMOUS, at=later)

    assert (it.state, it.times_reopened, it.answer_by.date()) == ("waiting", 1, date(2026, 3, 12))
    assert (DeskAnswer.objects.get().helped, DeskAnswer.objects.get().because) == (
        "no", "En een foto ervan?",
    )  # fmt: skip
    assert letters()["question-again"].to_address == it.handled_by.email
    actions.answer(it, "Een foto ook niet, dat is een kopie.", by=staff_of(it.centre), at=later)
    assert it.answers.count() == 2
    with pytest.raises(Refused, match="al beantwoord"):
        actions.withdraw(it, link=link_of(it), by=ANONYMOUS, at=later)


def test_the_account_and_the_coordinator_of_the_organisation_see_and_act_for_their_question():
    organisation = OrganisationFactory()
    daan, cora = as_actor(PersonFactory()), coordinator_of(organisation)
    it = question(organisation.centre, by=daan, organisation_id=organisation.pk)

    assert list(queries.own(daan)) == list(queries.own(cora)) == [it]
    assert not queries.own(as_actor(PersonFactory())).exists()
    assert set(DeskQuestion.objects.visible_to(cora)) == {it}
    assert not DeskQuestion.objects.visible_to(ANONYMOUS).exists()
    it = actions.withdraw(it, by=cora, at=MONDAY)
    assert it.state == "withdrawn"


def test_staff_close_a_question_with_a_reason_that_is_read():
    it, anna = question(), None
    anna = staff_of(it.centre)
    with pytest.raises(Refused, match="waarom de vraag vervalt"):
        actions.close(it, "Nee", by=anna, at=MONDAY)
    actions.close(it, "Deze vraag kwam twee keer binnen.", by=anna, at=MONDAY)
    assert "kwam twee keer binnen" in letters()["question-closed"].text


def test_the_clock_reminds_before_the_term_and_says_sorry_after_it(monkeypatch):
    it = question()  # until Monday 9 March
    run(jobs.watch, it.answer_by - timedelta(days=4), monkeypatch)
    assert "question-remind" not in letters()

    run(jobs.watch, it.answer_by - timedelta(days=3), monkeypatch)
    assert "uiterlijk maandag 9 maart" in letters()["question-remind"].text

    run(jobs.watch, it.answer_by + timedelta(hours=1), monkeypatch)
    told = letters()
    assert told["question-late"].to_address == "jo@example.org"
    assert "Sorry." in told["question-late"].text
    assert told["question-overdue"].to_address == it.centre.email
    anna = staff_of(it.centre)
    assert queries.counts(anna, it.centre, it.answer_by + timedelta(hours=1))["late"] == 1
    evening = datetime(2026, 3, 9, 22, tzinfo=UTC)  # 23.00 here, on the day that was promised
    assert queries.counts(anna, it.centre, evening)["late"] == 0
    with pytest.raises(Refused, match="vanzelf"):
        actions.remind(it, by=anna, at=MONDAY)


def test_three_weeks_of_silence_is_enough_and_a_fresh_answer_is_not(monkeypatch):
    it = answered()
    run(jobs.watch, MONDAY + timedelta(days=20), monkeypatch)
    it.refresh_from_db()
    assert it.state == "answered"
    run(jobs.watch, MONDAY + timedelta(days=22), monkeypatch)
    it.refresh_from_db()
    assert it.state == "done"


def test_what_was_asked_in_numbers_never_who():
    it = answered(subject="conduct")
    centre, anna = it.centre, staff_of(it.centre)
    actions.helped(it, link=link_of(it), by=ANONYMOUS, at=MONDAY)
    late = question(centre, subject="conduct", area_id=centre.area_id)
    actions.answer(late, ANSWER, by=anna, at=late.answer_by + timedelta(seconds=1))
    gone = question(centre, subject="board")
    actions.withdraw(gone, link=link_of(gone), by=ANONYMOUS, at=MONDAY)
    question(subject="conduct")

    assert queries.terms(centre, FIRST, LAST) == Terms(2, 2, 1, 1, 0)
    assert queries.asked_by_subject(centre, FIRST, LAST) == [("conduct", 2)]
    assert {(row.subject, row.area_id, row.number) for row in queries.asked(centre, FIRST, LAST)} == {
        ("conduct", None, 1), ("conduct", centre.area_id, 1),
    }  # fmt: skip
    assert queries.asked(centre, FIRST, date(2026, 3, 1)) == []


def test_a_year_after_the_end_the_words_go_and_the_figures_stay(monkeypatch):
    it = answered(subject="conduct")
    actions.helped(it, link=link_of(it), by=ANONYMOUS, at=MONDAY)
    before = queries.terms(it.centre, FIRST, LAST)
    assert actions.forget(it.centre, by=CLOCK, at=MONDAY + timedelta(days=364)) == 0

    run(jobs.tidy, MONDAY + timedelta(days=367), monkeypatch)

    it.refresh_from_db()
    assert (it.name, it.email, it.phone, it.title, it.text, it.search_words) == ("",) * 5 + (None,)
    assert it.answers.get().text == ""
    assert queries.terms(it.centre, FIRST, LAST) == before
    with pytest.raises(DeskQuestion.DoesNotExist):
        queries.by_link(link_of(it))


def test_what_must_hold_holds_in_the_database():
    it = answered()
    for wrong in ({"state": "done"}, {"answer_by": it.since}):
        with pytest.raises(IntegrityError), transaction.atomic():
            DeskQuestion.objects.filter(pk=it.pk).update(**wrong)
    with pytest.raises(IntegrityError), transaction.atomic():
        DeskAnswer.objects.update(helped="yes")
