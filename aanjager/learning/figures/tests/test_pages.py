import pytest

from aanjager.kernel.actor import CLOCK
from aanjager.trust.law import actions as law
from aanjager.trust.law.models import LawValue
from conftest import NOW

pytestmark = pytest.mark.django_db
NOORD = {"headers": {"host": "noord.localhost"}}


@pytest.fixture(autouse=True)
def _table(cast):
    law.load(by=CLOCK, at=NOW)


def test_everybody_reads_the_numbers_with_their_source(client):
    page = client.get("/wegwijzer/cijfers/", **NOORD).content.decode()

    assert "€\xa05,75 per uur" in page
    assert "01-01-2026 tot en met 31-12-2026" in page
    assert "hlb-nannen.nl, 20 januari 2026" in page
    assert "23-11-2026" in page
    assert "/nieuw/" not in page


def test_the_association_checks_a_number_and_adds_one(signed_in, cast):
    els = signed_in(cast.els)
    it = LawValue.objects.get(key="consent_age")
    LawValue.objects.filter(pk=it.pk).update(checked_on="2020-01-01")
    assert "kijk dit na" in els.get("/wegwijzer/cijfers/", **NOORD).content.decode()

    els.post(f"/wegwijzer/cijfers/{it.pk}/nagekeken/", **NOORD)
    facts = {"key": "consent_age", "value": "15", "valid_from": "2027-01-01", "source": "Een wet"}
    els.post("/wegwijzer/cijfers/nieuw/", facts, **NOORD)
    again = els.post("/wegwijzer/cijfers/nieuw/", facts, **NOORD)

    it.refresh_from_db()
    assert it.checked_on.year > 2020
    assert str(it.valid_to) == "2026-12-31"
    assert again.status_code == 422
    assert "na de eerste dag van het vorige" in again.content.decode()


def test_a_centre_does_not_change_the_numbers(signed_in, cast):
    anna = signed_in(cast.anna)

    assert anna.get("/wegwijzer/cijfers/nieuw/", **NOORD).status_code == 403
