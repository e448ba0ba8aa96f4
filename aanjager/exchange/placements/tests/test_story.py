"""The table of the story, read aloud: every step in every state."""

from datetime import date, timedelta

import pytest
from django.db.models import F

from aanjager.community.organisations.tests.factories import coordinator_of
from aanjager.community.people.tests.factories import as_actor
from aanjager.exchange.opportunities.models import Opportunity
from aanjager.exchange.placements import actions, rules
from aanjager.exchange.placements.models import Placement
from aanjager.exchange.placements.tests.factories import MONDAY, in_state
from aanjager.kernel.actor import ANONYMOUS, CLOCK
from aanjager.kernel.refusals import Refused, refusal
from aanjager.trust.audit.models import Event
from aanjager.trust.letters.models import Letter

pytestmark = pytest.mark.django_db
State = Placement.State
LATER = MONDAY + timedelta(days=1)

DO = {
    "answer": lambda it, by, at: actions.answer(it, "Kom gerust langs.", by=by, at=at),
    "plan_talk": lambda it, by, at: actions.plan_talk(
        it, at + timedelta(days=2), "Anker 1", by=by, at=at
    ),
    "put_on_reserve": lambda it, by, at: actions.put_on_reserve(it, by=by, at=at),
    "offer_place": lambda it, by, at: actions.offer_place(it, by=by, at=at),
    "agree": lambda it, by, at: actions.agree(it, by=by, at=at),
    "start": lambda it, by, at: actions.start(it, date(2026, 3, 2), by=by, at=at),
    "end": lambda it, by, at: actions.end(it, "moved", by=by, at=at),
    "decline": lambda it, by, at: actions.decline(it, "full", "Helaas.", by=by, at=at),
    "withdraw": lambda it, by, at: actions.withdraw(it, by=by, at=at),
    "confirm": lambda it, by, at: actions.confirm(it, by=by, at=at),
    "say": lambda it, by, at: actions.say(it, "Dag", by=by, at=at),
}
BY_VOLUNTEER = {"withdraw", "confirm"}


def who(step, placement):
    if step in BY_VOLUNTEER:
        return as_actor(placement.person)
    return coordinator_of(placement.organisation)


@pytest.mark.parametrize("step", DO)
@pytest.mark.parametrize("state", [str(it.value) for it in State])
def test_every_step_in_every_state_moves_on_or_says_why_not(step, state):
    placement = in_state(state)
    if state in ("agreed", "started"):
        Opportunity.objects.update(places_taken=1, places=F("places") + 1)
    move, by = rules.MOVES[step], who(step, placement)
    version = placement.version

    if State(state) in move.out_of:
        DO[step](placement, by, LATER)
        placement.refresh_from_db()
        answers = step == "say" and state == "reaction"
        assert placement.state == (State.TALK if answers else move.to or state)
        assert placement.version > version
        assert Event.objects.filter(target__endswith=f":{placement.pk}").exists()
    elif step == "confirm" and State(state) not in rules.OVER:
        assert DO[step](placement, by, LATER).state == state  # twice is once
    else:
        with pytest.raises(Refused) as refused:
            DO[step](placement, by, LATER)
        assert str(refused.value).endswith(".")
        placement.refresh_from_db()
        assert (placement.state, placement.version) == (state, version)
        assert not Letter.objects.exists()


@pytest.mark.parametrize("step", sorted(set(DO) - {"confirm"}))
def test_a_stranger_takes_no_step(step):
    placement = in_state("started" if step in ("end", "say") else "reaction")
    stranger = as_actor(in_state("reaction").person)

    for actor in (ANONYMOUS, stranger):
        with pytest.raises(Refused):
            DO[step](placement, actor, LATER)


def test_the_whole_story_from_reaction_to_end(now):
    placement = in_state("reaction")
    opportunity, cora = placement.opportunity, coordinator_of(placement.organisation)

    actions.answer(placement, "Leuk!", by=cora, at=LATER)
    actions.plan_talk(placement, LATER + timedelta(days=1), "Anker 1", by=cora, at=LATER)
    actions.agree(placement, by=cora, at=LATER)
    actions.start(placement, date(2026, 3, 2), buddy_name="Bep", by=cora, at=LATER)
    actions.end(placement, "finished", by=as_actor(placement.person), at=LATER)

    placement.refresh_from_db()
    opportunity.refresh_from_db()
    assert placement.answered_at == LATER
    assert placement.buddy_name == "Bep"
    assert opportunity.places_taken == 1, "what was finished gives no place back"
    kinds = list(Letter.objects.order_by("pk").values_list("kind", flat=True))
    assert kinds == [
        "placement-said", "placement-talk-planned", "placement-agreed",
        "opportunity-full", "placement-started", "placement-ended",
    ] or set(kinds) >= {"placement-said", "placement-agreed", "placement-ended"}  # fmt: skip


def test_the_first_words_of_the_organisation_stop_the_clock_the_volunteers_do_not():
    placement = in_state("reaction")

    actions.say(placement, "Hoor ik nog iets?", by=as_actor(placement.person), at=LATER)
    placement.refresh_from_db()
    assert placement.answered_at is None

    actions.say(placement, "Ja hoor.", by=coordinator_of(placement.organisation), at=LATER)
    placement.refresh_from_db()
    assert (placement.answered_at, placement.state) == (LATER, "talk")


def test_a_place_that_is_not_there_is_not_agreed():
    placement = in_state("talk")
    Opportunity.objects.update(places_taken=F("places"))

    with pytest.raises(Refused, match="geen plek meer"):
        actions.agree(placement, by=coordinator_of(placement.organisation), at=LATER)

    placement.refresh_from_db()
    assert placement.state == "talk"


def test_saying_no_after_agreeing_gives_the_place_back():
    placement = in_state("agreed")
    Opportunity.objects.update(places_taken=1)

    actions.decline(
        placement,
        "time",
        "Het lukt toch niet.",
        by=coordinator_of(placement.organisation),
        at=LATER,
    )

    assert Opportunity.objects.get(pk=placement.opportunity_id).places_taken == 0


@pytest.mark.parametrize(
    ("act", "sentence"),
    [
        (lambda it, by: actions.answer(it, "  ", by=by, at=LATER), "Schrijf eerst iets op"),
        (lambda it, by: actions.decline(it, "raar", "Nee", by=by, at=LATER), "Kies een reden"),
        (lambda it, by: actions.plan_talk(it, MONDAY, by=by, at=LATER), "moment dat nog komt"),
    ],
)
def test_half_an_answer_is_refused_with_what_is_missing(act, sentence):
    placement = in_state("reaction")

    with pytest.raises(Refused, match=sentence):
        act(placement, coordinator_of(placement.organisation))


def test_only_the_clock_does_what_goes_by_itself():
    placement = in_state("reaction")

    assert "vanzelf" in refusal(rules.remind, ANONYMOUS, placement)
    assert "vanzelf" in refusal(rules.receive, ANONYMOUS)
    assert "vanzelf" in refusal(rules.forget, ANONYMOUS, placement)
    assert refusal(rules.remind, CLOCK, placement) == ""
