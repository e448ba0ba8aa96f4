"""An assignment from the question to what was learned; each step by who may take it, once."""

from datetime import date, timedelta

import pytest
from django.db import IntegrityError, transaction
from django.http import Http404
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from aanjager.advice.assignments import actions, queries
from aanjager.advice.assignments.models import Assignment, Contract, Move, Offer
from aanjager.advice.assignments.tests.factories import (
    FACTS,
    NOW,
    YES,
    accepted,
    agreed,
    agrees_to_pay,
    asked,
    asking,
    confirmed,
    delivered,
    document,
    drawn_up,
    hours,
    mine,
    offered,
    whole,
    working,
)  # fmt: skip
from aanjager.advice.experts.tests.factories import expert, in_pool
from aanjager.advice.self_employment.choices import QUESTIONS, Said
from aanjager.community.centres.tests.factories import staff_of
from aanjager.community.organisations.tests.factories import coordinator_of
from aanjager.community.people.tests.factories import as_actor
from aanjager.kernel import clock
from aanjager.kernel.actor import ANONYMOUS, CLOCK
from aanjager.kernel.refusals import Refused
from aanjager.trust.letters.models import Letter

pytestmark = pytest.mark.django_db


def read(it):
    return queries.one(staff_of(it.centre), it.centre, it.pk)


def to(address):
    return list(
        Letter.objects.filter(to_address=address).order_by("pk").values_list("subject", flat=True)
    )


def test_from_the_question_to_what_was_learned(cast):
    anna = staff_of(cast.noord)
    it, token = delivered(cast.noord)
    hours_of = it.expert.person.email
    assert queries.next_of(read(it)).who == "organisation"

    actions.confirm(it, "Cora", "Precies goed.", token=token, by=ANONYMOUS, at=NOW)
    assert queries.next_of(read(it)).who == "centre"
    actions.close(it, "Begin met de vaste lasten.", by=anna, at=NOW)

    it = whole(it)
    assert (it.state, it.learned) == ("closed", "Begin met de vaste lasten.")
    assert list(queries.moves(it).values_list("what", flat=True)) == [
        "asked", "offered", "accepted", "begun", "delivered", "confirmed", "closed",
    ]  # fmt: skip
    assert queries.next_of(it).who == ""
    assert to(hours_of)[-1].startswith("Bevestigd")


def test_who_asks_for_itself_reaches_the_centre(cast):
    cora = coordinator_of(cast.buurthuis)
    it = asked(cast.noord, body=cast.buurthuis, by=cora)

    assert to(cast.noord.email) == [f"Buurthuis 't Anker zoekt een deskundige: {it.title}"]
    with pytest.raises(Refused, match="nog komt"):
        asked(cast.noord, body=cast.buurthuis, by=cora, due_on=NOW.date())


def test_an_offer_has_a_clock_a_reason_and_somebody_of_the_pool_with_room(cast):
    it, anna = asked(cast.noord), staff_of(cast.noord)
    stranger, full = in_pool(cast.zuid), in_pool(cast.noord)
    type(full).objects.filter(pk=full.pk).update(full_at=NOW)
    full.refresh_from_db()

    for who, why in ((stranger, "niet in de pool"), (full, "vol"), (expert(), "niet in de pool")):
        with pytest.raises(Refused, match=why):
            actions.offer(it, who, by=anna, at=NOW)
    offer = offered(cast.noord, it)

    assert offer.answer_by == clock.add_working_days(NOW, 5)
    text = Letter.objects.get(key=f"assignment-{it.pk}-offer-{offer.pk}").text
    assert FACTS["result"] in text
    assert "Heeft 8 uur per maand." in text
    with pytest.raises(Refused, match="al voor gevraagd"):
        actions.offer(it, offer.expert, by=anna, at=NOW)


def test_three_may_wait_the_fourth_does_not(cast):
    it = asked(cast.noord)
    for _ in range(3):
        offered(cast.noord, it)
    with pytest.raises(Refused, match="drie vragen"):
        offered(cast.noord, it)


