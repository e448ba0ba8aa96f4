"""The balance says what the rows say, and nothing about fewer than five people."""

import json
from datetime import date, datetime, timedelta
from itertools import count

import pytest
from django.utils.timezone import make_aware
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from aanjager.assembly.meetings.models import Meeting
from aanjager.assembly.meetings.tests.factories import MeetingFactory
from aanjager.community.organisations.models import Screening as OrganisationScreening
from aanjager.community.ties.models import Invitation, Tie
from aanjager.exchange.brokerage.models import Case
from aanjager.exchange.brokerage.tests.factories import CaseFactory
from aanjager.exchange.opportunities.models import Screening
from aanjager.exchange.opportunities.tests.factories import OpportunityFactory
from aanjager.exchange.placements.models import Outcome, Placement
from aanjager.exchange.placements.tests.factories import PlacementFactory
from aanjager.front.balance import queries
from aanjager.front.balance.choices import COLUMNS
from aanjager.front.desk.queries import figures
from aanjager.kernel.memory import pages
from aanjager.kernel.testing import count_queries
from aanjager.participation.initiatives.models import Initiative, Need, StageChange
from aanjager.participation.initiatives.tests.factories import InitiativeFactory, NeedFactory
from aanjager.participation.introductions.models import Introduction
from aanjager.participation.signals.models import Pattern, Signal
from aanjager.participation.signals.tests.factories import PatternFactory, SignalFactory
from aanjager.partnership.measures import queries as measures

pytestmark = pytest.mark.django_db
MARKS = count()
NOORD = {"headers": {"host": "noord.localhost"}}


def fill(cast, at, n):
    """One of everything, on a moment, at Noord or at Zuid."""
    centre = cast.noord if n % 2 else cast.zuid
    it = InitiativeFactory(
        centre=centre, posted_at=at, mode=Initiative.Mode.values[n % 4],
        look="passed" if n % 5 else "refused", look_reason="" if n % 5 else "Nee.",
    )  # fmt: skip
    running = "running" if n % 3 else "spark"
    StageChange.objects.create(initiative=it, stage=running, mode=it.mode, changed_at=at)
    later = at + timedelta(days=40)
    StageChange.objects.create(initiative=it, stage="running", mode=it.mode, changed_at=later)
    state = ["open", "met", "dropped"][n % 3]
    NeedFactory(initiative=it, state=state, closed_at=None if state == "open" else at)
    PatternFactory(
        centre=centre, state=["open", "taken_up", "done", "declined"][n % 4],
        next_step="talk" if n % 3 else "plan", step_words="Zo.", decided_at=at,
        closed_at=at if n % 4 > 1 else None,
    )  # fmt: skip
    SignalFactory(centre=centre, noted_at=at)
    state = Meeting.State.values[n % 9]
    MeetingFactory(
        centre=centre, starts_at=at, ends_at=at + timedelta(hours=2), state=state,
        cancelled_because="Ziek" if state == "cancelled" else "",
    )  # fmt: skip
    came = ["", "lasting", "once", "talked", "nothing"][n % 5]
    Introduction.objects.create(
        centre=centre, why="Zo", next_step="Bel", made_by="Anna", made_at=at, outcome=came,
        settled_at=at if came else None,
    )  # fmt: skip
    Tie.objects.create(kind="buddy", centre=centre, proposed_at=at, agreed_at=at if n % 2 else None)
    Invitation.objects.create(
        centre=centre,
        kind="network",
        path="/",
        token_hash=f"i{next(MARKS)}",
        made_at=at,
        expires_at=at,
    )
    place = OpportunityFactory(centre=centre, open=True) if n % 2 else OpportunityFactory(
        organisation=cast.buurthuis, open=True
    )  # fmt: skip
    decided = {"reason": "Zo", "decided_at": at, "decided_by": cast.anna, "decider_name": "Anna"}
    Screening.objects.create(opportunity=place, outcome="approved", **decided)
    OrganisationScreening.objects.create(
        organisation=place.organisation, outcome="approved", **decided
    )
    sent = PlacementFactory(
        opportunity=place, reacted_at=at, answer_by=at, state="started", started_on=at.date()
    )
    Outcome.objects.create(
        placement=sent, moment="three_months" if n % 3 else "start", asked_at=at, answered_at=at,
        still_active="yes" if n % 2 else "no", token_hash=f"o{next(MARKS)}",
    )  # fmt: skip
    CaseFactory(centre=centre, opened_at=at)


