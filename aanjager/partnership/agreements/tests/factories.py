"""An agreement of a centre with the municipality, counted over the first half of 2026."""

import re
from datetime import UTC, date, datetime

from aanjager.kernel.actor import ANONYMOUS, CLOCK, Actor
from aanjager.participation.signals.tests.factories import PatternFactory, SignalFactory
from aanjager.partnership.agreements import actions, queries
from aanjager.partnership.agreements.models import Agreement
from aanjager.partnership.agreements.queries import figures
from aanjager.trust.letters.models import Letter

FIRST, SECOND = date(2026, 1, 1), date(2026, 4, 1)
AFTER = datetime(2026, 8, 3, 9, tzinfo=UTC)
IN_FIRST = datetime(2026, 2, 2, 9, tzinfo=UTC)
IN_SECOND = datetime(2026, 5, 4, 9, tzinfo=UTC)


def staff(centre) -> Actor:
    return Actor(staff_of=frozenset({centre.pk}))


def agreement(centre, *measures, at=AFTER, **facts) -> Agreement:
    """An agreement over 2026 with a target of 20 for each of these measures."""
    values = {
        "title": "Afspraak 2026", "partner": "Gemeente Lindeveen", "kind": "municipality",
        "services": "Helpen zoeken.", "starts_on": FIRST, "ends_on": date(2026, 12, 31), **facts,
    }  # fmt: skip
    it = actions.agree(centre, actions.Agreed(**values), by=staff(centre), at=at)
    for measure in measures:
        actions.add_indicator(it, actions.Chosen(20, measure), by=staff(centre), at=at)
    return it


def heard(centre, at, number=1):
    """Signals: the measure of people that takes least to make."""
    return [SignalFactory(centre=centre, noted_at=at) for _n in range(number)]


def taken_up(centre, at, number=1):
    """Patterns that were taken up: a measure that is not about people."""
    facts = {"state": "taken_up", "next_step": "talk", "step_words": "Zo.", "decided_at": at}
    return [PatternFactory(centre=centre, **facts) for _n in range(number)]


def refresh(at=AFTER):
    return actions.refresh(by=CLOCK, at=at)


def invited(it, email="gerda@example.org", at=AFTER):
    """Somebody of the partner, and the token of the link in the letter."""
    contact = actions.invite(it, "Gerda", email, by=staff(it.centre), at=at)
    letter = Letter.objects.filter(to_address=email, kind="agreement-link").latest("pk")
    return contact, re.search(r"/partner/([^/\s]+)/", letter.text)[1]


def offered(it, first=FIRST, at=AFTER):
    """The quarter, signed by the centre."""
    seen = queries.fingerprint(figures.values(it, first))
    return actions.offer(it, first, seen=seen, by=staff(it.centre), at=at)


def signed(it, first=FIRST, at=AFTER):
    """The quarter, signed by both."""
    offered(it, first, at)
    contact, token = invited(it)
    return actions.sign(contact, first, "Gerda", token=token, by=ANONYMOUS, at=at)
