"""Nobody goes to another centre without an own yes, and nothing goes along that was not ticked."""

from datetime import timedelta

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from aanjager.community.centres.tests.factories import CentreFactory
from aanjager.community.people import actions as people
from aanjager.community.people.models import Person
from aanjager.community.people.tests.factories import PersonFactory, RegistrationFactory
from aanjager.exchange.brokerage.models import Case
from aanjager.exchange.brokerage.tests.factories import CaseFactory
from aanjager.kernel.actor import Actor
from aanjager.kernel.refusals import Refused
from aanjager.kernel.testing import count_queries
from aanjager.participation.handover import actions, queries
from aanjager.participation.handover.models import Carried, Handover
from aanjager.participation.handover.tests.factories import HandoverFactory
from aanjager.trust.audit.models import Event
from aanjager.trust.letters.models import Letter

pytestmark = pytest.mark.django_db
NOORD = {"headers": {"host": "noord.localhost"}}
ZUID = {"headers": {"host": "zuid.localhost"}}


@pytest.fixture
def anna(cast):
    return Actor(user_id=cast.anna.pk, staff_of=frozenset({cast.noord.pk}))


@pytest.fixture
def bram(cast):
    return Actor(user_id=cast.bram.pk, staff_of=frozenset({cast.zuid.pk}))


@pytest.fixture
def daan(cast):
    return cast.person(cast.daan)


@pytest.fixture
def as_daan(cast, daan):
    return Actor(user_id=cast.daan.pk, person_id=daan.pk)


@pytest.fixture
def case(cast, daan):
    return CaseFactory(
        centre=cast.noord, person=daan, registered=False, wishes="Daan zingt graag.",
        agreements="Elke maand bellen.", next_step="",
    )  # fmt: skip


@pytest.fixture
def asked(cast, daan, anna, case, now):
    return actions.propose(daan, cast.noord, cast.zuid, "Je gaat verhuizen.", by=anna, at=now)


def code_of(it, kind):
    return next(note.code for note in queries.notes(it) if note.kind == kind)


def knows(actor, person):
    """Whether somebody sees the person, or anything of the question."""
    return (
        Person.objects.visible_to(actor).filter(pk=person.pk).exists()
        or Handover.objects.visible_to(actor).filter(person=person).exists()
    )


def test_the_other_centre_knows_nothing_before_the_yes(cast, asked, bram, daan, signed_in):
    assert not knows(bram, daan)
    page = signed_in(cast.bram).get("/balie/overgedragen/", **ZUID).text
    assert "Niemand is aan jullie overgedragen" in page
    assert not Letter.objects.filter(to_address=cast.zuid.email).exists()
    assert not Event.objects.filter(centre_id=cast.zuid.pk, verb__startswith="handover").exists()


def test_only_what_was_ticked_goes_along(cast, asked, bram, daan, as_daan, now):
    it = actions.agree(asked, [code_of(asked, "wishes")], by=as_daan, at=now)

    assert knows(bram, daan)
    assert [row.text for row in it.carried.all()] == ["Daan zingt graag."]
    assert not Case.objects.visible_to(bram).exists()


def test_a_yes_without_a_tick_takes_no_text(cast, asked, bram, daan, as_daan, now):
    it = actions.agree(asked, [], by=as_daan, at=now)

    assert knows(bram, daan)
    assert not it.carried.exists()


def test_the_intake_there_begins_with_what_was_chosen(cast, asked, bram, daan, as_daan, now):
    codes = [code_of(asked, "wishes"), code_of(asked, "agreements")]
    it = actions.agree(asked, codes, by=as_daan, at=now)

    case = actions.receive(it, by=bram, at=now)

    assert (case.centre, case.person) == (cast.zuid, daan)
    assert (case.wishes, case.agreements) == ("Daan zingt graag.", "Elke maand bellen.")
    assert case.phase == Case.Phase.CONTACT
    assert not Carried.objects.exists()
    with pytest.raises(Refused, match="al begonnen"):
        actions.receive(it, by=bram, at=now)


def test_what_runs_there_already_is_not_overwritten(cast, asked, bram, daan, as_daan, now):
    it = actions.agree(asked, [code_of(asked, "wishes")], by=as_daan, at=now)
    running = CaseFactory(
        centre=cast.zuid, person=daan, registered=False, wishes="Wil buiten zijn.", next_step="Bel"
    )

    case = actions.receive(it, by=bram, at=now)

    assert case == running
    assert case.wishes == "Wil buiten zijn.\n\nDaan zingt graag."
    assert case.next_step == "Bel"


