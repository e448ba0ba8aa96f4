from datetime import UTC, datetime, timedelta

import pytest

from aanjager.community.centres.tests.factories import CentreFactory, staff_of
from aanjager.community.people.tests.factories import PersonFactory
from aanjager.exchange.asks.models import Ask
from aanjager.exchange.brokerage.models import Step
from aanjager.exchange.brokerage.tests.factories import CaseFactory, ProposalFactory
from aanjager.exchange.fading import actions, jobs, queries
from aanjager.exchange.opportunities.tests.factories import OpportunityFactory
from aanjager.exchange.placements.tests.factories import (
    MessageFactory,
    OutcomeFactory,
    PlacementFactory,
)
from aanjager.kernel.actor import CLOCK
from aanjager.kernel.refusals import Refused
from aanjager.trust.audit.models import Event

pytestmark = pytest.mark.django_db
FRIDAY = datetime(2026, 2, 27, 9, tzinfo=UTC)


def run(job, at, monkeypatch):
    """Run a job twice at this moment: the second time changes nothing."""
    monkeypatch.setattr(jobs, "now", lambda: at)
    job()
    lines = Event.objects.count()
    job()
    assert Event.objects.count() == lines


def over(ended_at, **facts):
    """A placement that ended then, with everything said about it."""
    it = PlacementFactory(
        ended=True,
        ended_at=ended_at,
        companion="Bo",
        introduced_by="Cas",
        buddy_name="Dee",
        **facts,
    )
    MessageFactory(placement=it, author=it.person.user, author_name="Daan")
    OutcomeFactory(placement=it, moment="end", remark="Het was 't leukst op maandag.")
    return it


def words_of(placement):
    placement.refresh_from_db()
    said, told = placement.messages.get(), placement.outcomes.get()
    named = [placement.companion, placement.introduced_by, placement.buddy_name]
    return [*named, said.text, said.author_name, told.remark, said.author]


def test_a_year_after_the_end_the_words_are_let_go_and_what_happened_stays(monkeypatch):
    gone, kept = over(FRIDAY), over(FRIDAY + timedelta(days=2))
    running = PlacementFactory(started=True, companion="Bo")
    next_year = FRIDAY.replace(year=2027) + timedelta(hours=1)

    run(jobs.fade, next_year, monkeypatch)

    assert words_of(gone) == ["", "", "", "", "", "", None]
    assert (gone.state, gone.end_reason, gone.ended_at) == ("ended", "finished", FRIDAY)
    assert "" not in words_of(kept)
    running.refresh_from_db()
    assert running.companion == "Bo"
    assert Event.objects.filter(verb="placement.fade").count() == 1


@pytest.mark.parametrize(
    ("moment", "is_gone"),
    [
        (datetime(2029, 2, 28, 23, tzinfo=UTC), False),
        (datetime(2029, 3, 1, 9, tzinfo=UTC), True),
    ],
)
def test_what_ended_on_29_february_is_kept_the_whole_year(moment, is_gone, monkeypatch):
    placement = over(datetime(2028, 2, 29, 9, tzinfo=UTC))

    run(jobs.fade, moment, monkeypatch)

    assert (words_of(placement)[3] == "") == is_gone


def test_each_centre_keeps_conversations_for_its_own_term_and_a_night_has_an_end(monkeypatch):
    short, usual = over(FRIDAY), over(FRIDAY)
    short.centre.terms = {"conversation_months": 3}
    short.centre.save()
    in_june = datetime(2026, 6, 1, 9, tzinfo=UTC)
    assert list(queries.to_fade(in_june)) == [short]
    with pytest.raises(Refused, match="bewaren we nog"):
        actions.fade(usual, by=CLOCK, at=in_june)
    with pytest.raises(Refused, match="vanzelf"):
        actions.fade(short, by=staff_of(short.centre), at=in_june)

    monkeypatch.setattr(jobs, "MOST", 1)
    monkeypatch.setattr(jobs, "now", lambda: datetime(2028, 1, 1, tzinfo=UTC))
    jobs.fade()
    assert queries.to_fade(datetime(2028, 1, 1, tzinfo=UTC)).count() == 1
    jobs.fade()
    assert not queries.to_fade(datetime(2028, 1, 1, tzinfo=UTC)).exists()


