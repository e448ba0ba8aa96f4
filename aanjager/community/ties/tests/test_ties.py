from datetime import timedelta

import pytest

from aanjager.community.organisations.tests.factories import OrganisationFactory
from aanjager.community.people import actions as people
from aanjager.community.people.tests.factories import PersonFactory, as_actor
from aanjager.community.ties import actions, queries
from aanjager.community.ties.models import Invitation, Quiet, Side, Tie
from aanjager.community.ties.tests.factories import NOW, invitation, subject, tie
from aanjager.kernel.actor import ANONYMOUS, CLOCK, Actor
from aanjager.kernel.refusals import Refused
from aanjager.trust.audit.models import Event
from aanjager.trust.letters.models import Letter
from aanjager.trust.privacy import actions as privacy
from aanjager.trust.privacy import queries as register

pytestmark = pytest.mark.django_db
YES = actions.Said(name="Kees", may_be_named=True, wants_tie=True)


def test_a_yes_of_both_makes_a_tie_and_thanks_who_invited():
    bep, kees = PersonFactory(name="Bep"), PersonFactory(name="Kees")
    it, _token = invitation(bep, subject(), tie_kind="neighbour", wants_credit=True)

    actions.answer(it, "yes", YES, by=as_actor(kees), at=NOW)

    assert [known.name for known in queries.network(as_actor(bep))] == ["Kees"]
    assert [known.name for known in queries.network(as_actor(kees))] == ["Bep"]
    assert queries.introducer(kees.pk, "initiative", 1) == bep
    letter = Letter.objects.get()
    assert (letter.to_address, letter.kind) == (bep.email, "ties-thanks")
    assert "Kees zei ja" in letter.subject


def test_without_being_named_there_is_no_credit_no_letter_and_no_tie():
    bep, kees = PersonFactory(), PersonFactory()
    it, _token = invitation(bep, subject(), tie_kind="neighbour", wants_credit=True)

    actions.answer(it, "yes", actions.Said(name="Kees"), by=as_actor(kees), at=NOW)

    assert queries.introducer(kees.pk, "initiative", 1) is None
    assert queries.network(as_actor(bep)) == []
    assert not Letter.objects.exists()
    assert it.state == Invitation.State.OPEN  # the row in hand is as it was; the table knows better
    assert Invitation.objects.get().state == Invitation.State.YES


def test_no_credit_for_who_did_not_want_the_name_there():
    bep, kees = PersonFactory(), PersonFactory()
    it, _token = invitation(bep, subject())

    actions.answer(it, "yes", YES, by=as_actor(kees), at=NOW)

    assert queries.introducer(kees.pk, "initiative", 1) is None


def test_a_visitor_says_yes_and_is_known_after_signing_in():
    bep, kees = PersonFactory(), PersonFactory()
    it, _token = invitation(bep, subject(), tie_kind="buddy", wants_credit=True)
    actions.answer(it, "yes", YES, by=ANONYMOUS, at=NOW)
    assert queries.network(as_actor(bep)) == []

    actions.take_up([it.pk], by=as_actor(kees), at=NOW)
    actions.take_up([it.pk], by=as_actor(PersonFactory()), at=NOW)

    assert queries.introducer(kees.pk, "initiative", 1) == bep
    assert Tie.objects.count() == 1


@pytest.mark.parametrize("later", [timedelta(days=30), timedelta(days=400)])
def test_a_link_ends_after_thirty_days(later):
    it, _token = invitation(PersonFactory(), subject())

    with pytest.raises(Refused, match="verlopen"):
        actions.answer(it, "yes", YES, by=ANONYMOUS, at=NOW + later)


def test_an_answer_is_given_once_and_never_by_who_invites():
    bep = PersonFactory()
    it, _token = invitation(bep, subject())
    with pytest.raises(Refused, match="je eigen uitnodiging"):
        actions.answer(it, "yes", YES, by=as_actor(bep), at=NOW)
    actions.answer(it, "no", actions.Said(), by=ANONYMOUS, at=NOW)

    with pytest.raises(Refused, match="al beantwoord"):
        actions.answer(it, "yes", YES, by=ANONYMOUS, at=NOW)


def test_an_invitation_taken_back_is_dead_and_forgets_its_words():
    bep = PersonFactory()
    it, _token = invitation(bep, subject(), called="buurman Kees", note="Kom je?")
    with pytest.raises(Refused, match="niet jouw"):
        actions.take_back(it, by=as_actor(PersonFactory()), at=NOW)

    actions.take_back(it, by=as_actor(bep), at=NOW)

    it.refresh_from_db()
    assert (it.called, it.note) == ("", "")
    with pytest.raises(Refused, match="ingetrokken"):
        actions.answer(it, "yes", YES, by=ANONYMOUS, at=NOW)


def test_the_letter_holds_the_link_and_the_table_only_its_hash_and_no_address():
    it, token = invitation(PersonFactory(name="Bep"), subject(), address="kees@example.org")

    letter = Letter.objects.get()
    assert token in letter.text
    assert letter.to_address == "kees@example.org"
    kept = " ".join(str(value) for value in Invitation.objects.values_list().get())
    assert token not in kept
    assert "kees@" not in kept
    assert queries.by_link(token) == it
    assert queries.by_link(token + "x") is None


