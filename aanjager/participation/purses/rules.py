"""Who sees the money of an initiative, who enters it, who says yes, and why not."""

from django.utils.translation import gettext as _

from aanjager.community.organisations.models import Organisation
from aanjager.kernel.actor import Actor
from aanjager.kernel.refusals import Refused
from aanjager.participation.initiatives import rules as of_initiatives
from aanjager.participation.initiatives.models import Initiative
from aanjager.participation.purses.choices import MOST_CENTS
from aanjager.participation.purses.models import Entry, Purse

State = Purse.State


def read(actor: Actor, purse: Purse) -> None:
    """Entries and receipts are for who carries it, the host and staff of the centre; totals for all."""
    it = purse.initiative
    if not (
        of_initiatives.is_leader(actor, it)
        or purse.host_id in actor.coordinator_of
        or actor.works_for(it)
    ):
        raise Refused(_("De bonnen zijn van de trekkers en de organisatie. Het totaal ziet ieder."))


def _hosts(actor: Actor, purse: Purse) -> None:
    if purse.host_id not in actor.coordinator_of:
        raise Refused(_("Dit doet de organisatie die het geld beheert."))


def _is_open(purse: Purse) -> None:
    if purse.state != State.OPEN:
        raise Refused(_("De organisatie heeft nog geen ja gezegd."))


def ask_host(
    actor: Actor, it: Initiative, *, purse: Purse | None = None, host: Organisation | None = None
) -> None:
    """Who carries it asks one approved organisation of the centre, and another after a no."""
    of_initiatives.leads(actor, it)
    of_initiatives.on_line(it)
    of_initiatives.running(it)
    if purse and purse.state != State.DECLINED:
        raise Refused(_("Er is al een organisatie gevraagd."))
    if host and (
        host.centre_id != it.centre_id
        or host.status != Organisation.Status.APPROVED
        or host.kind == Organisation.Kind.INFORMAL
    ):
        raise Refused(_("Kies een organisatie die de centrale kent, met een eigen rekening."))


def answer(actor: Actor, purse: Purse) -> None:
    """The host says yes or no, once."""
    _hosts(actor, purse)
    if purse.state != State.ASKED:
        raise Refused(_("Deze vraag is al beantwoord."))


def _amount(cents: int | None) -> None:
    if cents is not None and not 0 < cents <= MOST_CENTS:
        raise Refused(_("Vul een bedrag in tussen een cent en een ton."))


def receive(actor: Actor, purse: Purse, *, cents: int | None = None) -> None:
    """The host enters what came in."""
    _hosts(actor, purse)
    _is_open(purse)
    _amount(cents)


def spend(actor: Actor, purse: Purse, *, cents: int | None = None) -> None:
    """Who carries it enters what was spent, or is to be paid; staff help."""
    of_initiatives.leads(actor, purse.initiative)
    _is_open(purse)
    _amount(cents)


def decide(
    actor: Actor,
    entry: Entry,
    *,
    says_yes: bool | None = None,
    words: str = "",
    balance: int = 0,
    may_go_below: bool = True,
) -> None:
    """The host pays or not, with a reason; below zero only when the host says so as well."""
    _hosts(actor, entry.purse)
    _is_open(entry.purse)
    if entry.state != Entry.State.WAITING:
        raise Refused(_("Over deze uitgave is al besloten."))
    if says_yes and balance < entry.amount_cents and not may_go_below:
        raise Refused(_("Er zit te weinig in. Zeg erbij dat je het voorschiet, of wacht."))
    if says_yes is False and not words.strip():
        raise Refused(_("Schrijf op waarom niet. De trekkers lezen het."))


def forget(actor: Actor) -> None:
    """What is old goes by the clock."""
    if not actor.is_clock:
        raise Refused(_("Dit gaat vanzelf, op zijn tijd."))