def test_the_first_yes_has_it_and_the_others_hear_that_it_is_over(cast):
    it = asked(cast.noord)
    first, second = offered(cast.noord, it), offered(cast.noord, it)
    actions.accept(second, by=as_actor(second.expert.person), at=NOW)

    assert whole(it).expert == second.expert
    assert to(first.expert.person.email)[-1].startswith("Niet meer nodig")
    with pytest.raises(Refused, match="al vergeven"):
        actions.accept(first, by=as_actor(first.expert.person), at=NOW)


def test_a_kind_no_makes_the_centre_next(cast):
    offer = offered(cast.noord)
    with pytest.raises(Refused, match="aan wie het gevraagd"):
        actions.decline(offer, by=as_actor(in_pool(cast.noord).person), at=NOW)
    actions.decline(offer, "Ik ken dit niet genoeg.", by=as_actor(offer.expert.person), at=NOW)

    it = read(offer.assignment)
    assert it.state == "asked"
    assert queries.next_of(it).who == "centre"
    letter = Letter.objects.get(key__endswith="further")
    assert "Ik ken dit niet genoeg." in letter.text


def test_a_question_is_passed_to_a_colleague_with_a_sentence(cast):
    offer, colleague = offered(cast.noord), in_pool(cast.noord)
    me = as_actor(offer.expert.person)
    for who, words, why in (
        (colleague, " ", "zin"), (offer.expert, "x", "Kies een collega"),
        (in_pool(cast.zuid), "x", "niet in de pool"),
    ):  # fmt: skip
        with pytest.raises(Refused, match=why):
            actions.pass_on(offer, who, words, by=me, at=NOW)

    later = NOW + timedelta(days=2)
    new = actions.pass_on(offer, colleague, "Zij deed dit vaker.", by=me, at=later)

    assert (Offer.objects.get(pk=offer.pk).state, new.passed_by_id) == ("passed", offer.pk)
    assert new.answer_by == clock.add_working_days(later, 5)
    assert (
        "Zij deed dit vaker."
        in Letter.objects.get(to_address=colleague.person.email, key__contains="offer").text
    )
    assert colleague not in queries.colleagues(offer.assignment)
    assert actions.accept(new, by=as_actor(colleague.person), at=later).expert == colleague


def pooled(cast, kind, pay):
    rate = 75_00 if pay == "paid" else None
    return in_pool(cast.noord, kind=kind, pay=pay, rate_cents=rate)


@pytest.mark.parametrize(
    ("facts", "of", "allowed", "why"),
    [
        ({"budget_cents": 600_00, "wanted": "freelancer"}, "freelancer",
         {"freelancer-paid", "freelancer-either"}, "betaald werk"),
        ({"budget_cents": 600_00}, "freelancer", {"freelancer-paid", "freelancer-either"}, "betaald werk"),
        ({"budget_cents": 600_00}, "volunteer", {"volunteer-unpaid"}, "deskundige vrijwilliger"),
        ({}, "volunteer", {"volunteer-unpaid"}, "deskundige vrijwilliger"),
        ({}, "freelancer", {"volunteer-unpaid"}, "deskundige vrijwilliger"),
        ({"wanted": "freelancer"}, "freelancer",
         {"freelancer-either", "freelancer-unpaid"}, "die dat ook doet"),
    ],
)  # fmt: skip
def test_passing_on_keeps_the_kind_of_the_question(cast, facts, of, allowed, why):
    offer = offered(cast.noord, expert=pooled(cast, of, "either" if of == "freelancer" else "unpaid"),
                    **facts)  # fmt: skip
    kinds = ["freelancer-paid", "freelancer-either", "freelancer-unpaid", "volunteer-unpaid"]
    pool = {kind: pooled(cast, *kind.split("-")) for kind in kinds}
    shown = set(queries.colleagues_for(offer))

    assert shown == {pool[kind] for kind in allowed}
    me = as_actor(offer.expert.person)
    for kind in set(kinds) - allowed:
        with pytest.raises(Refused, match=why):
            actions.pass_on(offer, pool[kind], "Zij kan dit.", by=me, at=NOW)
    new = actions.pass_on(offer, pool[min(allowed)], "Zij kan dit.", by=me, at=NOW)
    assert new.state == "waiting"


