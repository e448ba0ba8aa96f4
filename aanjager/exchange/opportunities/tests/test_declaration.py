"""The declaration of UWV: a fact of the work with its days, never of a person."""

from datetime import date, timedelta

import pytest
from django.core.management import call_command
from django.utils.timezone import localdate

from aanjager.exchange.opportunities.actions import copy
from aanjager.exchange.opportunities.rules.declarations import declared
from aanjager.exchange.opportunities.tests.factories import MADE, OpportunityFactory
from aanjager.kernel.actor import Actor

TODAY = date(2026, 3, 2)
NOORD = {"headers": {"host": "noord.localhost"}}


@pytest.mark.parametrize(
    ("asked", "given", "words", "holds"),
    [
        (None, date(2025, 1, 1), "tot en met 31 december 2027", True),
        (None, date(2023, 3, 3), "tot en met 2 maart 2026", True),
        (None, date(2023, 3, 2), "gold tot en met 1 maart 2026", False),
        (date(2026, 2, 20), date(2023, 1, 1), "bevestigde op 20 februari 2026", True),
        (date(2022, 12, 1), date(2023, 1, 1), "Vraag eerst een nieuwe aan", False),
        (date(2026, 2, 2), None, "bevestigde op 2 februari 2026", True),
        (date(2026, 2, 1), None, "Vul in wat UWV zei", False),
        (date(2026, 3, 3), None, "", False),
        (None, date(2026, 3, 3), "", False),
        (None, None, "", False),
    ],
)
def test_it_holds_three_years_and_a_confirmed_receipt_holds_until_the_answer(
    asked, given, words, holds
):
    it = declared(asked, given, on=TODAY, years=3, weeks=2)
    assert (it is None) == (words == "")
    if it:
        assert words in it.words
        assert it.holds == holds


@pytest.mark.django_db
def test_everybody_reads_what_holds_and_the_organisation_also_what_is_over(cast, signed_in, client):
    call_command("load_reference", verbosity=0)
    given = localdate() - timedelta(days=30)
    it = OpportunityFactory(organisation=cast.buurthuis, open=True, declaration_given_on=given)
    old = OpportunityFactory(
        organisation=cast.buurthuis, open=True, declaration_given_on=given - timedelta(days=2000)
    )
    own = f"/organisatie/{cast.buurthuis.pk}/vacatures/"
    assert "Ook voor een asielzoeker" in client.get(f"/vacatures/{it.pk}/", **NOORD).text
    assert "UWV" not in client.get(f"/vacatures/{old.pk}/", **NOORD).text
    cora = signed_in(cast.cora)
    assert "Vraag eerst een nieuwe aan" in cora.get(f"{own}{old.pk}/", **NOORD).text
    page = cora.get(f"{own}{it.pk}/wijzigen/", **NOORD).text
    assert "Vraag niemand naar een status" in page
    by = Actor(user_id=cast.cora.pk, coordinator_of=frozenset({cast.buurthuis.pk}))
    assert copy(it, by=by, at=MADE).declaration_given_on is None
