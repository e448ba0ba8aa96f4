"""The line from what was noticed to what came of it."""

import pytest

from aanjager.community.centres.tests.factories import CentreFactory
from aanjager.community.organisations.queries import actor_of
from aanjager.kernel.refusals import Refused
from aanjager.participation.initiatives.tests.factories import InitiativeFactory
from aanjager.participation.origins import actions
from aanjager.participation.signals.tests.factories import PatternFactory
from aanjager.trust.audit.models import Event

pytestmark = pytest.mark.django_db
NOORD = {"headers": {"host": "noord.localhost"}}


@pytest.fixture
def garden(cast):
    return InitiativeFactory(centre=cast.noord, title="Buurttuin", led_by=cast.person(cast.daan))


@pytest.fixture
def lonely(cast):
    return PatternFactory(centre=cast.noord, title="Nergens zitten")


def test_a_consultant_follows_a_pattern_to_the_initiative_and_back(cast, garden, lonely, signed_in):
    anna = signed_in(cast.anna)
    page = f"/balie/signalen/patronen/{lonely.pk}/initiatieven/"
    assert page in anna.get(f"/balie/signalen/patronen/{lonely.pk}/", **NOORD).text

    anna.post(page, {"initiative": garden.pk}, **NOORD)

    assert "Buurttuin" in anna.get(page, **NOORD).text
    there = anna.get(f"/initiatieven/{garden.pk}/", **NOORD).text
    assert "doorgaven" in there
    assert f"/balie/signalen/patronen/{lonely.pk}/" in there

    anna.post(page, {"niet": garden.pk}, **NOORD)
    assert "doorgaven" not in anna.get(f"/initiatieven/{garden.pk}/", **NOORD).text


def test_everybody_reads_that_it_began_with_the_neighbourhood_but_not_the_signals(
    client, cast, garden, lonely, now
):
    actions.grow(garden, lonely, by=actor_of(cast.anna), at=now)

    page = client.get(f"/initiatieven/{garden.pk}/", **NOORD).text

    assert "doorgaven" in page
    assert "Nergens zitten" not in page
    assert "/balie/signalen/" not in page


def test_saying_it_twice_is_once_and_another_pattern_is_refused(cast, garden, lonely, now):
    anna = actor_of(cast.anna)
    for _ in range(2):
        actions.grow(garden, lonely, by=anna, at=now)
    assert Event.objects.filter(verb="initiative.grew").count() == 1

    with pytest.raises(Refused, match="ander patroon"):
        actions.grow(garden, PatternFactory(centre=cast.noord), by=anna, at=now)
    with pytest.raises(Refused, match="andere centrale"):
        actions.grow(
            InitiativeFactory(centre=cast.noord), PatternFactory(centre=CentreFactory()),
            by=anna, at=now,
        )  # fmt: skip
    for act in (lambda by: actions.let_go(garden, by=by, at=now),
                lambda by: actions.grow(garden, lonely, by=by, at=now)):  # fmt: skip
        with pytest.raises(Refused, match="medewerkers"):
            act(actor_of(cast.daan))


def test_an_initiative_that_cannot_be_chosen_changes_nothing(cast, garden, lonely, signed_in):
    anna = signed_in(cast.anna)
    page = f"/balie/signalen/patronen/{lonely.pk}/initiatieven/"
    foreign = InitiativeFactory()

    assert anna.post(page, {"initiative": foreign.pk}, **NOORD).status_code == 422
    assert anna.post(page, {"niet": garden.pk}, **NOORD).status_code == 404
    assert signed_in(cast.bram).get(page, **NOORD).status_code == 404