def test_staff_ask_only_who_does_it_as_it_is_asked(cast):
    paid, either = pooled(cast, "freelancer", "paid"), pooled(cast, "freelancer", "either")
    it = asked(cast.noord)

    assert queries.askable(it, str(either.pk)) == either
    with pytest.raises(Http404):
        queries.askable(it, str(paid.pk))


def test_the_clock_lets_go_what_nobody_answered(cast):
    offer = offered(cast.noord)
    early, late = offer.answer_by - timedelta(minutes=1), offer.answer_by

    assert not queries.to_lapse(early).exists()
    for by, at, why in ((CLOCK, early, "loopt nog"), (staff_of(cast.noord), late, "vanzelf")):
        with pytest.raises(Refused, match=why):
            actions.lapse(offer, by=by, at=at)
    for it in queries.to_lapse(late):
        actions.lapse(it, by=CLOCK, at=late)

    assert whole(offer.assignment).state == "asked"
    with pytest.raises(Refused, match="al beantwoord"):
        actions.lapse(offer, by=CLOCK, at=late)


@settings(
    deadline=None, max_examples=10, suppress_health_check=[HealthCheck.function_scoped_fixture]
)
@given(st.fixed_dictionaries({it.code: st.sampled_from(Said.values) for it in QUESTIONS}))
def test_no_answer_of_the_check_stops_anything(freelance, answers):
    """The check asks and never decides: whatever is said, the agreement can be drawn up and signed."""
    it, _anna = freelance
    with transaction.atomic():
        actions.check(it, answers, by=mine(it), at=NOW)
        drawn = drawn_up(it)
        agrees_to_pay(drawn)
        assert actions.agree(drawn, "E", seen=drawn.text_hash, by=mine(it), at=NOW).agreed_at
        assert whole(it).state == "working"
        transaction.set_rollback(True)


@pytest.fixture
def freelance(cast):
    return accepted(cast.noord, kind="freelancer", budget_cents=600_00), staff_of(cast.noord)


def test_a_freelancer_answers_first_and_again_when_the_assignment_changes(freelance, cast):
    it, anna = freelance
    with pytest.raises(Refused, match="beslissen niets"):
        drawn_up(it)
    with pytest.raises(Refused, match="overeenkomst"):
        actions.begin(it, by=mine(it), at=NOW)
    actions.check(it, YES, by=mine(it), at=NOW)
    drawn = drawn_up(it)
    agrees_to_pay(drawn)
    actions.agree(drawn, "E", seen=drawn.text_hash, by=mine(it), at=NOW)

    it = actions.change(it, asking(budget_cents=900_00), by=anna, at=NOW)

    assert whole(it).state == "accepted"
    assert queries.contract_of(it) is None
    assert queries.next_of(read(it)).words == "de zelfstandige beantwoordt de vragen"
    with pytest.raises(Refused, match="beslissen niets"):
        drawn_up(it)


def test_what_does_not_change_the_terms_leaves_the_agreement(cast):
    it = agreed(cast.noord).assignment
    actions.change(
        it, asking(budget_cents=600_00, languages=["en"]), by=staff_of(cast.noord), at=NOW
    )

    assert whole(it).state == "working"
    assert queries.contract_of(it)


def test_all_agree_to_one_text_that_is_frozen_and_names_nobody(freelance):
    it, _anna = freelance
    actions.check(it, YES, by=mine(it), at=NOW)
    drawn = drawn_up(it)
    agrees_to_pay(drawn)

    assert queries.is_whole(drawn)
    assert it.expert.person.name not in drawn.text
    assert "€ 600,00" in drawn.text.replace("\xa0", " ")
    assert "€ 75,00 per uur" in drawn.text.replace("\xa0", " ")
    for seen, name, why in (("anders", "E", "intussen veranderd"), (drawn.text_hash, " ", "naam")):
        with pytest.raises(Refused, match=why):
            actions.agree(drawn, name, seen=seen, by=mine(it), at=NOW)
    actions.agree(drawn, "E. Xpert", seen=drawn.text_hash, by=mine(it), at=NOW)
    with pytest.raises(Refused, match="al getekend"):
        actions.agree(drawn, "E", seen=drawn.text_hash, by=mine(it), at=NOW)
    with pytest.raises(Refused, match="al een overeenkomst"):
        drawn_up(it)

    for change in (
        {"text": "Anders."},
        {"text_hash": "x"},
        {"agreed_at": None},
        {"agreed_name": "Een ander"},
    ):
        with pytest.raises(IntegrityError, match="never changes"), transaction.atomic():
            Contract.objects.update(**change)


