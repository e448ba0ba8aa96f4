"""Rows that stream in are the same as rows that are made one by one."""

from datetime import UTC, date, datetime
from decimal import Decimal

import pytest
from django.db import IntegrityError, transaction

from aanjager.community.centres.tests.factories import CentreFactory
from aanjager.community.organisations.tests.factories import OrganisationFactory
from aanjager.exchange.opportunities.models import Opportunity
from aanjager.exchange.opportunities.tests.factories import OpportunityFactory
from aanjager.kernel.bulk import copy_in

pytestmark = pytest.mark.django_db
AWKWARD = 'Tab\there, "quotes", back\\slash, \\N, line\nbreak, Привет 🎉'


def test_every_value_arrives_as_it_was():
    body = OrganisationFactory()
    facts = {
        "title": "Soep",
        "description": AWKWARD,
        "starts_on": date(2026, 3, 2),
        "hours": Decimal("2.5"),
        "point": (155_000.5, 463_000.0),
        "languages": ["nl", "en"],
        "is_insured": True,
        "made_at": datetime(2026, 3, 2, 9, tzinfo=UTC),
    }

    copied, plain = (Opportunity(organisation=body, centre=body.centre, **facts) for _ in range(2))
    copy_in([copied])
    plain.save()

    rows = list(Opportunity.objects.order_by("pk").values())
    assert rows[0].pop("id") == copied.pk
    assert rows[1].pop("id") == plain.pk
    assert rows[0] == rows[1]


def test_constraints_hold():
    standing = OpportunityFactory(source_code="a")
    again = OpportunityFactory.build(
        organisation=standing.organisation, centre=standing.centre, area=None, source_code="a"
    )

    with pytest.raises(IntegrityError), transaction.atomic():
        copy_in([again])

    assert Opportunity.objects.get() == standing


def test_nothing_is_nothing():
    CentreFactory()

    assert copy_in([]) == []
