"""Every measure counts exactly the rows that somebody finds who goes through them one by one."""

from datetime import datetime, timedelta
from decimal import Decimal

import pytest
from django.utils.timezone import localdate

from aanjager.community.organisations.models import Screening as OrganisationScreening
from aanjager.community.people.models import Registration
from aanjager.community.people.tests.factories import RegistrationFactory
from aanjager.community.places.tests.factories import AreaFactory
from aanjager.community.ties.models import Invitation, Tie
from aanjager.exchange.brokerage.models import Case
from aanjager.exchange.brokerage.tests.factories import CaseFactory
from aanjager.exchange.opportunities.models import Opportunity, Screening
from aanjager.exchange.opportunities.tests.factories import OpportunityFactory
from aanjager.exchange.placements.models import Outcome, Placement
from aanjager.exchange.placements.tests.factories import PlacementFactory
from aanjager.outreach.action_days.models import ActionDay
from aanjager.outreach.exchange_floor.models import DealSide
from aanjager.outreach.exchange_floor.tests.factories import DealFactory
from aanjager.participation.initiatives.models import Initiative, Need, StageChange
from aanjager.participation.initiatives.tests.factories import InitiativeFactory, NeedFactory
from aanjager.participation.introductions.models import Introduction
from aanjager.participation.signals.models import Pattern, Signal
from aanjager.participation.signals.tests.factories import PatternFactory, SignalFactory
from aanjager.partnership.measures import queries
from aanjager.partnership.measures.choices import GROUPINGS, PLACED
from aanjager.partnership.measures.tests.learned import (
    BRUTE,
    FIRST,
    LAST,
    MOMENTS,
    Learned,
    brute_sum,
)

pytestmark = pytest.mark.django_db


def fill(centre, body, user, area):
    """Of everything one on each moment, in every second state."""
    learned = Learned(centre, body, area)
    for n, at in enumerate([*MOMENTS, *MOMENTS]):
        is_odd = n % 2
        place = OpportunityFactory(organisation=body, area=area, open=True, published_at=at)
        learned.on(at, n, place)
        decided = {"reason": "Zo", "decided_at": at, "decided_by": user, "decider_name": "Anna"}
        Screening.objects.create(opportunity=place, outcome="approved", **decided)
        OrganisationScreening.objects.create(organisation=body, outcome="approved", **decided)
        sent = PlacementFactory(
            opportunity=place, reacted_at=at, answer_by=MOMENTS[2], answered_at=at,
            state="started" if is_odd else "unconfirmed", started_on=localdate(at),
        )  # fmt: skip
        Outcome.objects.create(
            placement=sent, moment="three_months", asked_at=at, answered_at=at,
            still_active="yes" if n % 3 else "no", token_hash=f"o{n}",
        )  # fmt: skip
        CaseFactory(centre=centre, opened_at=at)
        RegistrationFactory(centre=centre, joined_on=localdate(at))
        idea = InitiativeFactory(centre=centre, area=area, posted_at=at)
        for stage in ("running", "rooted", "running"):
            StageChange.objects.create(initiative=idea, stage=stage, mode=idea.mode, changed_at=at)
        state = "met" if is_odd else "open"
        NeedFactory(initiative=idea, state=state, closed_at=at if is_odd else None)
        PatternFactory(
            centre=centre, area=area, state="taken_up", step_words="Zo.", decided_at=at,
            next_step="talk" if is_odd else "plan",
        )  # fmt: skip
        SignalFactory(centre=centre, area=area, noted_at=at, told_at=at if is_odd else None)
        came = "once" if is_odd else ""
        Introduction.objects.create(
            centre=centre, why="Zo", next_step="Bel", made_by="Anna", made_at=at, outcome=came,
            settled_at=at if came else None,
        )  # fmt: skip
        Tie.objects.create(
            kind="buddy", centre=centre, proposed_at=at, agreed_at=at if is_odd else None
        )
        Invitation.objects.create(
            centre=centre, kind="network", path="/", token_hash=f"i{n}", made_at=at, expires_at=at
        )
        ActionDay.objects.create(
            centre=centre, area=area, title="Dag", held_on=localdate(at), starts_at="9:00",
            ends_at="12:00", venue="Hier", made_at=at, look="passed",
            counted_at=at if is_odd else None,
        )  # fmt: skip
        deal = DealFactory(signed=True)
        type(deal.floor).objects.filter(pk=deal.floor_id).update(centre=centre, area=area)
        carried = {"carried": "yes" if is_odd else "no", "answered_at": at}
        deal.sides.filter(role="gets").update(**carried)


