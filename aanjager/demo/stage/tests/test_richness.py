"""The demonstration shows what the house can do: told in many ways, in every state."""

from collections import Counter

import pytest
from django.core.management import call_command

from aanjager.advice.assignments.models import Assignment, Offer
from aanjager.advice.expertise.models import DeskQuestion
from aanjager.advice.experts.models import Expert, PoolMember
from aanjager.assembly.groups.models import Note
from aanjager.community.centres.models import Centre
from aanjager.community.organisations.models import Screening as OfOrganisation
from aanjager.community.people.models import Person
from aanjager.demo.region.choices import address
from aanjager.demo.stage import actions
from aanjager.exchange.brokerage.models import Case
from aanjager.exchange.imports.models import Import, ImportRow
from aanjager.exchange.opportunities.models import Opportunity, Screening
from aanjager.exchange.placements.models import Placement
from aanjager.front.story import queries as chains
from aanjager.governance.citations.queries import of_plan
from aanjager.governance.plans.models import Plan
from aanjager.governance.plans.queries import budget_of
from aanjager.growth.build_up.models import BuildUp
from aanjager.growth.credentials import queries as proof_queries
from aanjager.growth.paths import queries as path_queries
from aanjager.growth.paths import rules as paths
from aanjager.growth.paths.models import Puller, Thanks
from aanjager.growth.prior_learning.models import Portfolio
from aanjager.growth.support_wishes.models import Wish, WishDraft
from aanjager.kernel.actor import CLOCK, Actor
from aanjager.outreach.findings.models import Cell
from aanjager.outreach.surveys.models import Wave
from aanjager.participation.initiatives.models import Initiative
from aanjager.participation.signals.models import Flag
from aanjager.participation.welcomes.models import Welcome
from aanjager.trust.bookmarks.models import Bookmark
from aanjager.trust.letters.models import Letter

pytestmark = pytest.mark.django_db


@pytest.fixture
def demonstration(settings, now):
    settings.DEMO = True
    call_command("load_reference", verbosity=0)
    actions.load(by=CLOCK, at=now, people=240, offers=240)


def test_it_shows_what_the_house_can_do(demonstration, now):
    each_tells_its_own_story()
    no_place_asks_the_same_thing_twice()
    cases_stand_in_all_phases_with_the_steps_that_led_there()
    one_file_came_in_with_rows_refused_and_one_was_taken_back()
    decisions_were_objected_to()
    answers_and_decisions_went_out_as_letters()
    lists_are_kept()
    reactions_wait_for_who_looks_as_the_coordinator(now)
    a_bench_that_was_missed_became_a_garden()
    a_note_became_a_plan_money_and_a_figure()
    a_survey_and_signals_became_a_plan_for_the_municipality()
    a_round_of_standing_questions_was_released()
    twelve_experts_stand_in_two_pools_and_five_assignments_in_five_states()
    a_proof_stands_in_every_state_and_keys_were_changed(now)
    a_portfolio_stands_in_every_step_and_one_led_to_a_proof(now)
    whom_we_reach_was_asked_anonymously_and_released()
    what_helps_is_kept_shown_and_written_along()
    a_strong_volunteer_found_a_board_and_thanks_stand_on_a_wall()
    what_next_names_something_for_who_signs_in_with_one_click(now)


def a_note_became_a_plan_money_and_a_figure():
    note = Note.objects.get(text="Geef mij een klus van één middag")
    staff = chains.Reader(frozenset({note.group.meeting.centre_id}))

    walked = {it.kind: it for it in chains.chain("note", note.pk, staff)}
    assert {
        "point", "theme", "line", "signal", "pattern", "decision", "commitment", "citation", "plan",
        "application", "agreement", "quarter", "indicator", "sentence", "report",
    } <= set(walked)  # fmt: skip
    back = {(it.kind, it.pk) for it in chains.chain("indicator", walked["indicator"].pk, staff)}
    assert ("note", note.pk) in back
    for_everybody = {it.kind for it in chains.chain("note", note.pk)}
    assert {"decision", "plan", "agreement", "indicator", "report"} <= for_everybody
    assert not {"signal", "pattern", "application"} & for_everybody