def by_hand(centre, when):
    """The same numbers, row by row."""

    def inside(moment):
        return moment is not None and when.first <= figures.localdate(moment) <= when.last

    def own(it):
        return centre is None or it.centre_id == centre.pk

    ideas = [it for it in Initiative.objects.all() if own(it) and it.look == "passed"]
    first = {}
    for change in StageChange.objects.filter(stage="running").order_by("changed_at"):
        first.setdefault(change.initiative_id, change.changed_at)
    patterns = [
        it for it in Pattern.objects.all()
        if own(it) and it.state in ("taken_up", "done") and inside(it.decided_at)
    ]  # fmt: skip
    made = [it for it in Introduction.objects.all() if own(it) and inside(it.made_at)]
    sent = [it for it in Placement.objects.all() if own(it) and it.state != "unconfirmed"]
    return {
        "initiatives_posted": sum(inside(it.posted_at) for it in ideas),
        "initiatives_running": sum(inside(first.get(it.pk)) for it in ideas),
        "needs_met": sum(
            it.state == "met" and inside(it.closed_at) and it.initiative in ideas
            for it in Need.objects.select_related("initiative")
        ),
        "patterns_taken_up": len(patterns),
        "talks_municipality": sum(it.next_step == "talk" for it in patterns),
        "meetings_held": sum(
            own(it) and inside(it.starts_at) and it.state in ("over", "reported", "archived")
            for it in Meeting.objects.all()
        ),
        "introductions_made": len(made),
        "introductions_together": sum(it.outcome in ("lasting", "once") for it in made),
        "invitations": sum(own(it) and inside(it.made_at) for it in Invitation.objects.all()),
        "ties": sum(own(it) and inside(it.agreed_at) for it in Tie.objects.all()),
        "signals_heard": sum(own(it) and inside(it.noted_at) for it in Signal.objects.all()),
        "opportunities_screened": sum(
            own(it.opportunity) and inside(it.decided_at) for it in Screening.objects.all()
        ),
        "organisations_screened": sum(
            own(it.organisation) and inside(it.decided_at)
            for it in OrganisationScreening.objects.all()
        ),
        "reactions": sum(inside(it.reacted_at) for it in sent),
        "started": sum(
            it.started_on is not None and when.first <= it.started_on <= when.last for it in sent
        ),
        "still_there": sum(
            it.moment == "three_months" and it.still_active == "yes" and inside(it.answered_at)
            and own(it.placement)
            for it in Outcome.objects.select_related("placement")
        ),
        "cases_opened": sum(own(it) and inside(it.opened_at) for it in Case.objects.all()),
        **{
            mode: sum(it.mode == mode and it.stage != "ended" for it in ideas)
            for mode in Initiative.Mode.values
        },
    }  # fmt: skip


@settings(max_examples=8, suppress_health_check=list(HealthCheck), deadline=None)
@given(days=st.lists(st.integers(-120, 120), max_size=5))
def test_every_number_is_what_counting_row_by_row_gives(cast, now, days):
    for n, day in enumerate(days):
        fill(cast, now + timedelta(days=day), n + day)

    for code in ("dit-kwartaal", "dit-jaar", "vorig-jaar"):
        when = figures.period(code, now)
        for centre in (cast.noord, cast.zuid, None):
            assert queries.numbers(centre, when) == by_hand(centre, when)


def test_every_number_of_the_page_is_counted_and_defined_in_a_sentence(cast, now):
    shown = {code for codes in COLUMNS.values() for code in codes}

    assert shown == set(queries.counted(cast.noord, figures.period("dit-jaar", now)))
    assert all(measures.definition(code).endswith(".") for code in shown)
    assert not any(measures.of(code).adds for code in shown)  # the balance counts rows


