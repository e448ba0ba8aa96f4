"""Two at the same instant: one signature each, one paper, one file."""

from concurrent.futures import ThreadPoolExecutor
from threading import Barrier

import pytest
from django.db import connection

from aanjager.kernel.actor import ANONYMOUS
from aanjager.kernel.refusals import Refused
from aanjager.learning.signing import actions, queries
from aanjager.learning.signing.models import Paper, Signer
from aanjager.learning.signing.tests.factories import NOW, link_of, sent, speaks_for
from aanjager.trust.letters.models import Letter

pytestmark = pytest.mark.django_db(transaction=True)


def at_once(*acts):
    """Do these at the same moment; return what each gave, or why it was refused."""
    ready = Barrier(len(acts))

    def run(act):
        ready.wait()
        try:
            act()
        except Refused as no:
            return str(no)
        finally:
            connection.close()
        return "done"

    with ThreadPoolExecutor(len(acts)) as pool:
        return sorted(pool.map(run, acts))


def by_link(signer):
    token = link_of(signer)
    return lambda: actions.sign(signer, "Naam", agrees=True, token=token, by=ANONYMOUS, at=NOW)


def test_two_last_signatures_at_once_make_one_paper(cast):
    it = sent(cast.buurthuis)
    first, second = queries.signers_of(it)

    assert at_once(by_link(first), by_link(second)) == ["done", "done"]

    it = Paper.objects.get()
    assert it.state == "signed"
    assert Signer.objects.exclude(signed_at=None).count() == 2
    assert Letter.objects.filter(key__contains="-done-").count() == 2


def test_the_same_link_at_once_signs_once(cast):
    first = queries.signers_of(sent(cast.buurthuis))[0]
    act = by_link(first)

    found = at_once(act, act, act)

    assert found.count("done") == 1
    assert sum("tekende dit al" in one for one in found) == 2


def test_the_last_signature_and_taking_back_never_both_win(cast):
    it = sent(cast.buurthuis, hands=[actions.Hand("volunteer", "Daan", "daan@example.org")])
    first = queries.signers_of(it)[0]

    found = at_once(
        by_link(first), lambda: actions.withdraw(it, by=speaks_for(cast.buurthuis), at=NOW)
    )

    assert found.count("done") == 1
    it = Paper.objects.get()
    assert (it.state, bool(it.file)) in {("signed", True), ("withdrawn", False)}
