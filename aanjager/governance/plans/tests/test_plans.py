import pytest

from aanjager.governance.plans import actions, queries
from aanjager.governance.plans.actions import Basis, Cost, Doing
from aanjager.governance.plans.models import Plan
from aanjager.governance.plans.tests.factories import (
    FIRST,
    LAST,
    NOW,
    plan,
    staff,
)
from aanjager.kernel.refusals import Refused

pytestmark = pytest.mark.django_db


def test_staff_of_another_centre_neither_see_nor_write_a_plan(cast):
    made, bram = plan(cast.noord), staff(cast.zuid)

    assert not Plan.objects.visible_to(bram).exists()
    for act in (
        lambda: actions.write(made, {}, by=bram, at=NOW),
        lambda: actions.change(made, Basis("Anders"), by=bram, at=NOW),
        lambda: actions.budget(made, Cost("Zaal", 100), by=bram, at=NOW),
    ):
        with pytest.raises(Refused, match="van de centrale die het maakt"):
            act()


def test_the_days_of_an_activity_lie_within_the_plan(cast):
    made, by = plan(cast.noord), staff(cast.noord)

    with pytest.raises(Refused, match="voor de eerste dag"):
        actions.plan_activity(made, Doing("Terug", LAST, FIRST), by=by, at=NOW)
    with pytest.raises(Refused, match="buiten het plan"):
        actions.plan_activity(made, Doing("Later", LAST, LAST.replace(year=2028)), by=by, at=NOW)


def test_a_template_keeps_the_questions_and_never_the_text(cast):
    made, by = plan(cast.noord), staff(cast.noord)
    kept = actions.keep_template(made, "Kort", is_shared=False, by=by, at=NOW)
    with pytest.raises(Refused, match="al een sjabloon"):
        actions.keep_template(made, "Kort", by=by, at=NOW)

    assert not queries.templates(staff(cast.zuid), cast.zuid).exists()
    actions.share_template(kept, is_shared=True, by=by, at=NOW)
    theirs = queries.templates(staff(cast.zuid), cast.zuid).get()
    copy = actions.make(cast.zuid, Basis("Ook kort"), theirs, by=staff(cast.zuid), at=NOW)

    assert [it.question for it in copy.sections.all()] == [
        it.question for it in made.sections.all()
    ]
    assert {it.text for it in copy.sections.all()} == {""}
    with pytest.raises(Refused, match="andere centrale"):
        actions.share_template(kept, is_shared=False, by=staff(cast.zuid), at=NOW)


def test_the_own_share_goes_last(cast):
    made, anna = plan(cast.noord), staff(cast.noord)
    actions.ask_share(made, cast.zuid, 1, by=anna, at=NOW)
    own, theirs = queries.shares_of(made)

    with pytest.raises(Refused, match="eerst de andere"):
        actions.drop_share(own, by=anna, at=NOW)
    actions.drop_share(theirs, by=anna, at=NOW)
    actions.drop_share(own, by=anna, at=NOW)
    assert queries.shares_of(made) == []