def test_an_initiative_that_ran_before_does_not_start_running_again(cast, now):
    it = InitiativeFactory(centre=cast.noord, posted_at=now)
    for day in (-400, 3):
        StageChange.objects.create(
            initiative=it, stage="running", mode=it.mode, changed_at=now + timedelta(days=day)
        )

    numbers = queries.numbers(cast.noord, figures.period("dit-jaar", now))

    assert numbers["initiatives_running"] == 0


def early_on(day: date):
    """Half past midnight, which is still the day before in London."""
    return make_aware(datetime(day.year, day.month, day.day, 0, 30))


def of(found, code):
    return next(it for side in found.columns for it in side.numbers if it.counted.code == code)


def test_numbers_of_fewer_than_five_people_stay_hidden_everywhere(client, cast, now):
    for _n in range(4):
        SignalFactory(centre=cast.noord, noted_at=now)
        PatternFactory(
            centre=cast.noord, state="taken_up", next_step="plan", step_words="Zo.", decided_at=now
        )
    when = figures.period("dit-jaar", now)

    few = queries.balance(cast.noord, when)
    pages.clear()
    SignalFactory(centre=cast.noord, noted_at=now)
    five = queries.balance(cast.noord, when)

    assert of(few, "signals_heard").value is None
    assert of(few, "patterns_taken_up").value == 4
    assert few.hides
    assert of(five, "signals_heard").value == 5
    line = next(row for row in queries.rows(few) if row[1] == "signals_heard")
    assert line[3] == "minder dan 5"
    fact = next(it for it in queries.facts(few, None, when)["columns"]["advice"]
                if it["code"] == "signals_heard")  # fmt: skip
    assert fact["value"] is None
    assert fact["hidden_because"] == "minder dan 5"


def test_everybody_reads_the_balance_of_the_visited_centre(client, cast):
    today = figures.localdate()
    InitiativeFactory(centre=cast.noord, posted_at=early_on(today), mode="hybrid")
    SignalFactory(centre=cast.noord, noted_at=early_on(today))

    page = client.get("/balans/", **NOORD).text

    assert "Centrale Noord" in page
    assert "Aanjagen" in page
    assert "minder dan 5" in page
    assert "dan tonen we het niet" in page
    assert "van beide kanten" in page
    assert 'name="centrale"' not in page


def test_at_the_network_all_count_together_or_one_is_chosen(client, cast):
    today = figures.localdate()
    for centre in (cast.noord, cast.noord, cast.zuid):
        InitiativeFactory(centre=centre, posted_at=early_on(today))

    together = json.loads(client.get("/balans/cijfers.json").content)
    noord = json.loads(client.get("/balans/cijfers.json?centrale=noord").content)

    assert "Alle centrales samen" in client.get("/balans/").text
    assert together["columns"]["kick_starting"][0]["value"] == 3
    assert noord["columns"]["kick_starting"][0]["value"] == 2
    assert noord["centre"] == "Centrale Noord"


def test_the_table_says_the_same_as_the_page(client, cast):
    InitiativeFactory(centre=cast.noord, posted_at=early_on(figures.localdate()))

    answer = client.get("/balans/cijfers.csv?periode=dit-jaar", **NOORD)
    lines = b"".join(answer.streaming_content).decode()

    assert "Aanjagen;initiatives_posted;Initiatieven geplaatst;1;" in lines
    assert client.get("/balans/cijfers.xlsx", **NOORD).status_code == 404


def test_the_balance_asks_little_and_remembers(client, cast):
    assert count_queries(lambda: client.get("/balans/", **NOORD)) <= 8
    assert count_queries(lambda: client.get("/balans/", **NOORD)) <= 2


def test_the_desk_leads_to_the_balance(cast, signed_in):
    page = signed_in(cast.anna).get("/balie/cijfers/", **NOORD).text

    assert "/balans/?periode=dit-jaar&amp;centrale=noord" in page
