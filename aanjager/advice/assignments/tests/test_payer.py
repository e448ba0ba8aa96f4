"""Who gets the invoice of a freelancer agrees too: to the same frozen text, before the expert does."""

from datetime import timedelta

import pytest
from django.db import IntegrityError, transaction

from aanjager.advice.assignments import actions, queries
from aanjager.advice.assignments.models import Contract, Move, PayerAgreement
from aanjager.advice.assignments.tests.factories import (
    NOW,
    YES,
    accepted,
    agreed,
    agrees_to_pay,
    asking,
    drawn_up,
    link_of,
    mine,
    offered_text,
    whole,
)  # fmt: skip
from aanjager.community.centres.tests.factories import staff_of
from aanjager.community.organisations.tests.factories import coordinator_of
from aanjager.kernel.actor import ANONYMOUS
from aanjager.kernel.refusals import Refused
from aanjager.trust.letters.models import Letter

pytestmark = pytest.mark.django_db


def drawn(cast, **facts):
    return offered_text(cast.noord, **facts)


def read(it):
    return queries.one(staff_of(it.centre), it.centre, it.pk)


def agree(made, **facts):
    told = {"seen": made.text_hash, "by": mine(made.assignment), "at": NOW, **facts}
    return actions.agree(made, "E. Xpert", **told)


def letters_to(address):
    found = Letter.objects.filter(to_address=address, key__contains="contract")
    return list(found.order_by("pk").values_list("subject", flat=True))


def test_centre_organisation_and_expert_agree_in_turn_and_then_the_work_begins(cast):
    made = drawn(cast)
    it, expert = made.assignment, made.assignment.expert.person.email
    assert made.asks_payer
    assert queries.next_of(read(it)).who == "organisation"
    assert letters_to(it.organisation.email) == [f"Lees de overeenkomst: {it.title}"]
    assert letters_to(expert) == []
    with pytest.raises(Refused, match="Eerst leest de organisatie"):
        agree(made)
    with pytest.raises(Refused, match="iedereen akkoord"):
        actions.begin(it, by=mine(it), at=NOW)

    cora = coordinator_of(it.organisation)
    agrees_to_pay(made, by=cora, at=NOW + timedelta(hours=1))

    assert whole(it).state == "accepted"
    assert queries.next_of(read(it)).who == "expert"
    (letter,) = Letter.objects.filter(to_address=expert, key__contains="contract")
    assert f"{it.centre.name} en {it.organisation.name} zijn akkoord" in letter.text
    agree(made, at=NOW + timedelta(hours=2))

    assert whole(it).state == "working"
    assert letters_to(it.centre.email) == [f"Akkoord met de overeenkomst: {it.title}"]
    assert Letter.objects.filter(key__contains="agreed-payer").count() == 1
    assert list(queries.moves(it).values_list("what", flat=True))[-3:] == [
        "drawn_up", "payer_agreed", "agreed",
    ]  # fmt: skip
    signers = queries.signers_of(queries.contract_of(it))
    assert [(one.name, one.at is not None) for one in signers[1:]] == [
        ("Cora", True), ("E. Xpert", True),
    ]  # fmt: skip
    made.refresh_from_db()
    assert made.payer_agreement.text_hash == made.text_hash
    assert made.payer_agreement.by_id == cora.person_id


def test_the_link_agrees_once_and_only_to_the_text_on_screen(cast):
    made = drawn(cast)
    token = link_of(made.assignment, "contract")
    by_link = {"by": ANONYMOUS, "token": token}
    assert "600,00" in made.text
    for facts, why in (
        ({"by": ANONYMOUS, "token": "fout"}, "link"),
        ({"by": mine(made.assignment)}, "organisatie"),
        ({"by": staff_of(cast.noord)}, "organisatie"),
        ({**by_link, "seen": "anders"}, "intussen veranderd"),
    ):
        with pytest.raises(Refused, match=why):
            agrees_to_pay(made, **facts)
    with pytest.raises(Refused, match="naam"):
        actions.agree_to_pay(made, " ", seen=made.text_hash, at=NOW, **by_link)

    said = agrees_to_pay(made, **by_link)

    assert (said.name, said.by_id) == ("Cora", None)
    assert Move.objects.get(what="payer_agreed").name == "Cora"
    with pytest.raises(Refused, match="al akkoord"):
        agrees_to_pay(made, **by_link)


