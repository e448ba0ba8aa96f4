"""Talks of who begins slowly, on the worklist of the consultant who stands by the plan, and of nobody else."""

from datetime import timedelta

import pytest
from django.utils.timezone import now as clock_now

from aanjager.community.centres.tests.factories import StaffFactory
from aanjager.community.people.tests.factories import PersonFactory, RegistrationFactory
from aanjager.exchange.placements.models import Placement
from aanjager.front.desk.queries import worklist
from aanjager.growth.build_up import actions
from aanjager.growth.build_up.tests.factories import place, step, written
from aanjager.growth.support_wishes.tests.factories import consultant
from aanjager.kernel.actor import CLOCK
from aanjager.trust.letters.models import Letter

pytestmark = pytest.mark.django_db


def test_who_is_on_paper_makes_it_with_a_consultant_who_finds_the_talks_on_the_worklist(cast):
    anna = cast.noord.staff.get()
    jan = PersonFactory(user=None, name="Opa Jan", email="")
    RegistrationFactory(person=jan, centre=cast.noord)
    spot, by, at = place(jan, cast.buurthuis), consultant(anna), clock_now()
    it = written(spot, anna, how="home", at=at)
    talk = step(it, kind="talk", on=at.date() + timedelta(days=2), by=by, at=at)
    step(it, on=at.date() + timedelta(days=2), by=by, at=at)
    assert actions.remind(by=CLOCK, at=at) == 0
    assert not Letter.objects.exists()

    def waits(row):
        return worklist.today(consultant(row), cast.noord, at).tasks.get("build_up", [])

    assert [(task.who, task.ref) for task in waits(anna)] == [("Opa Jan", it.pk)]
    assert not waits(StaffFactory(centre=cast.noord))
    actions.held(talk, by=by, at=at)
    assert not waits(anna)
    ended = at - timedelta(weeks=7)
    Placement.objects.filter(pk=spot.pk).update(
        state="ended", ended_at=ended, end_reason="finished"
    )
    actions.remind(by=CLOCK, at=at)
    after = it.steps.get(kind="after")
    assert len(waits(anna)) == 1, "some weeks after the end"
    actions.answer(after, said="talk", by=by, at=at)
    assert [task.pk for task in waits(anna)] == [it.steps.get(kind="call").pk]
