"""Kinds for who can carry more: a board, expertise, mentoring, a short project."""

from datetime import date

import pytest

from aanjager.community.files.choices import EFFORTS
from aanjager.exchange.opportunities import rules
from aanjager.exchange.opportunities.actions import stand
from aanjager.exchange.opportunities.choices import KIND_WORDS
from aanjager.exchange.opportunities.models import Opportunity
from aanjager.exchange.opportunities.tests.factories import MADE, OpportunityFactory

KINDS = Opportunity.Kind


@pytest.mark.parametrize("kind", KINDS.values)
def test_only_a_task_is_over_after_its_first_day(kind):
    it = Opportunity(kind=kind, starts_on=date(2026, 3, 2))
    assert (rules.last_day(it) is not None) == (kind == "task")


def test_every_kind_has_words_for_the_finder_and_for_a_file():
    assert set(KIND_WORDS) == set(KINDS.values) - {"role", "task"} == set(EFFORTS.values())


@pytest.mark.django_db
def test_a_seat_on_a_board_is_found_by_the_word_and_says_what_it_is(cast, client):
    it = OpportunityFactory(
        organisation=cast.buurthuis, open=True, kind="board", title="Penningmeester gezocht"
    )
    other = OpportunityFactory(organisation=cast.buurthuis, open=True, title="Koffie schenken")
    for one in (it, other):
        stand(one, at=MADE)
    noord = {"headers": {"host": "noord.localhost"}}
    page = client.get("/vacatures/?wat=bestuur", **noord).text
    assert "Penningmeester gezocht" in page
    assert "Koffie schenken" not in page
    assert "in een bestuur" in client.get(f"/vacatures/{it.pk}/", **noord).text
