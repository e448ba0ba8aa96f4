"""The night in which people are let go breaks in the middle, or runs with a clock that is wrong."""

from datetime import timedelta

import pytest
from django.db import OperationalError

from aanjager.community.people.models import Person
from aanjager.front.mine import actions
from aanjager.front.mine.tests.life import NOW
from aanjager.front.mine.tests.test_terms import keep, silent
from aanjager.kernel.actor import CLOCK
from aanjager.trust.letters.models import Letter
from aanjager.trust.privacy import actions as privacy

pytestmark = pytest.mark.django_db


def test_a_run_that_breaks_leaves_everybody_whole_or_gone_and_the_next_one_finishes(monkeypatch):
    going = [silent(30, asked_days_ago=40, name=f"Mens {n}") for n in range(3)]
    end, calls = privacy._forget_words, []

    def breaks(words):
        calls.append(words)
        if len(calls) == 2:
            raise OperationalError("the database went away")
        end(words)

    monkeypatch.setattr(privacy, "_forget_words", breaks)
    with pytest.raises(OperationalError):
        keep()

    gone = Person.objects.filter(pk__in=[it.pk for it in going]).exclude(erased_at=None)
    assert gone.count() == 1
    whole = Person.objects.filter(pk__in=[it.pk for it in going], erased_at=None)
    assert all(it.name and it.user_id for it in whole)
    assert len(keep().removed) == 2


def test_a_clock_that_was_put_back_lets_nobody_go_and_asks_nobody_twice():
    asked, going = silent(5), silent(25, asked_days_ago=40)
    assert keep().asked == [asked.pk]
    letters = Letter.objects.count()

    kept = actions.keep_terms(by=CLOCK, at=NOW - timedelta(days=800))

    assert kept == actions.Kept([], [], 0)
    assert Letter.objects.count() == letters
    assert Person.objects.filter(pk=going.pk).exclude(erased_at=None).exists()
