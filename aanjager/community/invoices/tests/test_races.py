"""Two at the same instant: no number is given twice and none is missing."""

import pytest

from aanjager.community.centres.tests.factories import staff_of
from aanjager.community.invoices import actions
from aanjager.community.invoices.models import Invoice
from aanjager.community.invoices.tests.factories import NOW, draft, seller
from aanjager.kernel.testing import refused_at_once

pytestmark = pytest.mark.django_db(transaction=True)


def test_four_invoices_sent_at_once_get_four_numbers_in_a_row(cast):
    seller(cast.noord)
    anna = staff_of(cast.noord)
    drafts = [draft(cast.noord, by=anna) for _ in range(4)]

    refused = refused_at_once(*[lambda it=it: actions.send(it, by=anna, at=NOW) for it in drafts])

    assert refused == []
    assert sorted(Invoice.objects.values_list("number", flat=True)) == [1, 2, 3, 4]


def test_a_button_pressed_twice_sends_and_credits_once(cast):
    seller(cast.noord)
    anna = staff_of(cast.noord)
    it = draft(cast.noord, by=anna)

    first = refused_at_once(*[lambda: actions.send(it, by=anna, at=NOW)] * 2)
    it.refresh_from_db()
    second = refused_at_once(*[lambda: actions.credit(it, by=anna, at=NOW)] * 2)

    assert (len(first), len(second)) == (1, 1)
    assert list(Invoice.objects.order_by("number").values_list("number", "kind")) == [
        (1, "invoice"), (2, "credit"),
    ]  # fmt: skip