def test_the_paper_of_an_agreement_says_who_when_and_which_text(cast):
    drawn = agreed(cast.noord)
    drawn.assignment = whole(drawn.assignment)
    made = queries.paper_of(drawn)

    said = " ".join(
        [part.text for part in made.parts] + [c for p in made.parts for r in p.rows for c in r]
    )
    assert "E. Xpert" in said
    assert drawn.text_hash in said
    assert made.title == "Overeenkomst van opdracht"


def test_a_volunteer_may_begin_without_an_agreement_and_may_have_one(cast):
    drawn = agreed(cast.noord, kind="volunteer")
    assert "arbeidsovereenkomst" in drawn.text
    assert working(cast.noord).state == "working"
    it = accepted(cast.noord)
    with pytest.raises(Refused, match="voor zelfstandigen"):
        actions.check(it, YES, by=mine(it), at=NOW)


def test_hours_are_of_days_that_were_and_a_freelancer_gets_no_allowance(cast):
    it = working(cast.noord)
    with pytest.raises(Refused, match="nog niet geweest"):
        hours(it, on=date(2026, 3, 3))
    row = hours(it, "2.5", words="Cijfers doorgenomen")
    hours(it, "1")
    assert queries.hours_of(it)[1] == 3.5
    actions.remove_hours(row, by=mine(it), at=NOW)
    assert queries.hours_of(it)[1] == 1
    free = whole(agreed(cast.noord).assignment)
    with pytest.raises(Refused, match="factuur"):
        hours(free, allowance_cents=5_00)


def test_a_freelancer_gets_what_belongs_on_the_invoice(cast):
    it = whole(agreed(cast.noord).assignment)
    hours(it, "4")
    facts = dict(queries.invoice_of(it))

    assert facts["Van"] == "Adviesbureau Verzonnen"
    assert facts["Aan"].startswith("Vereniging")
    assert facts["Samen zonder btw"].replace("\xa0", " ") == "€ 300,00"
    assert queries.invoice_of(working(cast.noord)) == []


def test_the_link_confirms_once_and_a_wrong_one_never(cast):
    it, token = delivered(cast.noord)
    for with_token, by, why in (("fout", ANONYMOUS, "link"), ("", staff_of(cast.noord), "organisatie"),
                                ("", mine(it), "organisatie")):  # fmt: skip
        with pytest.raises(Refused, match=why):
            actions.confirm(it, "Cora", token=with_token, by=by, at=NOW)
    actions.confirm(it, "Cora", token=token, by=ANONYMOUS, at=NOW)
    with pytest.raises(Refused, match="niets om te bevestigen"):
        actions.confirm(it, "Cora", token=token, by=ANONYMOUS, at=NOW)
    assert Move.objects.get(what="confirmed").name == "Cora"


def test_what_is_missing_goes_back_and_the_old_link_stops(cast):
    it, token = delivered(cast.noord)
    actions.send_back(it, "De huur mist nog.", token=token, by=ANONYMOUS, at=NOW)

    assert whole(it).state == "working"
    assert "De huur mist nog." in Letter.objects.get(key__contains="-back-").text
    later = NOW + timedelta(hours=1)
    actions.deliver(it, "Nu met de huur.", by=mine(it), at=later)
    with pytest.raises(Refused, match="link"):
        actions.confirm(it, "Cora", token=token, by=ANONYMOUS, at=later)
    cora = coordinator_of(it.organisation)
    actions.confirm(it, "Cora", by=cora, at=later)