@pytest.mark.parametrize(
    "facts", [{"payer": "centre"}, {"kind": "volunteer"}, {"budget_cents": None}]
)
def test_nobody_else_agrees_when_the_organisation_gets_no_invoice(cast, facts):
    made = drawn(cast, **facts)

    assert not made.asks_payer
    assert made.assignment.token_hash == ""
    assert letters_to(made.assignment.organisation.email) == []
    assert len(queries.signers_of(made)) == 2
    with pytest.raises(Refused, match="geen factuur"):
        agrees_to_pay(made)
    assert agree(made).agreed_at
    assert whole(made.assignment).state == "working"


def test_the_text_says_who_gets_the_invoice_and_who_agree(cast):
    ours, theirs = drawn(cast, payer="centre"), drawn(cast)

    assert f"De factuur gaat naar {cast.noord.name}." in ours.text
    assert "akkoord zijn" not in ours.text
    assert f"De factuur gaat naar {theirs.assignment.organisation.name}." in theirs.text
    assert "akkoord zijn" in theirs.text


def test_who_pays_is_a_term_and_what_was_agreed_before_it_could_be_chosen_still_holds(cast):
    it = agreed(cast.noord).assignment
    before = it.terms_hash
    actions.change(it, asking(budget_cents=600_00), by=staff_of(cast.noord), at=NOW)
    assert whole(it).terms_hash == before
    actions.change(it, asking(budget_cents=600_00, payer="centre"), by=staff_of(cast.noord), at=NOW)

    assert whole(it).state == "accepted"
    assert queries.contract_of(it) is None


def test_when_the_terms_change_the_organisation_agrees_anew(cast):
    made = drawn(cast)
    it, old = made.assignment, link_of(made.assignment, "contract")
    agrees_to_pay(made)
    it = actions.change(it, asking(budget_cents=900_00), by=staff_of(cast.noord), at=NOW)
    made.refresh_from_db()
    with pytest.raises(Refused, match="nieuwe overeenkomst"):
        agrees_to_pay(made)
    actions.check(it, YES, by=mine(it), at=NOW)
    new = drawn_up(it)

    assert queries.waits_for_payer(new)
    assert "900,00" in new.text
    with pytest.raises(Refused, match="link"):
        agrees_to_pay(new, by=ANONYMOUS, token=old)
    with pytest.raises(Refused, match="Eerst leest"):
        agree(new)


def test_staff_agree_only_to_the_text_that_they_read(cast):
    it = accepted(cast.noord)
    seen = queries.fingerprint(queries.text_of(whole(it)))
    it = actions.change(it, asking(hours=9), by=staff_of(cast.noord), at=NOW)
    for hash_seen in (seen, ""):
        with pytest.raises(Refused, match="intussen veranderd"):
            actions.draw_up(it, seen=hash_seen, by=staff_of(cast.noord), at=NOW)
    assert not Contract.objects.exists()


def test_what_a_payer_agreed_to_never_changes_and_the_expert_cannot_be_first_by_hand(cast):
    made = drawn(cast)
    with pytest.raises(IntegrityError, match="before the expert"), transaction.atomic():
        Contract.objects.filter(pk=made.pk).update(agreed_at=NOW, agreed_name="E")
    cora = coordinator_of(made.assignment.organisation)
    agrees_to_pay(made, by=cora)
    other = made.assignment.expert.person_id
    for change in ({"text_hash": "x"}, {"agreed_at": NOW + timedelta(1)}, {"name": "Een ander"},
                   {"by": other}):  # fmt: skip
        with pytest.raises(IntegrityError, match="never changes"), transaction.atomic():
            PayerAgreement.objects.update(**change)
    PayerAgreement.objects.update(name="", by=None)  # somebody who left


def test_the_paper_says_that_the_organisation_agreed(cast):
    made = agreed(cast.noord)
    made.assignment = whole(made.assignment)
    rows = [row for part in queries.paper_of(made).parts for row in part.rows]

    assert [row[1] for row in rows] == ["Naam", made.offered_name, "Cora", "E. Xpert"]