def test_a_text_that_changed_since_does_not_go_unseen(cast, asked, bram, daan, as_daan, case, now):
    code = code_of(asked, "wishes")
    Case.objects.filter(pk=case.pk).update(wishes="Iets heel anders.")

    with pytest.raises(Refused, match="net veranderd"):
        actions.agree(asked, [code], by=as_daan, at=now)

    assert not knows(bram, daan)


def test_a_text_of_somebody_else_never_goes_along(cast, asked, as_daan, bram, now):
    other = PersonFactory()
    CaseFactory(centre=cast.noord, person=other, wishes="Geheim.")
    code = code_of(HandoverFactory(centre=cast.noord, person=other), "wishes")

    with pytest.raises(Refused):
        actions.agree(asked, [code], by=as_daan, at=now)
    assert not Carried.objects.exists()


def test_a_no_needs_no_reason_and_leaves_nothing(cast, asked, bram, daan, as_daan, now):
    it = actions.refuse(asked, by=as_daan, at=now)

    assert it.state == "refused"
    assert not knows(bram, daan)
    with pytest.raises(Refused):
        actions.agree(asked, [], by=as_daan, at=now)
    assert Letter.objects.get(kind="handover-no").to_address == cast.noord.email


@pytest.mark.parametrize("who", ["anna", "bram"])
def test_nobody_says_yes_for_somebody_else(cast, asked, anna, bram, daan, now, who):
    by = {"anna": anna, "bram": bram}[who]
    for act in (lambda: actions.agree(asked, [], by=by, at=now),
                lambda: actions.refuse(asked, by=by, at=now)):  # fmt: skip
        with pytest.raises(Refused, match="persoon zelf"):
            act()
    assert not knows(bram, daan)


@pytest.mark.parametrize(
    ("change", "match"),
    [
        ({"by": "bram"}, "eigen centrale"),
        ({"why": " "}, "waarom"),
        ({"to": "noord"}, "andere centrale"),
        ({"to": "closed"}, "andere centrale"),
        ({"there": True}, "al ingeschreven"),
        ({"twice": True}, "al gevraagd"),
        ({"gone": True}, "eigen centrale"),
    ],
)
def test_who_may_not_propose_hears_why(cast, daan, anna, bram, now, change, match):
    centres = {"noord": cast.noord, "closed": CentreFactory(is_open=False)}
    if change.get("there"):
        RegistrationFactory(person=daan, centre=cast.zuid)
    if change.get("twice"):
        HandoverFactory(centre=cast.noord, person=daan)
    if change.get("gone"):
        daan.registrations.update(left_on=now.date())
    to = centres.get(change.get("to"), cast.zuid)
    by = bram if change.get("by") else anna

    with pytest.raises(Refused, match=match):
        actions.propose(daan, cast.noord, to, change.get("why", "Zo."), by=by, at=now)


def test_who_left_again_is_seen_no_more_and_takes_the_texts_along(
    cast, asked, bram, daan, as_daan, now
):
    it = actions.agree(asked, [code_of(asked, "wishes")], by=as_daan, at=now)
    people.leave(daan, centre=cast.zuid, by=as_daan, at=now)

    assert not knows(bram, daan)
    with pytest.raises(Refused, match="niet meer bij jullie"):
        actions.receive(it, by=bram, at=now)


def test_both_centres_write_down_the_yes(cast, asked, as_daan, bram, now):
    it = actions.agree(asked, [], by=as_daan, at=now)
    actions.receive(it, by=bram, at=now)

    found = Event.objects.filter(verb="handover.agreed")
    assert set(found.values_list("centre_id", flat=True)) == {cast.noord.pk, cast.zuid.pk}
    letters = Letter.objects.filter(kind__startswith="handover").order_by("pk")
    told = [(row.kind, row.to_address) for row in letters]
    assert told == [
        ("handover-proposed", "daan@example.org"),
        ("handover-yes", cast.noord.email),
        ("handover-arrived", cast.zuid.email),
    ]
    assert "Daan" not in letters.get(kind="handover-arrived").text


MOVES = st.lists(
    st.tuples(
        st.sampled_from(["propose", "withdraw", "agree", "refuse", "receive", "leave"]),
        st.sampled_from(["anna", "bram", "daan"]),
    ),
    max_size=12,
)


