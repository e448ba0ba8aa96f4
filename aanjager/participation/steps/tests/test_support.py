"""For and against in the street: confirmed by a link or from paper, and names never without consent."""

import re
from datetime import timedelta

import pytest

from aanjager.community.organisations.queries import actor_of
from aanjager.kernel.actor import ANONYMOUS, CLOCK
from aanjager.kernel.refusals import Refused
from aanjager.participation.initiatives.tests.factories import InitiativeFactory
from aanjager.participation.steps import actions, queries
from aanjager.participation.steps.actions import Signed
from aanjager.participation.steps.models import Signature, SupportList
from aanjager.participation.steps.tests.factories import SignatureFactory, SupportListFactory
from aanjager.trust.letters.models import Letter

pytestmark = pytest.mark.django_db
JAN = {"name": "Jan de Boer", "street": "Vijverweg", "is_for": "ja", "email": "jan@example.org"}


@pytest.fixture
def support(cast):
    it = InitiativeFactory(centre=cast.noord, led_by=cast.person(cast.daan), title="Bankje")
    return SupportListFactory(initiative=it)


def page(support):
    return f"/initiatieven/{support.initiative_id}/steun/"


def link_in(letter):
    return re.search(r"https?://[^/]+(/\S+)", letter.text).group(1)


def totals(support):
    found = queries.counts(support)
    return found.pro, found.con


def test_a_signature_counts_when_its_address_was_confirmed_and_looking_confirms_nothing(
    support, client
):
    client.post(page(support), JAN)
    assert totals(support) == (0, 0)
    link = link_in(Letter.objects.get())

    assert "Jan de Boer" in client.get(link).text
    assert totals(support) == (0, 0)
    client.post(link)
    assert totals(support) == (1, 0)


def test_an_address_signs_once_whatever_its_capitals(support, now):
    for address in ("jan@example.org", "JAN@example.org"):
        actions.sign(support, Signed("Jan", "Weg", True), address, by=ANONYMOUS, at=now)

    assert Signature.objects.count() == Letter.objects.count() == 1


def test_what_counts_is_not_changed_by_who_knows_the_address(support, now):
    SignatureFactory(support=support, email="jan@example.org", is_for=True)
    actions.sign(support, Signed("Boef", "Weg", False), "jan@example.org", by=ANONYMOUS, at=now)

    assert Signature.objects.get().name == "Buurvrouw Jansen"
    assert totals(support) == (1, 0)


def test_confirming_twice_counts_once(support, now):
    signature = SignatureFactory(support=support, confirmed_at=None)
    actions.confirm(signature, by=ANONYMOUS, at=now)
    with pytest.raises(Refused, match="al mee"):
        actions.confirm(signature, by=ANONYMOUS, at=now)


def test_a_name_is_public_only_with_consent_and_an_address_never(support, client):
    SignatureFactory(support=support, name="Stille Willem")
    SignatureFactory(support=support, name="Trotse Truus", shows_name=True, email="t@example.org")
    text = client.get(page(support)).text

    assert "Trotse Truus" in text
    assert "Stille Willem" not in text
    assert "t@example.org" not in text
    assert "2 buren zijn voor" in text


def test_daan_writes_over_from_paper_and_a_neighbour_does_not(support, cast, now):
    actions.write_over(support, Signed("Ans", "Weg", False), by=actor_of(cast.daan), at=now)
    with pytest.raises(Refused, match="trekken"):
        actions.write_over(support, Signed("Ans", "Weg", False), by=actor_of(cast.cora), at=now)

    assert totals(support) == (0, 1)
    assert Signature.objects.get().origin == "paper"


def test_the_list_to_print_is_a_pdf(support, client):
    answer = client.get(f"{page(support)}lijst.pdf")

    assert answer.content.startswith(b"%PDF")


def test_after_its_last_day_nobody_signs(support, client):
    SupportList.objects.update(closes_on="2026-01-01")

    assert client.post(page(support), JAN).status_code == 403
    assert "gesloten" in client.get(page(support)).text


def test_after_the_term_the_names_are_gone_and_the_counts_stay(support, now):
    SignatureFactory(support=support)
    SignatureFactory(support=support, is_for=False)
    SupportList.objects.update(closes_on=now.date() - timedelta(days=91))

    assert [actions.erase(by=CLOCK, at=now), actions.erase(by=CLOCK, at=now)] == [1, 0]
    support.refresh_from_db()
    assert totals(support) == (1, 1)
    assert not Signature.objects.exists()


def test_an_address_that_nobody_confirmed_goes_after_a_week(support, now):
    SignatureFactory(support=support, confirmed_at=None, signed_at=now - timedelta(days=8))
    kept = SignatureFactory(support=support, confirmed_at=None, signed_at=now - timedelta(days=6))
    actions.erase(by=CLOCK, at=now)

    assert Signature.objects.get() == kept


def test_daan_opens_the_list_once_and_within_half_a_year(cast, signed_in, now):
    it = InitiativeFactory(centre=cast.noord, led_by=cast.person(cast.daan))
    facts = {"by": actor_of(cast.daan), "at": now}
    with pytest.raises(Refused, match="half jaar"):
        actions.open_list(it, "Een bank?", now.date() + timedelta(days=400), **facts)
    actions.open_list(it, "Een bank?", now.date() + timedelta(days=30), **facts)
    with pytest.raises(Refused, match="al een lijst"):
        actions.open_list(it, "Nog een?", now.date() + timedelta(days=30), **facts)