def test_documents_are_for_the_three_of_it_and_are_what_they_say(cast):
    it = working(cast.noord)
    cora, daan = coordinator_of(it.organisation), as_actor(in_pool(cast.noord).person)
    file = document(it, by=mine(it))

    for by in (staff_of(cast.zuid), daan):
        with pytest.raises(Refused, match="bij deze opdracht hoort"):
            document(it, by=by)
    with pytest.raises(Refused, match="iets anders dan de naam"):
        document(it, by=cora, name="foto.png")
    document(it, by=cora)
    with pytest.raises(Refused, match="haalt alleen weg"):
        actions.remove_file(file, by=cora, at=NOW)
    actions.remove_file(file, by=mine(it), at=NOW)
    assert it.files.count() == 1


def test_a_stop_has_a_reason_that_everybody_reads(cast):
    offer, anna = offered(cast.noord), staff_of(cast.noord)
    it = offer.assignment
    with pytest.raises(Refused, match="waarom"):
        actions.stop(it, " ", by=anna, at=NOW)
    actions.stop(it, "De vereniging stopt ermee.", by=anna, at=NOW)

    assert to(offer.expert.person.email)[-1].startswith("Niet meer nodig")
    assert to(it.organisation.email)[-1].startswith("Gestopt")
    for act in (lambda: actions.stop(it, "x", by=anna, at=NOW),
                lambda: actions.change(it, asking(), by=anna, at=NOW),
                lambda: actions.close(it, "", by=anna, at=NOW)):  # fmt: skip
        with pytest.raises(Refused):
            act()


def test_another_centre_sees_and_does_nothing(cast):
    it, bram = working(cast.noord), staff_of(cast.zuid)

    assert not queries.overview(bram, cast.noord).exists()
    assert not Assignment.objects.visible_to(bram).exists()
    assert queries.found(bram, it) == []
    for act in (
        lambda: actions.change(it, asking(), by=bram, at=NOW),
        lambda: actions.offer(it, in_pool(cast.zuid), by=bram, at=NOW),
        lambda: actions.draw_up(it, seen="", by=bram, at=NOW),
        lambda: actions.stop(it, "x", by=bram, at=NOW),
        lambda: actions.close(it, "x", by=bram, at=NOW),
        lambda: actions.ask(it.organisation, asking(), by=bram, at=NOW),
    ):
        with pytest.raises(Refused, match="medewerkers"):
            act()


def test_figures_of_a_centre_and_a_period(cast):
    it = confirmed(cast.noord)
    working(cast.noord)
    whole_month = (date(2026, 3, 1), date(2026, 3, 31))

    assert queries.counts(cast.noord, *whole_month) == {
        "asked": 2, "finished": 1, "helped": 1, "hours": 0, "lessons": 1,
    }  # fmt: skip
    assert queries.counts(cast.zuid, *whole_month)["finished"] == 0
    assert queries.counts(cast.noord, date(2026, 4, 1), date(2026, 4, 30))["finished"] == 0
    assert it.learned


def test_a_year_later_words_and_documents_are_gone_and_figures_stay(cast):
    it, token = delivered(cast.noord)
    document(it, by=mine(it))
    actions.confirm(it, "Cora", token=token, by=ANONYMOUS, at=NOW)
    actions.close(it, "Geleerd.", by=staff_of(cast.noord), at=NOW)

    assert actions.forget(by=CLOCK, at=NOW + timedelta(days=365)) == 0
    assert actions.forget(by=CLOCK, at=NOW + timedelta(days=366)) == 1
    assert actions.forget(by=CLOCK, at=NOW + timedelta(days=366)) == 0

    assert it.files.count() == 0
    assert set(queries.moves(it).values_list("name", "words")) == {("", "")}
    assert queries.counts(cast.noord, date(2026, 3, 1), date(2026, 3, 31))["finished"] == 1
    with pytest.raises(Refused, match="vanzelf"):
        actions.forget(by=staff_of(cast.noord), at=NOW)
