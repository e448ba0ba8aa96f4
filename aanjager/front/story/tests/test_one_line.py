"""From a note over a signal to plan, agreement and figure, and back; and what the walk keeps to itself."""

import pytest

from aanjager.front.reports.tests import hall as small
from aanjager.front.story import queries
from aanjager.front.story.choices import CHAIN, DEEPEST, MOST_SHOWN, PAGES
from aanjager.front.story.queries import EVERYBODY, Reader, reader
from aanjager.front.story.queries.pages import STATES
from aanjager.governance.citations.actions import cite
from aanjager.governance.plans.tests.factories import NOW, plan
from aanjager.governance.submissions import actions as submissions
from aanjager.kernel.actor import Actor
from aanjager.participation.signals.models import Pattern, Signal
from aanjager.participation.signals.tests.factories import PatternFactory, SignalFactory
from aanjager.partnership.agreements.tests.factories import agreement

WALK = [
    "note", "cluster", "point", "theme", "line", "signal", "pattern", "citation", "plan",
    "agreement", "indicator",
]  # fmt: skip
OF_THE_HALL = {"note", "cluster", "point", "theme", "line"}


class Made:
    """A meeting of Noord whose note became a signal, and that signal a plan that everybody may read."""

    def __init__(self, cast):
        self.centre, self.by = cast.noord, Actor(staff_of=frozenset({cast.noord.pk}))
        self.staff = Reader(frozenset({cast.noord.pk}))
        self.hall = hall = small.build(centre=cast.noord)
        self.decision = small.decide(hall)
        self.pattern = PatternFactory(centre=cast.noord, title="Ondernemen met de buurt")
        self.signal = SignalFactory(
            centre=cast.noord, text="Woorden van een ondernemer.", pattern=self.pattern
        )
        hall.line.signal = self.signal
        hall.line.save(update_fields=["signal"])
        made = plan(cast.noord)
        cite(made, "pattern", self.pattern.pk, by=self.by, at=NOW)
        cite(made, "signal", self.signal.pk, by=self.by, at=NOW)
        cite(made, "decision", self.decision.pk, by=self.by, at=NOW)
        made = submissions.hand_in(made, by=self.by, at=NOW)
        self.plan = submissions.present(made, is_public=True, by=self.by, at=NOW) or made
        self.agreed = agreement(cast.noord, "signals_heard", plan=self.plan)

    def set_meeting(self, **facts):
        small.Meeting.objects.filter(pk=self.hall.meeting.pk).update(**facts)


@pytest.fixture
def made(db, cast):
    return Made(cast)


def kinds(kind, thing, who=EVERYBODY):
    return [it.code for it in queries.stops(kind, thing.pk, who)]


def keys(kind, thing, who=EVERYBODY):
    return {
        (it.link.kind, it.link.pk)
        for one in queries.stops(kind, thing.pk, who)
        for it in one.places
    }


def test_each_kind_is_named_and_has_a_page_that_exists():
    assert set(PAGES) | set(STATES) <= set(CHAIN)
    assert len(WALK) + 2 < DEEPEST  # and from there a sentence and its report


def test_staff_walk_from_a_note_to_the_indicator_and_back_in_one_statement(
    made, django_assert_num_queries
):
    with django_assert_num_queries(1):
        forth = kinds("note", made.hall.chosen, made.staff)
    assert [it for it in forth if it in WALK] == WALK
    assert {"amendment", "decision", "commitment"} <= set(forth)

    one = made.agreed.indicators.first()
    assert ("note", made.hall.chosen.pk) in keys("indicator", one, made.staff)
    assert ("decision", made.decision.pk) in keys("plan", made.plan, made.staff)


def test_everybody_walks_from_a_note_over_the_decision_to_the_plan_and_past_no_signal(made):
    found = kinds("note", made.hall.chosen)

    assert [it for it in found if it in ("decision", "citation", "plan")] == [
        "decision", "citation", "plan",
    ]  # fmt: skip
    assert not {"signal", "pattern", "agreement"} & set(found)
    assert ("note", made.hall.chosen.pk) in keys("plan", made.plan)


@pytest.mark.parametrize("who", ["everybody", "another centre", "association", "nobody's staff"])
def test_a_signal_and_a_pattern_are_of_who_heard_them(made, cast, who):
    by = {
        "everybody": EVERYBODY,
        "another centre": Reader(frozenset({cast.zuid.pk})),
        "association": Reader(is_association=True),
        "nobody's staff": reader(Actor(user_id=cast.gerda.pk), made.centre.pk),
    }[who]

    assert kinds("signal", made.signal, by) == []
    assert kinds("pattern", made.pattern, by) == []
    from_plan = queries.stops("plan", made.plan.pk, by)
    assert not {"signal", "pattern"} & {it.code for it in from_plan}
    words = [it.words for stop in from_plan for it in stop.places]
    assert not any("Woorden van een ondernemer" in it for it in words)