def a_round_of_standing_questions_was_released():
    told = Cell.objects.filter(release__wave__survey__standing__isnull=False, by=None, reason="")
    assert told.filter(release__released_at__isnull=False).exists()


def twelve_experts_stand_in_two_pools_and_five_assignments_in_five_states():
    assert Expert.objects.count() == 12
    assert len(set(Expert.objects.values_list("headline", flat=True))) == 12
    assert len(set(PoolMember.objects.values_list("reason", flat=True))) == 13  # and none yet
    pools = Counter(PoolMember.objects.filter(state="in").values_list("centre", flat=True))
    assert sorted(pools.values()) == [3, 12]
    assert set(PoolMember.objects.values_list("state", flat=True)) == {"in", "asked"}
    states = Assignment.objects.order_by("state").values_list("state", flat=True)
    assert list(states) == ["accepted", "asked", "confirmed", "offered", "working"]
    waits = Assignment.objects.get(state="accepted").contracts.get()
    assert waits.asks_payer
    assert not hasattr(waits, "payer_agreement")
    assert waits.assignment.organisation.coordinators.filter(
        person__email=address("coordinator")
    ).exists()
    working = Assignment.objects.get(state="working")
    assert working.contracts.get().payer_agreement.name
    assert working.files.exists()
    assert working.worked.count() == 3
    assert Assignment.objects.get(state="confirmed").learned
    offers = set(Offer.objects.values_list("state", flat=True))
    assert offers == {"accepted", "declined", "passed", "waiting"}


def each_tells_its_own_story():
    told = list(Opportunity.objects.values_list("description", flat=True))
    double = [text for text, number in Counter(told).items() if number > 1]
    assert double == []
    assert not any("{" in it for it in told)


def no_place_asks_the_same_thing_twice():
    asked = Counter(Opportunity.objects.values_list("organisation", "title"))
    assert max(asked.values()) == 1


def cases_stand_in_all_phases_with_the_steps_that_led_there():
    cases = Case.objects.prefetch_related("steps", "proposals")
    assert {it.phase for it in cases if it.is_running} == set(Case.Phase)
    assert any(not it.is_running for it in cases)
    for case in cases:
        assert [step.phase for step in case.steps.order_by("taken_at")] == list(
            range(1, case.phase + 1)
        )
        assert case.proposals.exists() == (case.phase >= Case.Phase.SEARCH)


def one_file_came_in_with_rows_refused_and_one_was_taken_back():
    done, undone = Import.objects.get(state="done"), Import.objects.get(state="undone")
    results = Counter(done.rows.values_list("result", flat=True))
    assert results[ImportRow.Result.STORED] >= 4
    assert results[ImportRow.Result.REFUSED] >= 3
    assert set(undone.rows.values_list("result", flat=True)) == {"undone"}


def decisions_were_objected_to():
    assert Screening.objects.exclude(appeal="").exclude(appeal_answer="").exists()
    assert Screening.objects.exclude(appeal="").filter(appeal_answer="").exists()
    assert OfOrganisation.objects.exclude(appeal="").filter(appeal_answer="").exists()


def answers_and_decisions_went_out_as_letters():
    assert Letter.objects.values("kind").distinct().count() >= 3
    assert Letter.objects.count() >= 5


def lists_are_kept():
    assert Bookmark.objects.count() >= 6


def reactions_wait_for_who_looks_as_the_coordinator(now):
    waits = Placement.objects.waiting().filter(
        organisation__coordinators__person__email=address("coordinator")
    )
    assert waits.count() >= 4
    assert waits.filter(answer_by__lt=now).exists()
    assert waits.filter(answer_by__gt=now).exists()


def a_bench_that_was_missed_became_a_garden():
    garden = Initiative.objects.get(pattern__isnull=False)
    stages = list(garden.history.order_by("changed_at", "pk").values_list("stage", flat=True))
    assert stages == ["spark", "gathering", "trying", "running", "rooted"]
    assert garden.pattern.state == "done"
    assert garden.pattern.signals.count() == 4
    assert set(garden.needs.values_list("state", flat=True)) == {"open", "met"}
    assert garden.updates.count() == 4
    assert Flag.objects.filter(centre=garden.centre, settled_at=None).count() == 1
    first_times = Welcome.objects.filter(answer__need__initiative=garden)
    assert set(first_times.values_list("outcome", flat=True)) == {"", "well"}
    assert garden.organisation.status == "approved"
    assert garden.members.filter(
        person__user__email=address("vrijwilliger"), role="helper"
    ).exists()
    assert Initiative.objects.filter(look="waiting").count() == 1
    assert set(Initiative.objects.values_list("mode", flat=True)) == set(Initiative.Mode.values)


