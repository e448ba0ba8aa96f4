"""Invoices as a centre makes them, through its own actions."""

import re
from datetime import UTC, datetime
from decimal import Decimal

from aanjager.community.centres.tests.factories import staff_of
from aanjager.community.invoices import actions
from aanjager.community.invoices.actions import Buyer, Line
from aanjager.community.invoices.choices import Tax
from aanjager.kernel.actor import CLOCK
from aanjager.trust.law import actions as law
from aanjager.trust.letters.models import Letter

NOW = datetime(2026, 3, 2, 9, tzinfo=UTC)
SELLER = {
    "name": "Stichting Centrale Noord", "street": "Plein 1", "postcode": "3811 AB", "city": "Noorddorp",
    "kvk": "12345678", "vat_number": "NL123456789B01", "iban": "NL91ABNA0417164300", "tax": Tax.HIGH,
    "pay_days": 30,
}  # fmt: skip
BUYER = {
    "buyer_name": "Bakkerij De Korenaar", "buyer_email": "kantoor@korenaar.example.org",
    "about": "Training gastvrijheid", "buyer_street": "Markt 3", "buyer_postcode": "3811 CD",
    "buyer_city": "Noorddorp", "buyer_kvk": "87654321",
}  # fmt: skip
TRAINING = Line("Training van een dagdeel", Decimal("1.5"), 75_000, Tax.HIGH, "HUR")


def seller(centre, **facts):
    """What stands on the invoices of a centre; the numbers of the law are there too."""
    law.load(by=CLOCK, at=NOW)
    return actions.describe(centre, {**SELLER, **facts}, by=staff_of(centre), at=NOW)


def draft(centre, *lines, by=None, **buyer):
    """An invoice that is not sent yet; of a training when no lines are given."""
    by = by or staff_of(centre)
    it = actions.make(centre, Buyer(**{**BUYER, **buyer}), by=by, at=NOW)
    for line in lines or (TRAINING,):
        actions.add_line(it, line, by=by, at=NOW)
    return it


def sent(centre, *lines, by=None, at=NOW, **buyer):
    """An invoice that went out."""
    by = by or staff_of(centre)
    return actions.send(draft(centre, *lines, by=by, **buyer), by=by, at=at)


def token_of(it):
    """The token of the link in the letter with an invoice."""
    letter = Letter.objects.get(key=f"invoice-{it.pk}")
    return re.search(r"/factuur/([^/\s]+)/", letter.text)[1]
