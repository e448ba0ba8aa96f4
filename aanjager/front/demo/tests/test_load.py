"""The demonstration: everything in it is invented and marked so, and it never meets a real centre."""

import pytest
from django.core.management import call_command

from aanjager.community.centres.models import Centre
from aanjager.community.centres.tests.factories import CentreFactory
from aanjager.community.people.models import Person
from aanjager.community.ties.models import Tie
from aanjager.exchange.opportunities.models import Opportunity, Standing
from aanjager.exchange.placements.models import Outcome, Placement
from aanjager.front.demo import actions
from aanjager.front.demo.choices import address
from aanjager.kernel.actor import ANONYMOUS, CLOCK
from aanjager.kernel.refusals import Refused
from aanjager.participation.findings.models import Cell
from aanjager.participation.introductions.models import Introduction
from aanjager.participation.surveys.models import Wave

pytestmark = pytest.mark.django_db


@pytest.fixture
def demonstration(settings):
    settings.DEMO = True
    call_command("load_reference", verbosity=0)


def test_it_makes_a_region_with_a_year_of_history(demonstration, now):
    actions.load(by=CLOCK, at=now, people=120, offers=90)

    assert Centre.objects.filter(is_invented=True).count() == 3
    assert Centre.objects.exclude(parent_name="").count() == 1
    assert Opportunity.objects.open().count() == Standing.objects.count() > 40
    assert Placement.objects.waiting().exists()
    assert Outcome.objects.filter(still_active="yes").exists()
    daily = Person.objects.get(email=address("vrijwilliger"))
    assert Tie.objects.agreed().filter(sides__person=daily).count() == 4
    assert list(Wave.objects.order_by("pk").values_list("state", flat=True)) == [
        "released",
        "open",
        "draft",
    ]
    assert Cell.objects.filter(reason="").count() > Cell.objects.exclude(reason="").count() > 0
    assert set(Introduction.objects.values_list("outcome", flat=True)) == {"", "lasting", "once"}


def test_nobody_in_it_has_a_real_address(demonstration, now):
    actions.load(by=CLOCK, at=now, people=60, offers=90)

    addresses = set(Person.objects.exclude(email="").values_list("email", flat=True))

    assert addresses
    assert {address.rpartition(".")[2] for address in addresses} == {"example"}


def test_it_stays_away_from_a_real_centre(demonstration, now):
    CentreFactory()

    with pytest.raises(Refused, match="echte centrale"):
        actions.load(by=CLOCK, at=now)


def test_it_comes_only_in_demonstration_mode_and_by_the_clock(settings, now):
    settings.DEMO = False
    with pytest.raises(Refused, match="AANJAGER_DEMO"):
        actions.load(by=CLOCK, at=now)

    settings.DEMO = True
    with pytest.raises(Refused, match="AANJAGER_DEMO"):
        actions.load(by=ANONYMOUS, at=now)
