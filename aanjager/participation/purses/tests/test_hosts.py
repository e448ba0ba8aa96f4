"""Which organisation has the money: asked by letter, and free to say no."""

import pytest

from aanjager.community.organisations.queries import actor_of
from aanjager.community.organisations.tests.factories import OrganisationFactory, coordinator_of
from aanjager.kernel.refusals import Refused
from aanjager.participation.initiatives.tests.factories import InitiativeFactory
from aanjager.participation.purses import actions, queries
from aanjager.participation.purses.models import Purse
from aanjager.trust.letters.models import Letter

pytestmark = pytest.mark.django_db


@pytest.fixture
def it(cast):
    return InitiativeFactory(centre=cast.noord, led_by=cast.person(cast.daan), title="Bankje")


def ask(it, host, cast, now):
    return actions.ask_host(it, host, by=actor_of(cast.daan), at=now)


def test_the_organisation_gets_a_letter_and_daan_hears_its_yes(it, cast, now):
    purse = ask(it, cast.buurthuis, cast, now)
    letter = Letter.objects.get()
    assert letter.to_address == "cora@example.org"
    assert letter.subject == "Wil Buurthuis 't Anker het geld beheren van Bankje?"
    assert f"/initiatieven/{it.pk}/geld/" in letter.text

    actions.answer(purse, says_yes=True, by=actor_of(cast.cora), at=now)
    assert Purse.objects.get().state == "open"
    assert Letter.objects.get(to_address="daan@example.org").subject.startswith(
        "Buurthuis 't Anker zei ja"
    )


def test_after_a_no_daan_asks_another(it, cast, now):
    purse = ask(it, cast.buurthuis, cast, now)
    actions.answer(purse, says_yes=False, by=actor_of(cast.cora), at=now)
    other = OrganisationFactory(centre=cast.noord)

    assert "zei nee" in Letter.objects.get(to_address="daan@example.org").subject
    assert ask(it, other, cast, now).host == other
    assert Purse.objects.get().state == "asked"


def test_who_never_answers_is_let_off_with_a_letter(it, cast, now):
    purse = ask(it, cast.buurthuis, cast, now)
    with pytest.raises(Refused, match="al gevraagd"):
        ask(it, cast.buurthuis, cast, now)
    ask(it, OrganisationFactory(centre=cast.noord), cast, now)

    subjects = list(
        Letter.objects.filter(to_address="cora@example.org").values_list("subject", flat=True)
    )
    assert "Je hoeft niet meer te antwoorden: Bankje" in subjects
    with pytest.raises(Refused, match="Dit doet de organisatie"):
        actions.answer(purse, says_yes=True, by=actor_of(cast.cora), at=now)


def test_after_a_yes_the_money_stays_where_it_is(it, cast, now):
    actions.answer(
        ask(it, cast.buurthuis, cast, now), says_yes=True, by=actor_of(cast.cora), at=now
    )
    with pytest.raises(Refused, match="al een organisatie"):
        ask(it, OrganisationFactory(centre=cast.noord), cast, now)
    with pytest.raises(Refused, match="al beantwoord"):
        actions.answer(queries.purse_of(it), says_yes=False, by=actor_of(cast.cora), at=now)


@pytest.mark.parametrize(
    "facts", [{"status": "waiting"}, {"kind": "informal"}, {"centre": None}], ids=str
)
def test_only_an_organisation_that_the_centre_knows_is_asked(it, cast, now, facts):
    facts = {"centre": cast.noord, **facts}
    host = OrganisationFactory(**{**facts, "centre": facts["centre"] or cast.zuid})
    with pytest.raises(Refused, match="met een eigen rekening"):
        ask(it, host, cast, now)
    assert host not in queries.hosts(it)
    assert not Purse.objects.exists()


@pytest.mark.parametrize(
    "facts", [{"stage": "ended"}, {"look": "refused", "look_reason": "x"}], ids=str
)
def test_what_has_stopped_or_is_off_the_site_asks_nobody(cast, now, facts):
    it = InitiativeFactory(centre=cast.noord, led_by=cast.person(cast.daan), **facts)
    with pytest.raises(Refused):
        ask(it, cast.buurthuis, cast, now)


def test_a_neighbour_asks_nobody_and_another_organisation_answers_nothing(it, cast, now):
    with pytest.raises(Refused, match="trekken"):
        actions.ask_host(it, cast.buurthuis, by=actor_of(cast.gerda), at=now)
    purse = ask(it, cast.buurthuis, cast, now)
    with pytest.raises(Refused, match="Dit doet de organisatie"):
        actions.answer(purse, says_yes=True, by=coordinator_of(OrganisationFactory()), at=now)


def test_an_english_coordinator_reads_english(it, cast, now):
    cast.cora.language = "en"
    cast.cora.save()
    ask(it, cast.buurthuis, cast, now)
    assert Letter.objects.get().subject == "Will Buurthuis 't Anker look after the money of Bankje?"