def test_a_pattern_that_is_shared_is_walked_by_the_other_centre_and_its_signals_are_not(made, cast):
    Pattern.objects.filter(pk=made.pattern.pk).update(also_for=[cast.zuid.pk])
    zuid = Reader(frozenset({cast.zuid.pk}))

    assert "pattern" in kinds("plan", made.plan, zuid)
    assert "signal" not in kinds("pattern", made.pattern, zuid)
    assert "pattern" not in kinds("plan", made.plan)


def test_what_was_lifted_to_the_association_leads_it_to_nobody_s_signal(made):
    lifted = PatternFactory(centre=None, area=made.pattern.area, lifted_from=made.pattern)

    assert kinds("pattern", lifted, Reader(is_association=True)) == ["pattern"]
    assert kinds("pattern", lifted, made.staff) == []
    assert len(keys("pattern", made.pattern, made.staff) & {("pattern", lifted.pk)}) == 0


@pytest.mark.parametrize(
    "facts", [{"visibility": "invited"}, {"state": "live"}, {"state": "closed"}]
)
def test_a_note_is_read_after_a_meeting_that_everybody_may_see(made, cast, facts):
    made.set_meeting(**facts)

    for who in (EVERYBODY, Reader(frozenset({cast.zuid.pk})), Reader(is_association=True)):
        assert kinds("note", made.hall.chosen, who) == []
        assert not OF_THE_HALL & set(kinds("plan", made.plan, who))
        assert "commitment" not in kinds("decision", made.decision, who)
    assert "note" in kinds("plan", made.plan, made.staff)


@pytest.mark.parametrize("state", ["hidden", "withdrawn"])
def test_a_note_that_was_hidden_is_nobody_s(made, state):
    made.hall.chosen.__class__.objects.filter(pk=made.hall.chosen.pk).update(
        state=state, hidden_reason="Er staat een naam in."
    )

    for who in (EVERYBODY, made.staff):
        assert kinds("note", made.hall.chosen, who) == []
        assert "note" not in kinds("point", made.hall.point, who)


def test_what_was_left_out_of_the_talk_is_nobody_s(made):
    made.hall.line.__class__.objects.update(state="left_out", left_out_because="Het ging over Jan.")

    assert kinds("line", made.hall.line, made.staff) == []
    assert "line" not in kinds("signal", made.signal, made.staff)


def test_a_decision_about_a_text_of_the_centre_alone_is_not_for_everybody(made):
    made.hall.document.__class__.objects.update(is_public=False)

    assert kinds("decision", made.decision) == []
    assert not {"amendment", "decision"} & set(kinds("plan", made.plan))
    assert "decision" in kinds("plan", made.plan, made.staff)


def test_of_a_kind_the_nearest_are_shown_and_the_page_says_that_there_are_more(made):
    facts = {"centre": made.centre, "pattern": made.pattern, "noted_at": NOW}
    Signal.objects.bulk_create(
        Signal(text=f"Signaal {n}", source="staff", **facts) for n in range(MOST_SHOWN + 3)
    )

    found = {it.code: it for it in queries.stops("pattern", made.pattern.pk, made.staff)}
    assert len(found["signal"].places) == MOST_SHOWN
    assert found["signal"].has_more
    assert not found["pattern"].has_more


def test_the_pages_keep_it_by_address_as_well(made, client, signed_in, cast):
    for kind, thing in (("signal", made.signal), ("pattern", made.pattern)):
        assert client.get(f"/keten/{kind}/{thing.pk}/").status_code == 404
    note = f"/keten/note/{made.hall.chosen.pk}/"
    page = client.get(note).content.decode()
    assert "Dichtbij blijven" in page
    assert "Woorden van een ondernemer" not in page
    anna = signed_in(cast.anna).get(f"/balie/keten/note/{made.hall.chosen.pk}/").content.decode()
    assert "Woorden van een ondernemer" in anna
    assert "alleen voor ons" in anna
    made.set_meeting(visibility="invited")
    assert client.get(note).status_code == 404
    bram = signed_in(cast.bram)
    for kind, thing in (("signal", made.signal), ("note", made.hall.chosen)):
        assert bram.get(f"/balie/keten/{kind}/{thing.pk}/").status_code == 404