def closed(at):
    """A closed case with everything that was written in it."""
    case = CaseFactory(
        closed_at=at, ending="placed", wishes="Liever buiten", agreements="Bellen", next_step="Bel"
    )
    ProposalFactory(case=case, own_idea="De kinderboerderij", opportunity=None, reason="Dieren")
    ProposalFactory(case=case, opportunity=OpportunityFactory(), own_idea="", reason="Dichtbij")
    Step.objects.create(
        case=case, phase=3, reason="Wil toch zoeken", taken_at=at, taker_name="Anna",
        taken_by=case.consultant.user,
    )  # fmt: skip
    return case


def words_in(case):
    case.refresh_from_db()
    step = case.steps.get()
    ideas = [(it.own_idea, it.reason) for it in case.proposals.order_by("pk")]
    return [case.wishes, case.agreements, case.next_step, step.reason, *ideas]


def test_a_year_after_a_case_was_closed_its_words_are_let_go_and_how_it_went_stays(monkeypatch):
    gone, kept = closed(FRIDAY), closed(FRIDAY + timedelta(days=2))
    running = CaseFactory(wishes="Iets met koken")
    next_year = FRIDAY.replace(year=2027) + timedelta(hours=1)

    run(jobs.fade, next_year, monkeypatch)

    assert words_in(gone) == ["", "", "", "", ("", ""), ("", "")]
    assert (gone.ending, gone.closed_at, gone.steps.get().taker_name) == ("placed", FRIDAY, "Anna")
    assert gone.proposals.filter(opportunity__isnull=False).count() == 1
    assert words_in(kept)[0] == "Liever buiten"
    running.refresh_from_db()
    assert running.wishes == "Iets met koken"
    assert list(Event.objects.filter(verb="case.fade").values_list("target", flat=True)) == [
        f"exchange.Case:{gone.pk}"
    ]


def test_each_centre_has_its_own_term_for_cases_and_nobody_hurries_it():
    short, usual, running = closed(FRIDAY), closed(FRIDAY), CaseFactory()
    short.centre.terms = {"conversation_months": 3}
    short.centre.save()
    in_june = datetime(2026, 6, 1, 9, tzinfo=UTC)

    assert list(queries.cases_to_fade(in_june)) == [short]
    for case in (usual, running):
        with pytest.raises(Refused, match="bewaren we nog"):
            actions.fade_case(case, by=CLOCK, at=in_june)
    with pytest.raises(Refused, match="vanzelf"):
        actions.fade_case(short, by=staff_of(short.centre), at=in_june)


def test_a_case_that_changed_meanwhile_waits_for_another_night(monkeypatch, caplog):
    case = closed(FRIDAY)
    monkeypatch.setattr(jobs, "now", lambda: datetime(2028, 1, 1, tzinfo=UTC))
    monkeypatch.setattr(jobs.queries, "cases_to_fade", lambda at: [CaseFactory()])

    with caplog.at_level("INFO", logger="aanjager.fading"):
        jobs.fade()

    assert "case.changed_meanwhile" in caplog.text
    assert words_in(case)[0] == "Liever buiten"


def test_a_year_after_somebody_was_asked_for_an_opportunity_nobody_knows_it_any_more(monkeypatch):
    quick = CentreFactory(terms={"conversation_months": 6})
    asked = {
        name: Ask.objects.create(
            opportunity=OpportunityFactory(organisation__centre=centre), person=PersonFactory(),
            wave=1, asked_at=FRIDAY,
        )
        for name, centre in {"quick": quick, "usual": CentreFactory()}.items()
    }  # fmt: skip

    run(jobs.fade, FRIDAY + timedelta(days=200), monkeypatch)
    assert list(Ask.objects.all()) == [asked["usual"]]
    with pytest.raises(Refused, match="bewaren we nog"):
        actions.fade_ask(asked["usual"], by=CLOCK, at=FRIDAY + timedelta(days=200))

    run(jobs.fade, FRIDAY + timedelta(days=370), monkeypatch)
    assert not Ask.objects.exists()
    assert Event.objects.filter(verb="ask.fade").count() == 2
