"""Two at the same moment with a plan, with real threads and real transactions."""

import pytest

from aanjager.growth.build_up import actions
from aanjager.growth.build_up.models import BuildUp, BuildUpStep
from aanjager.growth.build_up.tests.factories import NOW, begun, place, shown, step, written
from aanjager.growth.support_wishes.tests.factories import me
from aanjager.kernel.refusals import Refused
from aanjager.kernel.testing import at_once

pytestmark = pytest.mark.django_db(transaction=True)


def test_two_clicks_make_one_plan_one_step_and_nothing_is_left_after_stopping(cast):
    daan = cast.person(cast.daan)
    spot = place(daan, cast.buurthuis)
    at_once(*[lambda: begun(spot), lambda: begun(spot)])
    assert BuildUp.objects.count() == 1
    assert BuildUpStep.objects.filter(kind="talk").count() == 1
    assert BuildUpStep.objects.filter(kind="after").count() == 1

    plan, draft = BuildUp.objects.get(), written(spot, cast.noord.staff.get())
    yes = lambda: actions.accept(draft, lets_in=True, agrees=True, by=me(daan), at=NOW)  # noqa: E731
    came = at_once(*[yes, yes, lambda: shown(plan)])
    assert BuildUp.objects.get().pk == draft.pk
    assert sum(isinstance(it, Refused) for it in came) in {1, 2}

    came = at_once(*[lambda: actions.stop(draft, by=me(daan), at=NOW), lambda: step(draft)])
    assert not BuildUp.objects.exists()
    assert not BuildUpStep.objects.exists()