def test_never_again_holds_for_everybody_and_who_invites_does_not_hear_it():
    it, _token = invitation(PersonFactory(), subject(), address="Kees@example.org")
    actions.answer(it, "never", actions.Said(), by=ANONYMOUS, at=NOW)
    Letter.objects.all().delete()

    again, _token = invitation(PersonFactory(), subject(), address="kees@EXAMPLE.org ")

    assert Quiet.objects.count() == 1
    assert again.state == Invitation.State.OPEN
    assert not Letter.objects.exists()


def test_an_address_gets_three_letters_that_wait_and_no_more():
    for _number in range(5):
        invitation(PersonFactory(), subject(), address="kees@example.org")

    assert Letter.objects.count() == 3


def test_twenty_invitations_a_day_and_then_tomorrow():
    bep = PersonFactory()
    for _number in range(20):
        invitation(bep)

    with pytest.raises(Refused, match="Morgen"):
        invitation(bep)
    invitation(bep, at=NOW + timedelta(days=1, minutes=1))


def test_a_visitor_invites_nobody():
    with pytest.raises(Refused, match="je naam"):
        actions.invite(subject(), actions.Asking(), centre=None, by=Actor(user_id=1), at=NOW)


def test_a_tie_with_an_organisation_waits_for_its_own_yes(cast):
    daan, cora = cast.person(cast.daan), cast.person(cast.cora)
    made = actions.propose(cast.buurthuis, kind="buddy", shows=True, by=as_actor(daan), at=NOW)
    side = made.sides.get(organisation=cast.buurthuis)
    speaks = Actor(
        user_id=cora.user_id, person_id=cora.pk, coordinator_of=frozenset({cast.buurthuis.pk})
    )

    assert [it.state for it in queries.network(as_actor(daan))] == ["asked"]
    assert [it.state for it in queries.network(speaks)] == ["to_answer"]
    assert not Tie.objects.agreed().exists()
    with pytest.raises(Refused):
        actions.agree(side, by=as_actor(daan), at=NOW)
    with pytest.raises(Refused, match="wacht nog"):
        actions.propose(cast.buurthuis, kind="mentor", by=as_actor(daan), at=NOW)

    actions.agree(side, by=speaks, at=NOW)

    assert Tie.objects.agreed().get() == made
    assert Letter.objects.get().to_address == cora.email


def test_withdrawing_takes_both_names_away_and_keeps_the_number(cast):
    bep, kees = PersonFactory(), PersonFactory()
    made = tie(bep, kees, centre=cast.noord, shows=(True, True))
    with pytest.raises(Refused):
        actions.withdraw(made, by=as_actor(PersonFactory()), at=NOW)

    actions.withdraw(made, by=as_actor(kees), at=NOW)

    assert queries.network(as_actor(bep)) == []
    assert queries.known_among(as_actor(bep), [kees.pk]) == []
    assert not Side.objects.exists()
    assert queries.counts(cast.noord, NOW.date(), NOW.date())["ties"] == 1
    assert "tie.withdrawn" in Event.objects.values_list("verb", flat=True)


def test_i_see_whom_i_know_somewhere_only_when_they_let_me(cast):
    daan, cora = cast.person(cast.daan), cast.person(cast.cora)
    made = tie(daan, cora)
    assert not queries.known_at(as_actor(daan), cast.buurthuis.pk)

    actions.show(made.sides.get(person=cora), shows=True, by=as_actor(cora), at=NOW)

    assert list(queries.known_at(as_actor(daan), cast.buurthuis.pk)) == [cora]
    assert not queries.known_at(as_actor(cora), OrganisationFactory().pk)
    assert not queries.known_at(ANONYMOUS, cast.buurthuis.pk)


def test_who_is_erased_leaves_no_name_and_the_other_half_is_cleared(cast):
    bep, kees = PersonFactory(), PersonFactory()
    tie(bep, kees)
    it, _token = invitation(bep, subject(), called="Kees van hiernaast")

    privacy.erase(register.subject(person_id=bep.pk), reason="asked", by=CLOCK, at=NOW)

    assert queries.network(as_actor(kees)) == []
    it.refresh_from_db()
    assert (it.inviter, it.called) == (None, "")
    assert actions.tidy(by=CLOCK, at=NOW) == 1
    assert not Side.objects.exists()


def test_a_consultant_looks_only_in_an_opened_file_and_it_is_written_down(cast):
    daan = cast.person(cast.daan)
    anna = Actor(user_id=cast.anna.pk, staff_of=frozenset({cast.noord.pk}))
    bram = Actor(user_id=cast.bram.pk, staff_of=frozenset({cast.zuid.pk}))
    with pytest.raises(Refused, match="dossier"):
        actions.look(daan, by=anna, at=NOW)
    people.open_file(daan, by=anna, at=NOW)
    actions.look(daan, by=anna, at=NOW)

    assert queries.looks(anna, daan, NOW)
    assert not queries.looks(anna, daan, NOW + timedelta(hours=2))
    with pytest.raises(Refused, match="helpt"):
        actions.look(daan, by=bram, at=NOW)


def test_what_was_not_signed_by_a_page_is_no_subject():
    assert queries.subject_of(queries.sign(subject())) == subject()
    assert queries.subject_of("") == queries.NETWORK
    for wrong in ("onzin", queries.sign(subject()) + "x", queries.sign(subject(path="https://x"))):
        assert queries.subject_of(wrong) is None
