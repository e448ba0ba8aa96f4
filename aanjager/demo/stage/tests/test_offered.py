"""What the centre offers and sells stands in the demonstration, in every state, on every page."""

from datetime import UTC, datetime

import pytest

from aanjager.community.invoices.models import Invoice
from aanjager.demo.town.actions import offered
from aanjager.governance.relations.models import FollowUp, Relation
from aanjager.governance.services.models import Quotation, ServiceRequest

NOW = datetime(2026, 3, 2, 9, tzinfo=UTC)
NOORD = {"headers": {"host": "noord.localhost"}}


@pytest.mark.django_db
def test_requests_offers_invoices_and_relations_stand_on_every_page(cast, signed_in):
    offered.build(cast.noord, NOW)

    asked = ServiceRequest.objects.order_by("pk").values_list("state", flat=True)
    assert list(asked) == ["waiting", "quoted", "quoted"]
    assert list(Quotation.objects.order_by("pk").values_list("state", flat=True)) == [
        "sent",
        "accepted",
    ]
    states = Invoice.objects.order_by("pk").values_list("kind", "state")
    assert list(states) == [
        ("invoice", "paid"), ("invoice", "credited"), ("credit", "sent"), ("invoice", "draft"),
        ("invoice", "sent"),
    ]  # fmt: skip
    numbers = sorted(Invoice.objects.exclude(number=None).values_list("year", "number"))
    assert numbers == [(2025, 1), (2026, 1), (2026, 2), (2026, 3)]
    assert (Relation.objects.count(), FollowUp.objects.count()) == (4, 3)
    browser = signed_in(cast.anna)
    for path in ("balie/diensten/", "balie/facturen/", "balie/relaties/", "diensten/", "wat-wij-doen/",
                 "wat-wij-doen/elders/", "wat-wij-doen/persbericht/"):  # fmt: skip
        assert browser.get(f"/{path}", **NOORD).status_code == 200
