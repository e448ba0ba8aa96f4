"""Who sees the money of an initiative, who enters it, who says yes, and why not."""

from datetime import date

from django.utils.translation import gettext as _

from aanjager.community.organisations.models import Organisation
from aanjager.kernel.actor import Actor
from aanjager.kernel.refusals import Refused
from aanjager.participation.initiatives import rules as of_initiatives
from aanjager.participation.initiatives.models import Initiative
from aanjager.participation.purses.choices import KEPT_YEARS, MOST_CENTS
from aanjager.participation.purses.models import Entry, Purse

State = Purse.State


def is_host(actor: Actor, purse: Purse) -> bool:
    """Whether the actor speaks for the organisation that has, or is asked to have, the money."""
    return purse.host_id in actor.coordinator_of


def read(actor: Actor, purse: Purse) -> None:
    """Entries and receipts are for who carries it, the host and staff of the centre; totals for all."""
    it = purse.initiative
    if of_initiatives.is_leader(actor, it) or actor.works_for(it):
        return
    if not is_host(actor, purse):
        raise Refused(_("De bonnen zijn van de trekkers en de organisatie. Het totaal ziet ieder."))


def _hosts(actor: Actor, purse: Purse) -> None:
    if not is_host(actor, purse):
        raise Refused(_("Dit doet de organisatie die het geld beheert."))


def _is_open(purse: Purse) -> None:
    if purse.state == State.CLOSED:
        raise Refused(_("Dit potje is afgerekend en gesloten. Het overzicht blijft."))
    if purse.state != State.OPEN:
        raise Refused(_("De organisatie heeft nog geen ja gezegd."))


def ask_host(
    actor: Actor, it: Initiative, *, purse: Purse | None = None, host: Organisation | None = None
) -> None:
    """Who carries it asks an approved organisation of the centre, and another as long as none said yes."""
    of_initiatives.leads(actor, it)
    of_initiatives.on_line(it)
    of_initiatives.running(it)
    if purse and purse.state == State.CLOSED:
        raise Refused(_("Dit potje is afgerekend en gesloten. Het overzicht blijft."))
    if purse and purse.state == State.OPEN:
        raise Refused(_("Er is al een organisatie die het geld beheert."))
    if not host:
        return
    if purse and (purse.state, purse.host_id) == (State.ASKED, host.pk):
        raise Refused(_("Deze organisatie is al gevraagd. Wacht het antwoord even af."))
    if (
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


def _day(on: date | None, today: date | None) -> None:
    """A day that came already, of which the receipt is still kept."""
    if on and today and not date(today.year - KEPT_YEARS, 1, 1) <= on <= today:
        raise Refused(_("Kies een dag tot en met vandaag, hooguit vijf jaar terug."))


def receive(
    actor: Actor, purse: Purse, *, cents: int | None = None, on: date | None = None,
    today: date | None = None,
) -> None:  # fmt: skip
    """The host enters what came in."""
    _hosts(actor, purse)
    _is_open(purse)
    _amount(cents)
    _day(on, today)


def spend(
    actor: Actor, purse: Purse, *, cents: int | None = None, on: date | None = None,
    today: date | None = None,
) -> None:  # fmt: skip
    """Who carries it enters what was spent, or is to be paid; staff help."""
    of_initiatives.leads(actor, purse.initiative)
    _is_open(purse)
    _amount(cents)
    _day(on, today)


def attach(actor: Actor, entry: Entry) -> None:
    """Who carries it, or the host, adds a receipt that came later; what is there stays."""
    read(actor, entry.purse)
    _is_open(entry.purse)
    counts = entry.state in (Entry.State.WAITING, Entry.State.BOOKED)
    if entry.kind != Entry.Kind.OUT or not counts or entry.forgotten_at:
        raise Refused(_("Een bon hoort bij een uitgave die telt of nog wacht."))
    if entry.receipt:
        raise Refused(_("Er is al een bon. Die blijft zoals hij is."))


def decide(
    actor: Actor,
    entry: Entry,
    *,
    says_yes: bool | None = None,
    words: str = "",
    balance: int = 0,
    may_go_below: bool = True,
) -> None:
    """The host pays or not, with a reason, and nobody what they entered; below zero only said so."""
    _hosts(actor, entry.purse)
    _is_open(entry.purse)
    if entry.state != Entry.State.WAITING:
        raise Refused(_("Over deze uitgave is al besloten."))
    if entry.entered_by_id and entry.entered_by_id == actor.person_id:
        raise Refused(_("Deze uitgave vulde je zelf in. Laat een collega ernaar kijken."))
    if says_yes and balance < entry.amount_cents and not may_go_below:
        raise Refused(_("Er zit te weinig in. Zeg erbij dat je het voorschiet, of wacht."))
    if says_yes is False and not words.strip():
        raise Refused(_("Schrijf op waarom niet. De trekkers lezen het."))


def undo(actor: Actor, entry: Entry, *, words: str | None = None) -> None:
    """The host takes back what was booked by mistake, and says why."""
    _hosts(actor, entry.purse)
    _is_open(entry.purse)
    if entry.state != Entry.State.BOOKED or entry.forgotten_at:
        raise Refused(_("Alleen wat geboekt is, kun je terugdraaien."))
    if words is not None and not words.strip():
        raise Refused(_("Schrijf op wat er mis ging. De trekkers lezen het."))


def close(
    actor: Actor, purse: Purse, *, balance: int = 0, waiting: int = 0, words: str = ""
) -> None:
    """The host closes it when nothing waits; what is left, or short, is explained."""
    _hosts(actor, purse)
    _is_open(purse)
    if waiting:
        raise Refused(_("Er wachten nog uitgaven. Besluit daar eerst over."))
    if balance and not words.strip():
        raise Refused(
            _("Schrijf op wat er met het geld dat over is gebeurt, of wie het tekort bijlegt.")
        )


def forget(actor: Actor) -> None:
    """What is old goes by the clock."""
    if not actor.is_clock:
        raise Refused(_("Dit gaat vanzelf, op zijn tijd."))
