"""One profile in several pools: consent of the person, admission with a reason by the centre."""

import pytest
from django.db import IntegrityError, transaction

from aanjager.advice.experts import actions, queries
from aanjager.advice.experts.actions import Profile
from aanjager.advice.experts.models import Expert, PoolMember
from aanjager.advice.experts.tests.factories import NOW, asks, expert, in_pool, place
from aanjager.community.centres.tests.factories import staff_of
from aanjager.community.people.tests.factories import as_actor
from aanjager.kernel.actor import ANONYMOUS
from aanjager.kernel.refusals import Refused
from aanjager.trust.letters.models import Letter

pytestmark = pytest.mark.django_db


def test_somebody_stands_with_one_profile_in_two_pools(cast):
    it = in_pool(cast.noord)
    in_pool(cast.zuid, it)

    assert Expert.objects.count() == 1
    assert [p.centre for p in queries.pools_of(as_actor(it.person), it)] == [cast.noord, cast.zuid]
    for centre in (cast.noord, cast.zuid):
        assert queries.pool(staff_of(centre), centre).get().expert == it
        assert queries.counts_of_pool(centre) == {"members": 1, "with_room": 1}


def test_who_asks_is_not_in_the_pool_until_the_centre_says_why(cast):
    it, anna = expert(), staff_of(cast.noord)
    member = asks(cast.noord, it)

    assert not queries.in_pool(cast.noord).exists()
    assert "wil in jullie pool" in Letter.objects.get(to_address=cast.noord.email).subject
    with pytest.raises(Refused, match="reden"):
        actions.admit(member, " ", by=anna, at=NOW)
    actions.admit(member, "Kent de fondsen hier.", by=anna, at=NOW)

    assert queries.in_pool(cast.noord).get() == it
    assert "Kent de fondsen hier." in Letter.objects.get(to_address=it.person.email).text
    for again in (actions.admit, actions.refuse):
        with pytest.raises(Refused, match="al over besloten"):
            again(member, "Toch niet.", by=anna, at=NOW)


def test_a_no_has_a_reason_and_somebody_may_ask_again(cast):
    it = expert()
    actions.refuse(
        asks(cast.noord, it), "We hebben al drie penningmeesters.", by=staff_of(cast.noord), at=NOW
    )

    assert "drie penningmeesters" in Letter.objects.get(to_address=it.person.email).text
    assert asks(cast.noord, it).state == "asked"


def test_nobody_joins_admits_or_leaves_for_another(cast):
    it, bram = expert(), staff_of(cast.zuid)
    other = as_actor(expert().person)
    member = asks(cast.noord, it)

    for act, why in (
        (lambda: actions.join(it, cast.zuid, by=other, at=NOW), "zelf"),
        (lambda: actions.say_full(it, is_full=True, by=other, at=NOW), "zelf"),
        (lambda: actions.admit(member, "Ja", by=bram, at=NOW), "medewerkers"),
        (lambda: actions.leave(member, by=bram, at=NOW), "medewerkers"),
        (lambda: actions.join(it, cast.noord, by=as_actor(it.person), at=NOW), "al bij deze pool"),
        (
            lambda: actions.describe(Profile("volunteer", "unpaid", "x"), by=ANONYMOUS, at=NOW),
            "je naam",
        ),
    ):
        with pytest.raises(Refused, match=why):
            act()
    assert not queries.pool(bram, cast.noord).exists()


def test_who_is_full_is_not_found_and_has_room_again_with_one_press(cast):
    it = in_pool(cast.noord)
    mine = as_actor(it.person)

    actions.say_full(it, is_full=True, by=mine, at=NOW)
    assert not queries.in_pool(cast.noord).exists()
    assert queries.counts_of_pool(cast.noord) == {"members": 1, "with_room": 0}
    actions.say_full(it, is_full=False, by=mine, at=NOW)
    assert queries.in_pool(cast.noord).exists()


def test_who_leaves_is_gone_at_once_and_leaves_once(cast):
    it = in_pool(cast.noord)
    mine = as_actor(it.person)
    actions.leave(place(cast.noord, it), by=mine, at=NOW)

    assert not queries.pool(staff_of(cast.noord), cast.noord).exists()
    with pytest.raises(Refused, match="al voorbij"):
        actions.leave(place(cast.noord, it), by=mine, at=NOW)


def test_a_volunteer_asks_no_rate_and_the_database_keeps_it_so(cast):
    with pytest.raises(Refused, match="onbetaald"):
        expert(kind="volunteer", pay="paid")
    with pytest.raises(Refused, match="geen tarief"):
        expert(kind="freelancer", pay="unpaid")
    it = expert()
    with (
        pytest.raises(IntegrityError, match="an_expert_volunteer_asks_no_rate"),
        transaction.atomic(),
    ):
        Expert.objects.filter(pk=it.pk).update(rate_cents=1)


def test_a_pool_says_when_it_decided(cast):
    member = asks(cast.noord, expert())
    with pytest.raises(IntegrityError, match="a_pool_says_when_it_decided"), transaction.atomic():
        PoolMember.objects.filter(pk=member.pk).update(state="in")
