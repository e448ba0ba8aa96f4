"""Two at the same instant: a plan is submitted once and said is said once."""

from uuid import UUID

import pytest

from aanjager.governance.documents.models import Document
from aanjager.governance.plans.models import Comment
from aanjager.governance.plans.tests.factories import LAST, NOW, staff
from aanjager.governance.submissions import actions
from aanjager.governance.submissions.tests.factories import ready
from aanjager.kernel.actor import ANONYMOUS
from aanjager.kernel.testing import refused_at_once

pytestmark = pytest.mark.django_db(transaction=True)


def test_a_plan_is_submitted_once_and_a_comment_sent_twice_is_one(cast):
    made, by = ready(cast.noord), staff(cast.noord)
    link, _token = actions.make_link(made, "Gemeente", LAST.replace(year=2026), by=by, at=NOW)
    one = UUID(int=1)

    refused_at_once(*[lambda: actions.comment(link, "Mooi.", one, by=ANONYMOUS, at=NOW)] * 3)
    refused = refused_at_once(*[lambda: actions.hand_in(made, by=by, at=NOW)] * 2)

    assert Comment.objects.count() == 1
    assert refused == ["Dit plan is al ingediend."]
    assert Document.objects.count() == 1