def a_survey_and_signals_became_a_plan_for_the_municipality():
    plan = Plan.objects.get(is_public=True)
    found = {it.it.kind: it.state for it in of_plan(plan)}
    assert found["pattern"] == "stale"
    assert found["cell"] == "stale"  # the second wave was released after it
    budget = budget_of(plan)
    assert budget.adds_up
    assert {payer.kind for payer, _sums in budget.payers} == {"own", "fund", "municipality"}
    assert set(plan.comments.values_list("answer", flat=True)) >= {""}
    together = Plan.objects.filter(state="draft").exclude(shares=None).distinct().get()
    assert not budget_of(together).adds_up
    assert set(together.shares.values_list("state", flat=True)) == {"agreed", "asked"}


def whom_we_reach_was_asked_anonymously_and_released():
    wave = Wave.objects.get(survey__always_anonymous=True)
    assert (wave.state, wave.survey.regime) == ("released", "anonymous")
    shown = Cell.objects.filter(release__wave=wave, question__code="plek", reason="")
    assert shown.filter(by__code="draagkracht").exists()


def a_portfolio_stands_in_every_step_and_one_led_to_a_proof(now):
    assert {it.step for it in Portfolio.objects.all()} == set(Portfolio.Step)
    done = Portfolio.objects.get(step="done")
    assert done.person.user.email == address("vrijwilliger")
    assert proof_queries.check(done.proof.document, now).state == "valid"
    assert not done.override_because
    collects = Portfolio.objects.get(step="collect")
    states = [(bool(it.answered_at), bool(it.kept_at)) for it in collects.statements.order_by("pk")]
    assert states == [(True, False), (False, False)]
    assert collects.files.count() == 1
    assert DeskQuestion.objects.filter(came_by="mail").exists()
    aligned = done.proof.document["credentialSubject"]["achievement"]["alignment"]
    assert "listening and asking questions" in {it["targetName"] for it in aligned}


def a_proof_stands_in_every_state_and_keys_were_changed(now):
    centre = Centre.objects.get(slug="lindeveen")
    said = {proof_queries.check(it.document, now).state for it in centre.proofs.all()}
    assert said == {"valid", "expired", "revoked"}
    assert centre.proof_keys.count() == 4
    mine = centre.proofs.filter(person__user__email=address("vrijwilliger"))
    assert mine.count() == 4


def what_helps_is_kept_shown_and_written_along():
    told = Wish.objects.order_by("pk")
    assert [it.agreed_how for it in told] == ["self", "self", "home"]
    mine = told.get(person__user__email=address("vrijwilliger"))
    assert mine.shares.filter(organisation__isnull=False).count() == 1
    assert mine.person.wish_looks.count() == 2
    assert not told[1].shares.exists()
    assert WishDraft.objects.count() == 1
    plans = {it.person.user_id is None: it for it in BuildUp.objects.agreed()}
    assert plans[False].shown_at
    assert plans[False].steps.filter(kind="work").count() == 3
    assert plans[True].steps.filter(kind="after").exists()


def a_strong_volunteer_found_a_board_and_thanks_stand_on_a_wall():
    assert Placement.objects.filter(
        opportunity__kind="board", state="started", came_by="finder"
    ).exists()
    assert Puller.objects.count() == 3
    assert Thanks.objects.on_the_wall().count() >= 3
    assert Thanks.objects.filter(agreed_at=None).count() == 1


def what_next_names_something_for_who_signs_in_with_one_click(now):
    person = Person.objects.get(email=address("vrijwilliger"))
    me = Actor(user_id=person.user_id, person_id=person.pk)
    steps = paths.next_steps(path_queries.path(path_queries.me(me), now), path_queries.offers(me))
    assert len(steps) >= 2
    assert any(step.href.startswith("/vacatures/") for step in steps)
