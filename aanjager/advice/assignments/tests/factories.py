"""Assignments as people make them, step by step, through the room's own actions."""

import re
from datetime import UTC, date, datetime
from decimal import Decimal

from django.core.files.base import ContentFile

from aanjager.advice.assignments import actions, queries
from aanjager.advice.assignments.actions import Asking, Hours
from aanjager.advice.assignments.models import Assignment
from aanjager.advice.experts import actions as experts
from aanjager.advice.experts.actions import Firm
from aanjager.advice.experts.tests.factories import in_pool
from aanjager.community.centres.tests.factories import staff_of
from aanjager.community.invoices.choices import Tax
from aanjager.community.organisations.tests.factories import OrganisationFactory
from aanjager.community.people.tests.factories import as_actor
from aanjager.kernel.actor import ANONYMOUS, CLOCK, Actor
from aanjager.trust.law import actions as law
from aanjager.trust.letters.models import Letter

NOW = datetime(2026, 3, 2, 9, tzinfo=UTC)
YES = {
    "result": "yes",
    "freedom": "yes",
    "replaceable": "yes",
    "rate": "yes",
    "tools": "yes",
    "clients": "yes",
}
PDF = b"%PDF-1.4\n1 0 obj<<>>endobj\ntrailer<<>>\n%%EOF\n"
FACTS = {
    "title": "Een begroting die klopt", "result": "Een begroting voor 2027 die het bestuur snapt.",
    "question": "Onze penningmeester stopt. Wie helpt met de begroting?", "due_on": date(2026, 4, 30),
    "hours": 8,
}  # fmt: skip


def asking(**facts):
    """What an organisation wants."""
    return Asking(**{**FACTS, **facts})


def asked(centre, *, body=None, by=None, at=NOW, **facts):
    """An assignment that looks for somebody."""
    body = body or OrganisationFactory(centre=centre)
    return actions.ask(body, asking(**facts), by=by or staff_of(centre), at=at)


def offered(centre, it=None, *, expert=None, at=NOW, **facts):
    """An offer that waits; the expert is a volunteer of the pool unless one is given."""
    it = it or asked(centre, at=at, **facts)
    return actions.offer(it, expert or in_pool(centre), by=staff_of(centre), at=at)


def whole(it):
    """The assignment as a page reads it."""
    return Assignment.objects.select_related(
        "centre", "organisation", "expert__person", "area"
    ).get(pk=it.pk)


def mine(it):
    """Who took an assignment, as somebody who acts."""
    return as_actor(it.expert.person)


def accepted(centre, *, kind="volunteer", expert=None, at=NOW, **facts):
    """An assignment that somebody took."""
    offer = offered(centre, expert=expert or in_pool(centre, kind=kind), at=at, **facts)
    return actions.accept(offer, by=as_actor(offer.expert.person), at=at)


def drawn_up(it, *, at=NOW):
    """The agreement of an assignment, to which the centre agreed."""
    text = queries.text_of(whole(it))
    return actions.draw_up(it, seen=queries.fingerprint(text), by=staff_of(it.centre), at=at)


def link_of(it, what):
    """The token in the last letter of a kind to the organisation."""
    letters = Letter.objects.filter(
        key__startswith=f"assignment-{it.pk}-{what}", text__contains="/opdracht/"
    )
    return re.search(r"/opdracht/([^/\s]+)/", letters.latest("pk").text)[1]


def agrees_to_pay(drawn, name="Cora", *, at=NOW, **facts):
    """The organisation that gets the invoice agrees, signed in."""
    speaks = Actor(coordinator_of=frozenset({drawn.assignment.organisation_id}))
    told = {"seen": drawn.text_hash, "by": speaks, **facts}
    return actions.agree_to_pay(drawn, name, at=at, **told)


def agreed(centre, *, kind="freelancer", at=NOW, **facts):
    """An agreement to which all said yes; the work goes on."""
    drawn = offered_text(centre, kind=kind, at=at, **facts)
    if drawn.asks_payer:
        agrees_to_pay(drawn, at=at)
    return actions.agree(drawn, "E. Xpert", seen=drawn.text_hash, by=mine(drawn.assignment), at=at)


def offered_text(centre, *, kind="freelancer", at=NOW, **facts):
    """An agreement to which only the centre said yes."""
    it = accepted(centre, kind=kind, at=at, **{"budget_cents": 600_00, **facts})
    if kind == "freelancer":
        actions.check(it, YES, by=mine(it), at=at)
    return drawn_up(it, at=at)


def working(centre, *, at=NOW, **facts):
    """An assignment of a volunteer who began."""
    it = accepted(centre, at=at, **facts)
    return actions.begin(it, by=mine(it), at=at)


def hours(it, many="2.5", *, on=date(2026, 3, 2), at=NOW, **facts):
    """Hours written down by the expert."""
    return actions.note_hours(it, Hours(on, Decimal(many), **facts), by=mine(it), at=at)


def document(it, *, by, name="begroting.pdf", content=PDF, at=NOW):
    """A document with an assignment."""
    return actions.add_file(it, ContentFile(content, name=name), by=by, at=at)


def delivered(centre, *, at=NOW, **facts):
    """A delivered assignment, and the token of the organisation's link."""
    it = working(centre, at=at, **facts)
    it = actions.deliver(
        it, "De begroting staat klaar.", "Begin met de vaste lasten.", by=mine(it), at=at
    )
    return it, link_of(it, "delivered")


def confirmed(centre, *, at=NOW, **facts):
    """An assignment whose result the organisation confirmed."""
    it, token = delivered(centre, at=at, **facts)
    actions.confirm(it, "Cora", token=token, by=ANONYMOUS, at=at)
    return whole(it)


FIRM = Firm("Adviesbureau Verzonnen", "Dorpsstraat 5", "3811 EF", "Noorddorp", "12345678", Tax.HIGH,
            "NL123456789B01", "NL91ABNA0417164300")  # fmt: skip


def to_invoice(centre, *, worked="4", at=NOW, firm=FIRM, **facts):
    """A finished assignment of a freelancer who said what stands on the invoices."""
    it = whole(agreed(centre, at=at, **facts).assignment)
    if worked:
        hours(it, worked, at=at)
    actions.deliver(it, "De begroting staat klaar.", by=mine(it), at=at)
    speaks = Actor(coordinator_of=frozenset({it.organisation_id}))
    actions.confirm(it, "Cora", by=speaks, at=at)
    if firm:
        law.load(by=CLOCK, at=at)
        experts.sell_as(it.expert, firm, by=mine(it), at=at)
    return whole(it)
