"""An objection goes the same way, in the same sentences, whatever was decided about."""

from types import SimpleNamespace

import pytest

from aanjager.community.decisions import rules
from aanjager.kernel.actor import Actor
from aanjager.kernel.refusals import Refused, refusal

ANNA = Actor(user_id=7, staff_of=frozenset({1}))
CORA = Actor(user_id=8, coordinator_of=frozenset({2}))


def decision(**facts):
    usual = {"outcome": "refused", "appealed_at": None, "appeal_answered_at": None}
    return SimpleNamespace(**{**usual, "decided_by_id": 7, **facts})


@pytest.mark.parametrize(
    ("last", "speaks", "text", "why"),
    [
        (decision(), False, "Want", "Alleen mensen van de organisatie"),
        (None, True, "Want", "geen besluit"),
        (decision(outcome="approved"), True, "Want", "geen besluit"),
        (decision(appealed_at=1), True, "Want", "al bezwaar gemaakt"),
        (decision(), True, "  ", "Schrijf op waarom"),
    ],
)
def test_who_may_not_object_hears_why(last, speaks, text, why):
    with pytest.raises(Refused, match=why):
        rules.appeal(CORA, last, speaks=speaks, text=text)


def test_the_organisation_objects_once_to_a_no():
    assert not refusal(rules.appeal, CORA, decision(), speaks=True, text="Want")
    assert not refusal(rules.appeal, CORA, decision(outcome="returned"), speaks=True)


@pytest.mark.parametrize(
    ("facts", "answer", "has_colleagues", "why"),
    [
        ({}, "Nee", False, "geen bezwaar"),
        ({"appealed_at": 1, "appeal_answered_at": 2}, "Nee", False, "geen bezwaar"),
        ({"appealed_at": 1}, "Nee", True, "Laat een collega"),
        ({"appealed_at": 1}, " ", False, "wat je besluit en waarom"),
    ],
)
def test_an_answer_that_may_not_be_hears_why(facts, answer, has_colleagues, why):
    with pytest.raises(Refused, match=why):
        rules.answer_appeal(ANNA, decision(**facts), answer=answer, has_colleagues=has_colleagues)


def test_who_works_alone_answers_an_objection_to_the_own_decision():
    waiting = decision(appealed_at=1)

    assert not refusal(rules.answer_appeal, ANNA, waiting, answer="Nee.", has_colleagues=False)
    waiting.decided_by_id = 9
    assert not refusal(rules.answer_appeal, ANNA, waiting, answer="Nee.", has_colleagues=True)


def test_a_yes_needs_every_answer_and_a_no_its_reason():
    required = (("insured", "Iedereen is verzekerd."),)
    for answers in (None, {}, {"insured": {"answer": "no"}}):
        with pytest.raises(Refused, match="Iedereen is verzekerd"):
            rules.meets(answers, required)
    rules.meets({"insured": {"answer": "does_not_apply"}}, required)
    with pytest.raises(Refused, match="Schrijf de reden op"):
        rules.has_reason(" ")
    rules.has_reason("Te ver weg.")
