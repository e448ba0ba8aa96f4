"""Two at the same moment with a portfolio, with real threads and real transactions."""

import pytest

from aanjager.growth.credentials.models import Proof
from aanjager.growth.credentials.tests.factories import NOW, holder, staff
from aanjager.growth.prior_learning import actions
from aanjager.growth.prior_learning.models import Portfolio
from aanjager.growth.prior_learning.tests import factories as make
from aanjager.kernel.refusals import Refused
from aanjager.kernel.testing import at_once

pytestmark = pytest.mark.django_db(transaction=True)


def test_two_clicks_on_begin_give_one_portfolio(cast):
    by = holder(cast.person(cast.daan))
    came = at_once(*[lambda: actions.begin(cast.noord, "Voor werk.", by=by, at=NOW)] * 2)

    assert Portfolio.objects.count() == 1
    assert sum(isinstance(it, Refused) for it in came) == 1


def test_what_is_described_while_it_is_handed_in_is_in_it_or_refused(cast):
    daan = cast.person(cast.daan)
    it = make.described(cast.noord, daan, cast.person(cast.cora))
    facts = {"level": 3, "story": "Later.", "evidence": [], "by": holder(daan), "at": NOW}
    came = at_once(*[
        lambda: actions.claim(it, "planning", **facts),
        lambda: actions.hand_in(it, by=holder(daan), at=NOW),
    ])  # fmt: skip

    assert make.fresh(it).step == "assess"
    assert it.claims.count() == 1 + (not isinstance(came[0], Refused))


def test_two_of_the_desk_give_one_proof(cast):
    daan, cora = cast.person(cast.daan), cast.person(cast.cora)
    it = make.assessed(make.appointed(cast.noord, daan, cora, make.stranger(cast.noord)))
    actions.plan(it, "Verder leren.", by=holder(daan), at=NOW)
    kind, by = make.kind(cast.noord), staff(cast.noord)
    came = at_once(*[lambda: actions.recognise(it, kind, by=by, at=NOW)] * 2)

    assert Proof.objects.filter(person=daan).count() == 1
    assert sum(isinstance(one, Refused) for one in came) == 1
