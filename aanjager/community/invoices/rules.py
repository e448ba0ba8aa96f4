"""Who makes, sends and takes back an invoice, and why not."""

from collections.abc import Sequence
from datetime import date

from django.utils.translation import gettext as _

from aanjager.community.centres.models import Centre
from aanjager.community.invoices.choices import ALONE, CATEGORY, MOST_CENTS, MOST_LINES, Tax
from aanjager.community.invoices.models import Invoice, InvoiceLine, Seller
from aanjager.community.invoices.queries import totals
from aanjager.kernel.actor import Actor, HasCentre
from aanjager.kernel.refusals import Refused

State, Kind = Invoice.State, Invoice.Kind


def _staff(actor: Actor, thing: HasCentre) -> None:
    if not actor.works_for(thing):
        raise Refused(_("Alleen de medewerkers van deze centrale maken facturen."))


def _draft(actor: Actor, it: Invoice) -> None:
    _staff(actor, it)
    if it.state != State.DRAFT:
        raise Refused(
            _("Deze factuur is verstuurd en verandert niet meer. Maak een creditfactuur.")
        )


def describe(actor: Actor, centre: Centre, *, tax: str = Tax.HIGH, vat_number: str = "-") -> None:
    """Staff say what stands on their invoices; who counts VAT, or is exempt from it, has a VAT number."""
    _staff(actor, centre)
    if CATEGORY[Tax(tax)] != "O" and not vat_number:
        raise Refused(_("Vul het btw-id in, of kies: geen ondernemer voor de btw."))
    if CATEGORY[Tax(tax)] == "O" and vat_number.strip("-"):
        raise Refused(_("Wie geen ondernemer voor de btw is, heeft geen btw-id. Laat het leeg."))


def make(actor: Actor, centre: Centre, seller: Seller | None = None) -> None:
    """Staff make an invoice when it is known what stands on it."""
    _staff(actor, centre)
    if seller is None:
        raise Refused(_("Vul eerst in wat er op jullie facturen staat."))


def change(actor: Actor, it: Invoice) -> None:
    """A draft can change, until it is sent."""
    _draft(actor, it)


def add_line(actor: Actor, it: Invoice, lines: Sequence[InvoiceLine] = ()) -> None:
    """Staff add a line to a draft, up to what fits on paper."""
    _draft(actor, it)
    if len(lines) >= MOST_LINES:
        raise Refused(_("Er passen niet meer regels op een factuur. Maak er nog een."))


def remove_line(actor: Actor, it: Invoice) -> None:
    """Staff take a line off a draft."""
    _draft(actor, it)


def drop(actor: Actor, it: Invoice) -> None:
    """A draft can go; what has a number stays."""
    _draft(actor, it)


def send(actor: Actor, it: Invoice, lines: Sequence[InvoiceLine], seller: Seller | None) -> None:
    """An invoice goes out when seller, buyer and lines are complete, and VAT is of one kind of seller."""
    _draft(actor, it)
    if seller is None:
        raise Refused(_("Vul eerst in wat er op jullie facturen staat."))
    if not lines:
        raise Refused(_("Zet eerst een regel op de factuur."))
    if not (it.buyer_street and it.buyer_postcode and it.buyer_city):
        raise Refused(
            _("Vul eerst het adres van de klant in. Zonder adres is een factuur niet geldig.")
        )
    kinds = {line.tax for line in lines}
    if kinds & ALONE and kinds != {seller.tax}:
        raise Refused(_("De btw op de regels past niet bij jullie gegevens. Maak ze gelijk."))
    if seller.tax in ALONE and kinds != {seller.tax}:
        raise Refused(_("Jullie rekenen geen btw. Kies dat op elke regel."))
    if not 0 < totals(lines).gross <= MOST_CENTS:
        raise Refused(_("Het bedrag van de factuur klopt niet. Kijk de regels na."))


def pay(actor: Actor, it: Invoice, *, on: date | None = None, today: date | None = None) -> None:
    """Staff write down that a sent invoice was paid, on a day that has been."""
    _staff(actor, it)
    if it.state != State.SENT or it.kind != Kind.INVOICE:
        raise Refused(_("Alleen een verstuurde factuur kan betaald worden."))
    if on and today and (on > today or (it.issued_on and on < it.issued_on)):
        raise Refused(_("Kies een dag tussen het versturen en vandaag."))


def credit(actor: Actor, it: Invoice) -> None:
    """Staff take a sent or paid invoice back, once, as a whole."""
    _staff(actor, it)
    if it.kind != Kind.INVOICE or it.state not in (State.SENT, State.PAID):
        raise Refused(_("Alleen een verstuurde factuur kun je terugnemen, en maar een keer."))


def read(actor: Actor, it: Invoice) -> None:
    """Staff read it; who holds the link does so without an account."""
    _staff(actor, it)
