"""Who offers, asks, answers, quotes and accepts, and why not."""

from datetime import date

from django.utils.translation import gettext as _

from aanjager.community.centres.models import Centre
from aanjager.governance.services.choices import MOST_LINES, MOST_WAITING
from aanjager.governance.services.models import Quotation, Service, ServiceRequest
from aanjager.kernel.actor import Actor, HasCentre
from aanjager.kernel.links import hash_of
from aanjager.kernel.refusals import Refused

State, Asked = Quotation.State, ServiceRequest.State


def _staff(actor: Actor, thing: HasCentre) -> None:
    if not actor.works_for(thing):
        raise Refused(_("Dit doen alleen de medewerkers van deze centrale."))


def offer(actor: Actor, centre: Centre) -> None:
    """Staff put a service in the catalogue and change it."""
    _staff(actor, centre)


def ask(actor: Actor, service: Service, *, waiting: int = 0) -> None:
    """Everybody asks for a service on the site, a few at a time."""
    if not service.is_shown or not service.centre.is_open:
        raise Refused(_("Deze dienst wordt nu niet aangeboden."))
    if waiting >= MOST_WAITING:
        raise Refused(_("Je vroeg al een paar dingen. Wacht even op het antwoord."))


def answer(actor: Actor, it: ServiceRequest, *, words: str = "-") -> None:
    """Staff answer in words, as long as who asked is known."""
    _staff(actor, it)
    if not it.email:
        raise Refused(_("Wie dit vroeg, is vergeten. Er is niemand meer om te antwoorden."))
    if not words.strip():
        raise Refused(_("Schrijf een antwoord."))


def quote(actor: Actor, it: ServiceRequest, *, has_open: bool = False) -> None:
    """Staff make an offer, one at a time."""
    answer(actor, it)
    if has_open:
        raise Refused(_("Er ligt al een offerte. Maak die eerst af, of trek hem in."))


def _draft(actor: Actor, it: Quotation) -> None:
    _staff(actor, it)
    if it.state != State.DRAFT:
        raise Refused(_("Deze offerte is verstuurd en verandert niet meer."))


def add_line(actor: Actor, it: Quotation, *, many: int = 0) -> None:
    """Staff add to a draft, up to what fits on an invoice."""
    _draft(actor, it)
    if many >= MOST_LINES:
        raise Refused(_("Er passen niet meer regels op een offerte."))


def remove_line(actor: Actor, it: Quotation) -> None:
    """Staff take a line off a draft."""
    _draft(actor, it)


def send(
    actor: Actor, it: Quotation, *, many: int = 1, until: date | None = None,
    today: date | None = None,
) -> None:  # fmt: skip
    """An offer goes out with a line at least, and a day to come until which it holds."""
    _draft(actor, it)
    if not many:
        raise Refused(_("Zet eerst een regel op de offerte."))
    if until and today and until < today:
        raise Refused(_("Kies een dag die nog komt."))


def withdraw(actor: Actor, it: Quotation) -> None:
    """Staff take back what nobody accepted yet."""
    _staff(actor, it)
    if it.state not in (State.DRAFT, State.SENT):
        raise Refused(_("Op deze offerte is al geantwoord."))


def _holds(it: Quotation, token: str, today: date) -> None:
    if not token or hash_of(token) != it.token_hash:
        raise Refused(_("Deze link werkt niet."))
    if it.state != State.SENT:
        raise Refused(_("Op deze offerte is al geantwoord, of hij is ingetrokken."))
    if today > it.valid_until:
        raise Refused(_("Deze offerte is verlopen. Vraag de centrale om een nieuwe."))


def accept(actor: Actor, it: Quotation, *, token: str = "", today: date, name: str = "-") -> None:
    """Who holds the link says yes with a name, until the last day, once."""
    _holds(it, token, today)
    if not name.strip():
        raise Refused(_("Vul in wie akkoord geeft."))


def decline(actor: Actor, it: Quotation, *, token: str = "", today: date) -> None:
    """Who holds the link says no, until the last day, once."""
    _holds(it, token, today)


def invoice(actor: Actor, it: Quotation) -> None:
    """Staff make one invoice of an accepted offer."""
    _staff(actor, it)
    if it.state != State.ACCEPTED:
        raise Refused(_("Eerst moet de klant akkoord geven."))
    if it.invoice_id:
        raise Refused(_("Van deze offerte is al een factuur gemaakt."))


def forget(actor: Actor) -> None:
    """Who asked is forgotten by the clock."""
    if not actor.is_clock:
        raise Refused(_("Dit gaat vanzelf, op zijn tijd."))
