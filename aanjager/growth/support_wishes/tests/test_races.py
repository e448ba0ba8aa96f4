"""Two at the same moment with what helps somebody, with real threads and real transactions."""

import pytest

from aanjager.community.people.tests.factories import as_actor
from aanjager.growth.support_wishes import actions
from aanjager.growth.support_wishes.models import Wish, WishDraft, WishShare
from aanjager.growth.support_wishes.tests import factories as wishes
from aanjager.kernel.refusals import Refused
from aanjager.kernel.testing import at_once

pytestmark = pytest.mark.django_db(transaction=True)


def test_a_double_click_on_yes_keeps_one_telling(cast, now):
    daan = cast.person(cast.daan)
    draft, by = wishes.written(daan, cast.noord.staff.get()), as_actor(daan)
    yes = lambda: actions.accept(draft, lets_in=True, agrees=True, by=by, at=now)  # noqa: E731
    came = at_once(*[yes, yes])

    assert (Wish.objects.count(), WishDraft.objects.count()) == (1, 0)
    assert WishShare.objects.count() == 1
    assert sum(isinstance(it, Refused) for it in came) == 1


def test_after_stopping_nothing_is_shown_whoever_shares_at_the_same_moment(cast, now):
    daan = cast.person(cast.daan)
    wish, by = wishes.wish(daan), as_actor(daan)
    at_once(*[
        lambda: actions.withdraw(daan, by=by, at=now),
        lambda: wishes.shown(wish, organisation=cast.buurthuis),
    ])  # fmt: skip

    assert not Wish.objects.exists()
    assert not WishShare.objects.exists()
