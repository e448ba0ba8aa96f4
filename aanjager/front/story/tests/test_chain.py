"""From a released figure to the sentence of a report, and back, as far as each may be seen."""

import pytest

from aanjager.community.centres.tests.factories import StaffFactory
from aanjager.community.places.models import KeyFigure
from aanjager.community.places.tests.factories import AreaFactory
from aanjager.front.story import queries
from aanjager.front.story.queries import Reader
from aanjager.governance.citations.actions import cite
from aanjager.governance.plans.tests.factories import NOW, plan
from aanjager.governance.submissions import actions as submissions
from aanjager.kernel.actor import Actor
from aanjager.outreach.findings.actions import withdraw
from aanjager.outreach.findings.models import Cell
from aanjager.outreach.findings.tests.factories import released
from aanjager.partnership.accountability import actions, rules
from aanjager.partnership.accountability import queries as accounts
from aanjager.partnership.agreements.tests.factories import AFTER, agreement, refresh
from aanjager.partnership.funding import actions as funding
from aanjager.partnership.funds.tests.factories import fund

pytestmark = pytest.mark.django_db


class Made:
    """Figures of a survey, cited in a plan that asks a fund, an agreement from it, and its report."""

    def __init__(self, cast):
        self.centre, self.by = cast.noord, Actor(staff_of=frozenset({cast.noord.pk}))
        self.staff = Reader(frozenset({cast.noord.pk}))
        self.users = [cast.anna, StaffFactory(centre=cast.noord, name="Ida").user]
        self.wave = released(cast.noord, *self.users)
        self.cell = Cell.objects.get(
            release__wave=self.wave, question__code="uren", group="", reason=""
        )
        made = plan(cast.noord, costs=((100_00, "fund"),))
        self.evidence = cite(made, "cell", self.cell.pk, "Er is tijd.", by=self.by, at=NOW)
        self.plan = submissions.hand_in(made, by=self.by, at=NOW)
        self.asked = funding.begin(self.plan, fund(cast.noord), by=self.by, at=NOW)
        self.agreed = agreement(cast.noord, "signals_heard", "patterns_taken_up", plan=self.plan)
        refresh()
        self.report = actions.make(cast.noord, agreement=self.agreed, by=self.by, at=AFTER)

    def show(self, *, also_plan=True):
        """Fix the report by two people and show it, and the plan."""
        for user in self.users:
            seen = rules.digest_of(self.report.title, accounts.sentences(self.report))
            by = Actor(user_id=user.pk, staff_of=self.by.staff_of)
            self.report = actions.approve(self.report, seen=seen, by=by, at=AFTER)
        self.report = actions.publish(self.report, by=self.by, at=AFTER)
        if also_plan:
            self.show_plan()

    def show_plan(self):
        """Let everybody read the plan."""
        submissions.present(self.plan, is_public=True, by=self.by, at=AFTER)

    def sentence(self, kind="indicator"):
        return self.report.sentences.filter(sources__kind=kind).first()


@pytest.fixture
def made(cast):
    return Made(cast)


def kinds(stops):
    return [it.code for it in stops]


WHOLE = ["cell", "citation", "plan", "application", "agreement", "indicator", "sentence", "report"]


def test_staff_walk_from_a_figure_to_the_sentence_and_back_in_one_statement(
    made, django_assert_num_queries
):
    with django_assert_num_queries(1):
        forth = queries.stops("cell", made.cell.pk, made.staff)
    assert kinds(forth) == WHOLE

    back = queries.stops("sentence", made.sentence().pk, made.staff)
    assert kinds(back) == [it for it in WHOLE if it != "application"]
    assert back[0].places[0].link.pk == made.cell.pk


def test_a_figure_of_an_area_leads_to_the_plan_that_cites_it(cast):
    cast.noord.area = AreaFactory(name="Lindeveen")
    cast.noord.save()
    made = plan(cast.noord)
    figure = KeyFigure.objects.create(
        area=cast.noord.area, key="population", year=2024, value=9, source="CBS"
    )
    by = Actor(staff_of=frozenset({cast.noord.pk}))
    cite(made, "figure", figure.pk, by=by, at=NOW)

    assert kinds(queries.stops("figure", figure.pk)) == ["figure"], "the plan is a draft"
    found = queries.stops("plan", made.pk, Reader(frozenset({cast.noord.pk})))
    assert kinds(found) == ["figure", "citation", "plan"]
    assert found[0].places[0].words == "inwoners: Lindeveen, 2024"


def test_nobody_else_sees_what_is_not_shown(made, cast):
    assert kinds(queries.stops("cell", made.cell.pk)) == ["cell"]
    assert queries.stops("sentence", made.sentence().pk, Reader(frozenset({cast.zuid.pk}))) == []


def test_everybody_walks_what_is_shown_and_never_the_application(made):
    made.show()

    assert kinds(queries.stops("cell", made.cell.pk)) == [it for it in WHOLE if it != "application"]
    assert queries.stops("application", made.asked.pk) == []


def test_the_chain_never_leads_through_what_is_not_shown(made):
    made.show(also_plan=False)

    found = queries.stops("sentence", made.sentence().pk)
    assert kinds(found) == ["agreement", "indicator", "sentence", "report"]


def test_a_figure_that_was_withdrawn_is_gone_from_it(made):
    made.show()
    withdraw(made.cell.release, "Er zat een fout in.", by=made.by, at=AFTER)

    assert "cell" not in kinds(queries.stops("sentence", made.sentence().pk))


def test_the_page_is_read_by_everybody_when_it_may_be(made, client):
    address = f"/keten/sentence/{made.sentence().pk}/"
    assert client.get(address).status_code == 404
    made.show()

    page = client.get(address).content.decode()
    assert "gemiddeld 1,9" in page
    assert "hier ben je" in page
