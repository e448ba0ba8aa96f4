"""An idea in five lines, the look of a consultant, stages in any order."""

import pytest

from aanjager.community.organisations.queries import actor_of
from aanjager.kernel.actor import Actor
from aanjager.kernel.refusals import Refused
from aanjager.participation.initiatives import actions, queries
from aanjager.participation.initiatives.models import Initiative, StageChange
from aanjager.participation.initiatives.tests.factories import InitiativeFactory
from aanjager.trust.letters.models import Letter

pytestmark = pytest.mark.django_db


def idea(area, **facts):
    words = {"title": "Bankje", "what": "Een bank bij de vijver.", "why": "Buren praten."}
    return actions.Idea(**{**words, **facts}, area_id=area.pk)


def post(cast, user, now, **facts):
    return actions.post(
        idea(cast.noord.area, **facts), centre=cast.noord, by=actor_of(user), at=now
    )


def test_a_first_idea_waits_for_a_look_within_five_working_days(cast, now):
    it = post(cast, cast.daan, now)

    assert it.look == "waiting"
    assert it.look_by.date().isoformat() == "2026-03-09"
    assert not queries.overview(cast.noord)
    assert [row.pk for row in queries.waiting(actor_of(cast.anna))] == [it.pk]
    assert not queries.waiting(actor_of(cast.bram))


def test_somebody_whose_idea_stood_online_before_goes_online_at_once(cast, now):
    InitiativeFactory(centre=cast.noord, led_by=cast.person(cast.daan))

    assert post(cast, cast.daan, now).look == "passed"


def test_posting_needs_no_organisation_but_a_name(cast, now):
    it = post(cast, cast.daan, now)

    assert it.organisation is None
    with pytest.raises(Refused, match="naam"):
        post(cast, cast.anna, now)
    with pytest.raises(Refused, match="Log eerst in"):
        actions.post(idea(cast.noord.area), centre=cast.noord, by=Actor(), at=now)


def test_a_waiting_idea_is_seen_by_its_own_people_and_staff_only(cast, now):
    it = post(cast, cast.daan, now)

    def sees(user):
        return Initiative.objects.visible_to(actor_of(user)).filter(pk=it.pk).exists()

    assert [sees(cast.daan), sees(cast.anna)] == [True, True]
    assert [sees(cast.bram), sees(cast.cora), sees(cast.els)] == [False, False, False]


def test_after_the_look_it_stands_online_and_the_initiator_gets_a_letter(cast, now):
    it = post(cast, cast.daan, now)

    actions.look(it, passes=True, by=actor_of(cast.anna), at=now)

    assert [row.pk for row in queries.overview(cast.noord)] == [it.pk]
    letter = Letter.objects.get(kind="initiative-look")
    assert letter.to_address == "daan@example.org"
    assert "staat online" in letter.subject


def test_a_no_has_a_reason_and_a_new_text_is_looked_at_again(cast, now):
    it, anna = post(cast, cast.daan, now), actor_of(cast.anna)
    with pytest.raises(Refused, match="waarom niet"):
        actions.look(it, passes=False, reason=" ", by=anna, at=now)

    actions.look(it, passes=False, reason="Dit is reclame.", by=anna, at=now)
    assert "Dit is reclame." in Letter.objects.get(kind="initiative-look").text

    it = actions.edit(it, idea(cast.noord.area, title="Beter"), by=actor_of(cast.daan), at=now)
    assert (it.look, it.title) == ("waiting", "Beter")


def test_only_staff_of_its_centre_look_and_never_at_their_own_idea(cast, now):
    it = post(cast, cast.daan, now)
    for user in (cast.bram, cast.daan, cast.els):
        with pytest.raises(Refused):
            actions.look(it, passes=True, by=actor_of(user), at=now)
    both = actor_of(cast.anna).__class__(
        user_id=cast.anna.pk,
        person_id=cast.person(cast.daan).pk,
        staff_of=frozenset({cast.noord.pk}),
    )
    with pytest.raises(Refused, match="eigen idee"):
        actions.look(it, passes=True, by=both, at=now)


def test_stages_and_who_drives_it_change_in_any_order_and_are_remembered(cast, now):
    it = InitiativeFactory(centre=cast.noord, led_by=cast.person(cast.daan))
    daan = actor_of(cast.daan)

    actions.move(it, stage="rooted", mode="hybrid", words="Met de wijkraad.", by=daan, at=now)
    actions.move(it, stage="gathering", mode="self_organised", by=daan, at=now)

    told = StageChange.objects.filter(initiative=it).order_by("pk")
    assert [(row.stage, row.mode) for row in told] == [
        ("spark", "self_organised"),
        ("rooted", "hybrid"),
        ("gathering", "self_organised"),
    ]
    assert told[1].words == "Met de wijkraad."


def test_an_end_is_told_in_words_and_nothing_is_kept_that_did_not_change(cast, now):
    it = InitiativeFactory(centre=cast.noord, led_by=cast.person(cast.daan))
    daan = actor_of(cast.daan)

    with pytest.raises(Refused, match="waarom het stopt"):
        actions.move(it, stage="ended", mode="self_organised", by=daan, at=now)
    with pytest.raises(Refused, match="al"):
        actions.move(it, stage="spark", mode="self_organised", by=daan, at=now)
    with pytest.raises(Refused, match="Kies een fase"):
        actions.move(it, stage="onzin", mode="hybrid", by=daan, at=now)


def test_who_saw_an_older_text_overwrites_nothing(cast, now):
    it = InitiativeFactory(centre=cast.noord, led_by=cast.person(cast.daan))
    daan = actor_of(cast.daan)
    actions.edit(it, idea(cast.noord.area), version=1, by=daan, at=now)

    with pytest.raises(Refused, match="Iemand anders"):
        actions.edit(it, idea(cast.noord.area), version=1, by=daan, at=now)
    with pytest.raises(Refused, match="trekken"):
        actions.edit(it, idea(cast.noord.area), by=actor_of(cast.cora), at=now)


def test_another_centre_is_another_beginning(cast, now):
    InitiativeFactory(centre=cast.zuid, led_by=cast.person(cast.daan))

    assert post(cast, cast.daan, now).look == "waiting"


def test_who_mends_an_idea_sees_which_words_are_hard(signed_in, cast):
    it = InitiativeFactory(centre=cast.noord, led_by=cast.person(cast.daan), why="Tevens gezellig.")

    page = signed_in(cast.daan).get(
        f"/initiatieven/{it.pk}/wijzigen/", headers={"host": "noord.localhost"}
    )

    assert "<mark>Tevens</mark> gezellig." in page.content.decode()