def brute(code):
    """The keys of the rows of a measure at Noord, found by going through all rows one by one."""

    def inside(it, name):
        value = getattr(it, name)
        day = localdate(value) if isinstance(value, datetime) else value
        return day is not None and FIRST <= day <= LAST

    def keys(model, day, keep):
        return {it.pk for it in model.objects.all() if inside(it, day) and keep(it)}

    def first_to(stage):
        seen, found = set(), set()
        for it in StageChange.objects.filter(stage=stage).order_by("changed_at", "pk"):
            if it.initiative_id not in seen and inside(it, "changed_at"):
                found |= {it.pk} if at_noord(it.initiative) else set()
            seen.add(it.initiative_id)
        return found

    def at_noord(it):
        return it.centre.slug == "noord"

    def sent(it):
        return at_noord(it) and it.state != "unconfirmed"

    return {
        "initiatives_posted": lambda: keys(Initiative, "posted_at", at_noord),
        "initiatives_running": lambda: first_to("running"),
        "initiatives_rooted": lambda: first_to("rooted"),
        "needs_met": lambda: keys(
            Need, "closed_at", lambda it: it.state == "met" and at_noord(it.initiative)
        ),
        "patterns_taken_up": lambda: keys(Pattern, "decided_at", at_noord),
        "talks_municipality": lambda: keys(
            Pattern, "decided_at", lambda it: it.next_step == "talk" and at_noord(it)
        ),
        "introductions_made": lambda: keys(Introduction, "made_at", at_noord),
        "introductions_together": lambda: keys(
            Introduction, "made_at", lambda it: it.outcome == "once" and at_noord(it)
        ),
        "invitations": lambda: keys(Invitation, "made_at", at_noord),
        "ties": lambda: keys(Tie, "agreed_at", at_noord),
        "signals_heard": lambda: keys(Signal, "noted_at", at_noord),
        "signals_told": lambda: keys(Signal, "told_at", at_noord),
        "action_days_done": lambda: keys(
            ActionDay, "held_on", lambda it: it.counted_at and at_noord(it)
        ),
        "deals_carried_out": lambda: keys(
            DealSide,
            "answered_at",
            lambda it: it.role == "gets" and it.carried == "yes" and at_noord(it.deal.floor),
        ),
        "opportunities_screened": lambda: keys(
            Screening, "decided_at", lambda it: at_noord(it.opportunity)
        ),
        "organisations_screened": lambda: keys(
            OrganisationScreening, "decided_at", lambda it: at_noord(it.organisation)
        ),
        "opportunities_published": lambda: keys(Opportunity, "published_at", at_noord),
        "people_joined": lambda: keys(Registration, "joined_on", at_noord),
        "reactions": lambda: keys(Placement, "reacted_at", sent),
        "answered_in_term": lambda: keys(
            Placement, "answered_at", lambda it: it.answered_at <= it.answer_by and sent(it)
        ),
        "cases_opened": lambda: keys(Case, "opened_at", at_noord),
        "started": lambda: keys(Placement, "started_on", sent),
        "still_there": lambda: keys(
            Outcome, "answered_at", lambda it: it.still_active == "yes" and at_noord(it.placement)
        ),
        **BRUTE,
    }[code]()


def test_every_measure_counts_the_rows_that_are_there_on_the_page_per_month_and_in_an_area(cast):
    here, elsewhere = AreaFactory(), AreaFactory()
    fill(cast.noord, cast.buurthuis, cast.anna, here)
    SignalFactory(centre=cast.zuid, area=elsewhere, noted_at=MOMENTS[2], told_at=MOMENTS[2])

    for it in queries.measures():
        if it.code == "meetings_held":
            continue  # of a floor above; it is counted row by row in the balance
        found = queries.rows(it.code, cast.noord, FIRST, LAST)
        pks = set(found.values_list("pk", flat=True))
        assert pks == brute(it.code), it.code
        assert 0 < len(pks) < it.base().count(), it.code
        months = [n for of, _m, n in queries.by_month(it.code, FIRST, LAST) if of == cast.noord.pk]
        number = brute_sum(it.code, pks) if it.adds else len(pks)
        assert sum(months) == number == queries.number(it.code, cast.noord, FIRST, LAST), it.code
        assert len(queries.named(it.code, found)) == len(pks)
        if it.area:
            assert queries.rows(it.code, cast.noord, FIRST, LAST, here).count() == len(pks)
            assert not queries.rows(it.code, cast.noord, FIRST, LAST, elsewhere).exists()


def test_every_measure_has_one_sentence_and_a_place_in_every_grouping():
    codes = {it.code for it in queries.measures()}

    assert codes == set(PLACED)
    for it in queries.measures():
        assert str(it.definition).endswith(".")
        assert str(it.definition).count(". ") == 0
    for grouping in GROUPINGS:
        placed = [it.code for _g, _n, found in queries.grouped(grouping) for it in found]
        assert sorted(placed) == sorted(codes)


def test_behind_a_sum_stand_people_and_not_the_days_on_which_they_did_it(cast):
    body, learned = cast.buurthuis, Learned(cast.noord, cast.buurthuis, AreaFactory())
    for n in range(6):
        learned.on(MOMENTS[2], n, OpportunityFactory(organisation=body, open=True))

    found = queries.rows("expert_hours", cast.noord, FIRST, LAST)
    assert found.count() == 6
    assert queries.units("expert_hours", found)[1] == {learned.expert.pk}
    assert sum(it.amount for it in queries.named("expert_hours", found)) == Decimal("16.5")
    assert queries.number("expert_hours", cast.noord, FIRST, LAST) == 16
    assert queries.number("expert_hours", cast.zuid, FIRST, LAST) == 0


def test_a_measure_without_an_area_is_not_asked_for_one():
    with pytest.raises(ValueError, match="has no area"):
        queries.rows("ties", None, FIRST, FIRST + timedelta(days=1), AreaFactory())
