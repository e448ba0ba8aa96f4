"""What the centre offers and sells, and whom it talks with: from a catalogue to an invoice; all invented."""

import re
from dataclasses import dataclass
from datetime import datetime, timedelta
from decimal import Decimal

from django.utils.timezone import localdate

from aanjager.community.centres.models import Centre, Staff
from aanjager.community.invoices import actions as invoices
from aanjager.community.invoices.actions import Buyer, Line
from aanjager.community.invoices.models import Invoice
from aanjager.governance.relations import actions as relations
from aanjager.governance.services import actions as services
from aanjager.governance.services.actions import Asking
from aanjager.governance.services.models import Quotation, Service
from aanjager.kernel.actor import ANONYMOUS, CLOCK, Actor
from aanjager.trust.law import actions as law
from aanjager.trust.letters.models import Letter

SELLER = {
    "name": "Stichting Vrijwilligerscentrale (verzonnen)", "street": "Marktplein 4",
    "postcode": "1234 AB", "city": "Lindeveen", "kvk": "00000001", "vat_number": "NL000000000B01",
    "iban": "NL91ABNA0417164300", "tax": "high", "pay_days": 30,
}  # fmt: skip
SERVICES: list[tuple[str, str, str, str, str, str, int | None]] = [
    ("training", "Gastvrij voor vrijwilligers", "Verenigingen en stichtingen",
     "Hoe je nieuwe mensen ontvangt, inwerkt en houdt. Met oefeningen uit je eigen vereniging.",
     "een dagdeel", "piece", 450_00),
    ("training", "Vergaderen met bewoners", "Gemeenten en buurtteams",
     "Een avond leiden waarop iedereen aan het woord komt, met een verslag dat klopt.",
     "twee dagdelen", "piece", 850_00),
    ("advice", "Een frisse blik op je vrijwilligersbeleid", "Besturen",
     "We lezen mee, praten met drie vrijwilligers en schrijven op wat beter kan.",
     "ongeveer acht uur", "hour", 85_00),
    ("mediation", "Een dag de handen uit de mouwen", "Bedrijven met tien tot honderd mensen",
     "Wij zoeken een klus in de buurt die bij je team past, en regelen de dag.",
     "een dag", "ask", None),
    ("advice", "Inloopuur voor nieuwe initiatieven", "Bewoners met een plan",
     "Loop binnen met je idee. We denken mee over mensen, plek en geld.",
     "een half uur", "free", None),
]  # fmt: skip


@dataclass(frozen=True)
class Whom:
    """Somebody with whom the centre talks: who, what was said, and what follows in how many days."""

    kind: str
    body: str
    name: str
    role: str
    said: tuple[tuple[int, str], ...]
    next: tuple[int, str] | None = None


RELATIONS = [
    Whom("municipality", "Gemeente Lindeveen", "Ineke Verzonnen", "wethouder welzijn",
         ((62, "Zij wil weten wat bewoners zelf zeggen. Ons onderzoek helpt."),
          (9, "Zij las het plan en vraagt wat een derde kwartaal kost.")),
         (0, "Bel over het plan en de begroting")),
    Whom("fund", "Stichting Lindefonds", "Oscar Bedacht", "adviseur",
         ((31, "Past bij de regeling, mits een partner meebetaalt."),), (5, "Stuur de begroting")),
    Whom("company", "Bouwbedrijf Steenvast", "Wil Nietecht", "directeur",
         ((18, "Twintig mensen willen in mei een dag komen helpen."),), (12, "Stel drie klussen voor")),
    Whom("press", "De Lindebode", "Noor Fantasie", "verslaggever",
         ((44, "Schrijft graag over de buurttuin, als de mensen het goed vinden."),)),
]  # fmt: skip


def build(centre: Centre, at: datetime) -> None:
    """Put the catalogue on the site, answer one request, offer on two, invoice, and talk."""
    worker = Staff.objects.filter(centre=centre, ended_on=None).order_by("pk").first()
    assert worker
    by = Actor(user_id=worker.user_id, staff_of=frozenset({centre.pk}))
    law.load(by=CLOCK, at=at)
    invoices.describe(centre, SELLER, by=by, at=at - timedelta(days=90))
    known = [_service(centre, it, by, at) for it in SERVICES]
    _waits(known[3], at)
    _quoted(known[2], by, at)
    _paid_and_taken_back(centre, by, at)
    _invoiced(known[0], by, at)
    for whom in RELATIONS:
        _relation(centre, whom, worker, by, at)
    Letter.objects.filter(kind__in=["service", "invoice"], sent_at=None).update(sent_at=at)


