"""Following, helping, handing over, becoming an association, writing to another."""

import pytest

from aanjager.community.organisations.queries import actor_of
from aanjager.kernel.refusals import Refused
from aanjager.participation.initiatives import actions, queries
from aanjager.participation.initiatives.models import Initiative, Member
from aanjager.participation.initiatives.tests.factories import InitiativeFactory, MemberFactory
from aanjager.trust.letters.models import Letter

pytestmark = pytest.mark.django_db


@pytest.fixture
def it(cast):
    return InitiativeFactory(centre=cast.noord, led_by=cast.person(cast.daan), title="Bankje")


def roles(it):
    rows = Member.objects.filter(initiative=it, left_at=None).order_by("person__name")
    return [(row.person.name, row.role) for row in rows]


def hand_over(it, cast, now, *, says_yes):
    member = MemberFactory(initiative=it, person=cast.person(cast.cora))
    actions.offer_lead(member, by=actor_of(cast.daan), at=now)
    actions.answer_lead(member, says_yes=says_yes, by=actor_of(cast.cora), at=now)


def test_following_twice_is_once_and_may_become_helping(it, cast, now):
    for role in ("follower", "follower", "helper"):
        actions.join(it, role=role, by=actor_of(cast.cora), at=now)

    assert roles(it) == [("Cora", "helper"), ("Daan", "initiator")]


def test_a_name_is_shown_only_with_consent(it, cast, client, now):
    actions.join(it, role="helper", by=actor_of(cast.cora), at=now)
    page = f"/initiatieven/{it.pk}/"
    assert "Cora" not in client.get(page).text

    actions.join(it, role="helper", shows_name=True, by=actor_of(cast.cora), at=now)
    assert "Cora" in client.get(page).text


def test_the_last_who_carries_it_hands_over_first_and_others_leave_at_once(it, cast, now):
    actions.join(it, role="helper", by=actor_of(cast.cora), at=now)
    actions.leave(it, by=actor_of(cast.cora), at=now)
    assert roles(it) == [("Daan", "initiator")]

    with pytest.raises(Refused, match="als enige"):
        actions.leave(it, by=actor_of(cast.daan), at=now)


def test_handing_over_asks_first_and_all_that_stood_there_stays(it, cast, now):
    hand_over(it, cast, now, says_yes=True)

    assert roles(it) == [("Cora", "initiator"), ("Daan", "helper")]
    assert Initiative.objects.get().stage == "handed_over"
    assert [row.stage for row in it.history.order_by("pk")] == ["spark", "handed_over"]
    assert {letter.to_address for letter in Letter.objects.all()} == {
        "cora@example.org",
        "daan@example.org",
    }


def test_a_no_leaves_everything_as_it_was(it, cast, now):
    hand_over(it, cast, now, says_yes=False)

    assert roles(it) == [("Cora", "helper"), ("Daan", "initiator")]
    assert Initiative.objects.get().stage == "spark"


def test_who_takes_over_speaks_for_its_group_in_the_place_of_who_did(it, cast, now):
    lack = actions.Lack("people", "Drie mensen", 3)
    body = actions.ask(it, lack, by=actor_of(cast.daan), at=now).opportunity.organisation

    hand_over(it, cast, now, says_yes=True)

    running = body.coordinators.filter(ended_on=None)
    assert [role.person.name for role in running] == ["Cora"]


def test_only_who_was_asked_answers_and_only_a_helper_is_asked(it, cast, now):
    helper = MemberFactory(initiative=it, person=cast.person(cast.cora))
    follower = MemberFactory(initiative=it, person=cast.person(cast.finn), role="follower")
    with pytest.raises(Refused, match="die meedoet"):
        actions.offer_lead(follower, by=actor_of(cast.daan), at=now)
    with pytest.raises(Refused, match="niets gevraagd"):
        actions.answer_lead(helper, says_yes=True, by=actor_of(cast.cora), at=now)

    actions.offer_lead(helper, by=actor_of(cast.daan), at=now)
    with pytest.raises(Refused, match="iemand anders"):
        actions.answer_lead(helper, says_yes=True, by=actor_of(cast.finn), at=now)
    with pytest.raises(Refused, match="al gevraagd"):
        actions.offer_lead(helper, by=actor_of(cast.daan), at=now)


def test_it_becomes_an_association_without_starting_again(it, cast, now):
    need = actions.ask(it, actions.Lack("people", "Drie", 3), by=actor_of(cast.daan), at=now)

    body = actions.become_association(
        it, name="Vereniging Bankje", kind="association", kvk="12345678",
        by=actor_of(cast.daan), at=now,
    )  # fmt: skip

    body.refresh_from_db()
    assert (body.kind, body.name, body.kvk) == ("association", "Vereniging Bankje", "12345678")
    assert need.opportunity.organisation == body
    after = Initiative.objects.get()
    assert (after.mode, after.stage, after.organisation) == ("organised", "rooted", body)
    assert it.needs.count() == 1


def test_who_did_this_before_puts_those_further_on_and_alike_first(it, cast):
    early = InitiativeFactory(centre=cast.zuid, title="Bankje in Zuid")
    rooted = InitiativeFactory(centre=cast.zuid, title="Nog een bankje", stage="rooted")
    InitiativeFactory(centre=cast.zuid, title="Koor", what="Zingen.")
    InitiativeFactory(centre=cast.zuid, title="Bankje", look="refused", look_reason="Reclame.")

    assert queries.who_did_this_before(it) == [rooted, early]


def test_initiatives_write_to_each_other_without_addresses(it, cast, now):
    other = InitiativeFactory(centre=cast.zuid, led_by=cast.person(cast.cora), title="Tuin")

    actions.contact(other, "Hoe kwamen jullie aan hout?", own=it, by=actor_of(cast.daan), at=now)

    letter = Letter.objects.get(kind="initiative-contact")
    assert letter.to_address == "cora@example.org"
    assert "Hoe kwamen jullie aan hout?" in letter.text
    assert f"/initiatieven/{it.pk}/bericht/" in letter.text
    assert "daan@example.org" not in letter.text + letter.reply_to


def test_five_messages_a_day_are_enough(it, cast, now):
    other = InitiativeFactory(centre=cast.zuid, led_by=cast.person(cast.cora))
    for _ in range(5):
        actions.contact(other, "Dag", own=it, by=actor_of(cast.daan), at=now)

    with pytest.raises(Refused, match="vijf"):
        actions.contact(other, "Dag", own=it, by=actor_of(cast.daan), at=now)
    assert Letter.objects.filter(kind="initiative-contact").count() == 5


def test_contact_goes_on_behalf_of_an_initiative_that_one_carries(it, cast, now):
    other = InitiativeFactory(centre=cast.zuid, led_by=cast.person(cast.cora))

    with pytest.raises(Refused, match="van initiatief naar initiatief"):
        actions.contact(other, "Dag", own=it, by=actor_of(cast.finn), at=now)
    with pytest.raises(Refused, match="eigen initiatief"):
        actions.contact(it, "Dag", own=it, by=actor_of(cast.daan), at=now)