@settings(max_examples=40, suppress_health_check=list(HealthCheck), deadline=None)
@given(moves=MOVES)
def test_no_sequence_of_moves_shows_a_person_who_did_not_say_yes(
    cast, daan, anna, bram, as_daan, case, now, moves
):
    Handover.objects.all().delete()
    daan.registrations.filter(centre=cast.zuid).delete()
    actors, it, said_yes = {"anna": anna, "bram": bram, "daan": as_daan}, None, False
    for number, (what, who) in enumerate(moves):
        by, at = actors[who], now + timedelta(minutes=number)
        try:
            if what == "propose":
                it = actions.propose(daan, cast.noord, cast.zuid, "Zo.", by=by, at=at)
            elif what == "leave":
                people.leave(daan, centre=cast.zuid, by=by, at=at)
                said_yes = False
            elif it:
                more = {"codes": []} if what == "agree" else {}
                getattr(actions, what)(it, by=by, at=at, **more)
                said_yes = said_yes or what == "agree"
        except Refused:
            pass
        assert knows(bram, daan) == said_yes


def test_the_page_shows_exactly_what_would_go_with_nothing_ticked(cast, asked, signed_in):
    page = signed_in(cast.daan).get(f"/mijn/andere-centrale/{asked.pk}/", **NOORD).text

    assert "Daan zingt graag." in page
    assert "Elke maand bellen." in page
    assert "daan@example.org" in page
    assert page.count('name="mee"') == 2
    assert "checked" not in page
    assert "Mag Centrale Zuid je verder helpen" in signed_in(cast.daan).get("/mijn/", **NOORD).text


def test_the_whole_way_on_the_pages(cast, daan, case, signed_in):
    anna = signed_in(cast.anna)
    path = f"/balie/mensen/{daan.pk}/andere-centrale/"
    assert anna.post(path, {"to_centre": cast.zuid.pk, "why": ""}, **NOORD).status_code == 422
    anna.post(path, {"to_centre": cast.zuid.pk, "why": "Je gaat verhuizen."}, **NOORD)
    it = Handover.objects.get()
    assert "Trek de vraag in" in anna.get(path, **NOORD).text

    browser = signed_in(cast.daan)
    answer = {"doe": "ja", "mee": [code_of(it, "agreements")]}
    browser.post(f"/mijn/andere-centrale/{it.pk}/antwoord/", answer, **NOORD)
    assert "Je zei ja" in browser.get(f"/mijn/andere-centrale/{it.pk}/", **NOORD).text

    bram = signed_in(cast.bram)
    assert "Daan" in bram.get("/balie/", **ZUID).text
    page = bram.get("/balie/overgedragen/", **ZUID).text
    assert "Elke maand bellen." in page
    assert "zingt graag" not in page
    bram.post(f"/balie/overgedragen/{it.pk}/beginnen/", **ZUID)
    there = Case.objects.get(centre=cast.zuid)
    assert "Elke maand bellen." in bram.get(f"/balie/bemiddeling/{there.pk}/", **ZUID).text
    assert "overgedragen aan ons" not in bram.get("/balie/", **ZUID).text.lower()


def test_the_question_is_taken_back(cast, daan, asked, signed_in):
    browser = signed_in(cast.anna)
    browser.post(f"/balie/mensen/{daan.pk}/andere-centrale/{asked.pk}/intrekken/", **NOORD)

    page = signed_in(cast.daan).get(f"/mijn/andere-centrale/{asked.pk}/", **NOORD).text
    assert "Deze vraag is ingetrokken" in page
    assert 'name="mee"' not in page


@pytest.mark.parametrize("name", ["bram", "cora", "els", "gerda", "finn"])
def test_somebody_else_finds_nothing_at_any_address(cast, daan, asked, signed_in, name):
    browser = signed_in(getattr(cast, name))
    for host in ("noord.localhost", "zuid.localhost"):
        for path in (
            f"/mijn/andere-centrale/{asked.pk}/",
            f"/balie/mensen/{daan.pk}/andere-centrale/",
        ):
            assert browser.get(path, headers={"host": host}).status_code == 404
        for path in (
            f"/mijn/andere-centrale/{asked.pk}/antwoord/",
            f"/balie/overgedragen/{asked.pk}/beginnen/",
            f"/balie/mensen/{daan.pk}/andere-centrale/{asked.pk}/intrekken/",
        ):
            assert browser.post(path, {"doe": "ja"}, headers={"host": host}).status_code == 404
    asked.refresh_from_db()
    assert asked.state == "proposed"


def test_the_list_asks_as_often_for_twenty_as_for_two(cast, signed_in):
    browser = signed_in(cast.bram)
    HandoverFactory.create_batch(2, to_centre=cast.zuid, agreed=True)
    browser.get("/balie/overgedragen/", **ZUID)
    few = count_queries(lambda: browser.get("/balie/overgedragen/", **ZUID))
    HandoverFactory.create_batch(18, to_centre=cast.zuid, agreed=True)

    assert count_queries(lambda: browser.get("/balie/overgedragen/", **ZUID)) == few <= 8