def _service(
    centre: Centre, it: tuple[str, str, str, str, str, str, int | None], by: Actor, at: datetime
) -> Service:
    names = ("kind", "title", "for_whom", "gets", "duration", "price", "price_cents")
    facts = {**dict(zip(names, it, strict=True)), "tax": "high", "is_shown": True}
    return services.offer(centre, facts, by=by, at=at - timedelta(days=80))


def _waits(service: Service, at: datetime) -> None:
    """Asked yesterday; the answer clock runs."""
    asking = Asking(
        "Wil Nietecht", "wil@steenvast.example.org",
        "Met twintig mensen, liefst buiten en op een vrijdag in mei.", "Bouwbedrijf Steenvast",
        "010 000 00 01",
    )  # fmt: skip
    services.ask(service, asking, by=ANONYMOUS, at=at - timedelta(days=1))


def _send(service: Service, asking: Asking, by: Actor, when: datetime) -> tuple[Quotation, str]:
    """Ask, and send an offer a day later; return it with the token of its link."""
    asked = services.ask(service, asking, by=ANONYMOUS, at=when)
    later = when + timedelta(days=1)
    it = services.quote(asked, by=by, at=later)
    until = localdate(later) + timedelta(days=30)
    it = services.send(it, until, by=by, at=later)
    letter = Letter.objects.get(key=f"service-{asked.pk}-quoted-{it.pk}")
    found = re.search(r"/offerte/([^/\s]+)/", letter.text)
    assert found
    return it, found[1]


def _quoted(service: Service, by: Actor, at: datetime) -> None:
    """An offer that waits for the customer."""
    asking = Asking(
        "Sanne Voorbeeld", "bestuur@speeltuin.example.org",
        "We krijgen geen nieuwe vrijwilligers meer. Kijken jullie mee?", "Speeltuin De Wip",
    )  # fmt: skip
    _send(service, asking, by, at - timedelta(days=6))


def _invoiced(service: Service, by: Actor, at: datetime) -> None:
    """An offer that was accepted, and its invoice, which waits for the money."""
    asking = Asking(
        "Kees Bedacht", "kantoor@korenaar.example.org", "Voor tien mensen van onze bezorgdienst.",
        "Bakkerij De Korenaar",
    )  # fmt: skip
    when = at - timedelta(days=20)
    it, token = _send(service, asking, by, when)
    services.accept(it, token, "Kees Bedacht", by=ANONYMOUS, at=when + timedelta(days=3))
    made = services.invoice(it, by=by, at=when + timedelta(days=4))
    buyer = Buyer(
        made.buyer_name, made.buyer_email, made.about, "Korenmarkt 3", "1234 CD", "Lindeveen",
        reference="INK-42",
    )  # fmt: skip
    made = invoices.change(made, buyer, by=by, at=when + timedelta(days=4))
    invoices.send(made, by=by, at=when + timedelta(days=4))


def _paid_and_taken_back(centre: Centre, by: Actor, at: datetime) -> None:
    """One that was paid, one that was taken back, and one that is not ready."""
    first = _invoice(centre, "Gemeente Lindeveen", "Avond met bewoners", 2, 850_00, by, at, 70)
    invoices.pay(first, localdate(at - timedelta(days=45)), by=by, at=at)
    wrong = _invoice(centre, "Speeltuin De Wip", "Advies, twaalf uur", 12, 85_00, by, at, 40)
    invoices.credit(wrong, by=by, at=at - timedelta(days=38))
    invoices.make(
        centre, Buyer("Buurtteam Oost", "post@buurtteam.example.org", "Training voor het team"),
        by=by, at=at,
    )  # fmt: skip


def _invoice(
    centre: Centre, name: str, about: str, many: int, cents: int, by: Actor, at: datetime, days: int
) -> Invoice:
    when = at - timedelta(days=days)
    buyer = Buyer(
        name, f"factuur{days}@klant.example.org", about, "Plein 1", "1234 EF", "Lindeveen"
    )
    it = invoices.make(centre, buyer, by=by, at=when)
    invoices.add_line(it, Line(about, Decimal(many), cents, "high", "HUR"), by=by, at=when)
    return invoices.send(it, by=by, at=when)


def _relation(centre: Centre, it: Whom, worker: Staff, by: Actor, at: datetime) -> None:
    facts = {"kind": it.kind, "body": it.body, "name": it.name, "role": it.role,
             "email": f"{it.kind}@relatie.example.org"}  # fmt: skip
    made = relations.keep(centre, facts, by=by, at=at - timedelta(days=it.said[0][0]))
    for days, words in it.said:
        when = at - timedelta(days=days)
        relations.talk(made, localdate(when), words, by=by, at=when)
    if it.next:
        due_on = localdate(at) + timedelta(days=it.next[0])
        relations.plan(made, it.next[1], due_on, worker, by=by, at=at)
