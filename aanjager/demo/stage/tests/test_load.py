"""The demonstration: everything in it is invented and marked so, and it never meets a real centre."""

import pytest
from django.core.management import call_command

from aanjager.community.centres.models import Centre
from aanjager.community.centres.tests.factories import CentreFactory
from aanjager.community.people.models import Person
from aanjager.community.ties.models import Tie
from aanjager.demo.region.choices import address
from aanjager.demo.stage import actions
from aanjager.exchange.opportunities.models import Opportunity, Standing
from aanjager.exchange.placements.models import Outcome, Placement
from aanjager.kernel.actor import ANONYMOUS, CLOCK
from aanjager.kernel.refusals import Refused
from aanjager.learning.academy.models import Certificate, CourseEvaluation
from aanjager.learning.courses import queries as courses
from aanjager.learning.courses.models import Academy, Attendance, Course, Run
from aanjager.learning.model_texts.models import Version
from aanjager.learning.quality.models import Evaluation
from aanjager.learning.signing.models import Paper
from aanjager.outreach.action_days import queries as days
from aanjager.outreach.action_days.models import ActionDay
from aanjager.outreach.benchmarks.models import Showing
from aanjager.outreach.benchmarks.queries import mirror
from aanjager.outreach.exchange_floor import queries as floors
from aanjager.outreach.exchange_floor.models import ExchangeFloor
from aanjager.outreach.findings.models import Cell
from aanjager.outreach.sharing.models import Sharing
from aanjager.outreach.surveys.models import Wave
from aanjager.participation.handover.models import Handover
from aanjager.participation.initiatives.models import Initiative
from aanjager.participation.introductions.models import Introduction
from aanjager.participation.purses import queries as purses
from aanjager.participation.purses.models import Purse
from aanjager.trust.letters.models import Letter

pytestmark = pytest.mark.django_db


@pytest.fixture
def demonstration(settings):
    settings.DEMO = True
    call_command("load_reference", verbosity=0)


def test_it_makes_a_region_with_a_year_of_history(demonstration, now):
    actions.load(by=CLOCK, at=now, people=120, offers=90)

    assert Centre.objects.filter(is_invented=True, is_open=True).count() == 3
    assert Centre.objects.exclude(parent_name="").count() == 1
    assert Opportunity.objects.open().count() == Standing.objects.count() > 40
    assert Placement.objects.waiting().exists()
    assert Outcome.objects.filter(still_active="yes").exists()
    daily = Person.objects.get(email=address("vrijwilliger"))
    assert Tie.objects.agreed().filter(sides__person=daily).count() == 4
    past, coming, shared = ActionDay.objects.order_by("held_on")
    assert (shared.tasks.count(), len(shared.also_for)) == (2, 1)
    assert days.result(past).came == 29
    assert [it.free for it in days.tasks(coming, now)] == [4, 0, 16, 15]
    assert [it.waiting for it in days.tasks(coming, now)] == [0, 3, 0, 0]
    assert Certificate.objects.count() == 10
    assert Run.objects.filter(enrolments__state="waiting").exists()
    assert set(Run.objects.values_list("state", flat=True)) == {"open", "closed", "cancelled"}
    assert Course.objects.exclude(organisation=None).values_list("look", flat=True).count() == 2
    assert {it.run.course.centre_id for it in courses.joint(None, now)} == {
        it.centre_id for it in Academy.objects.filter(shares=True)
    }
    assert CourseEvaluation.objects.count() == 11
    assert Attendance.objects.filter(instead_of__isnull=False, was_there=None).count() == 1
    assert list(Paper.objects.filter(about_kind="").order_by("pk").values_list("state", flat=True)) == [
        "signed", "sent", "refused",
    ]  # fmt: skip
    assert Version.objects.filter(model_text__adopted_from__isnull=False).count() == 1
    rounds = Evaluation.objects.order_by("pk").values_list("state", flat=True)
    assert list(rounds) == ["scoring", "passed", "assessing"]
    floor = ExchangeFloor.objects.order_by("held_on").first()
    brought = floors.result(floor)
    assert (brought.deals, brought.unsigned) == (10, 2)
    assert (brought.carried, brought.not_carried, brought.unknown) == (5, 2, 3)
    waves = Wave.objects.order_by("pk").values_list("state", flat=True)
    first, *running = waves.exclude(survey__standing=None)
    assert (first, running) == ("closed", ["open"] * 3)  # in so small a town too few stopped
    assert list(waves.filter(survey__standing=None)) == [
        "released",
        "released",
        "open",
        "draft",
        "released",  # whom the centre reaches
        "released",
    ]
    here = Showing.objects.get()
    assert mirror(here.centre, here.wave).has_answered
    branch = Cell.objects.filter(release__wave=here.wave, reason="")
    assert branch.filter(by=None).exists()
    assert branch.exclude(by=None).exists()
    assert Cell.objects.filter(reason="").count() > Cell.objects.exclude(reason="").count() > 0
    assert set(Introduction.objects.values_list("outcome", flat=True)) == {"", "lasting", "once"}
    two_centres_work_together()
    the_garden_has_its_money_at_an_organisation_and_one_bill_waits()
    nobody_has_a_real_address()


def two_centres_work_together():
    shared = [(it.state, it.item._meta.model_name) for it in Sharing.objects.order_by("pk")]
    assert shared == [
        ("running", "initiative"), ("running", "pattern"), ("running", "actionday"),
        ("invited", "initiative"),
    ]  # fmt: skip
    path = Initiative.objects.get(title="Schelpenpad langs het water")
    assert (path.mode, path.stage, len(path.also_for)) == ("hybrid", "running", 1)
    assert [it.text for it in Handover.objects.get(state="agreed").carried.all()] == [
        "Wil graag met oudere mensen koken, liefst op donderdag."
    ]


def the_garden_has_its_money_at_an_organisation_and_one_bill_waits():
    purse = Purse.objects.get(state="open")
    states = list(purse.entries.values_list("state", flat=True))
    assert (states.count("booked"), states.count("waiting"), states.count("refused")) == (6, 1, 1)
    assert all(entry.receipt for entry in purse.entries.filter(kind="out"))
    assert purses.totals(purse).balance == 419_15
    assert not Letter.objects.filter(kind="purse", sent_at=None).exists()


def nobody_has_a_real_address():
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
