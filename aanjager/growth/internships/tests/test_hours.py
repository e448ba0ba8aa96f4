"""How many hours it is, as people say it."""

import pytest
from django.utils import translation

from aanjager.growth.templatetags.hours import as_hours


@pytest.mark.parametrize(
    ("minutes", "nl", "en"),
    [
        (165, "2 uur en 45 minuten", "2 hours and 45 minutes"),
        (61, "1 uur en 1 minuut", "1 hour and 1 minute"),
        (120, "2 uur", "2 hours"),
        (45, "45 minuten", "45 minutes"),
        (0, "0 uur", "0 hours"),
    ],
)
def test_minutes_are_said_in_hours_and_minutes(minutes, nl, en):
    assert as_hours(minutes) == nl
    with translation.override("en"):
        assert as_hours(minutes) == en
