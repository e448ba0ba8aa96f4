from datetime import UTC, datetime
from types import SimpleNamespace

import pytest
from django.contrib.auth import get_user_model
from django.template.loader import render_to_string

from aanjager.kernel.actor import ANONYMOUS, CLOCK, Actor
from aanjager.kernel.testing import count_queries
from aanjager.trust import audit
from aanjager.trust.audit import queries

NOW = datetime(2026, 3, 2, 9, tzinfo=UTC)
pytestmark = pytest.mark.django_db


class Record:
    """Something that belongs to a centre."""

    _meta = SimpleNamespace(label="exchange.Opportunity")
    centre_id = 3

    def __init__(self, pk=7):
        self.pk = pk


STAFF = Actor(user_id=1, staff_of=frozenset({3}))


def test_staff_read_what_happened_in_words():
    anna = get_user_model().objects.create_user("anna@example.org")
    audit.record("opportunity.published", Record(), by=Actor(user_id=anna.pk), at=NOW)
    audit.record("opportunity.asked_still_open", Record(), by=CLOCK, at=NOW)
    audit.record("unheard.of", Record(pk=8), by=CLOCK, at=NOW)

    text = render_to_string("audit/history.html", {"story": queries.story(STAFF, Record())})

    assert "online gezet" in text
    assert "anna@example.org" in text
    assert "vanzelf, op de klok" in text
    assert "unheard" not in text


@pytest.mark.parametrize("actor", [ANONYMOUS, Actor(user_id=2, staff_of=frozenset({4}))])
def test_others_read_nothing(actor):
    audit.record("opportunity.published", Record(), by=CLOCK, at=NOW)

    assert queries.story(actor, Record()) == []


def test_a_long_story_takes_one_statement():
    for number in range(20):
        user = get_user_model().objects.create_user(f"{number}@example.org")
        audit.record("opportunity.edited", Record(), by=Actor(user_id=user.pk), at=NOW)

    assert count_queries(lambda: queries.story(STAFF, Record())) == 1
