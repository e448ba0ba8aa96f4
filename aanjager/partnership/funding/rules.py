"""Who asks a fund for money, in which state, and why not."""

from datetime import date

from django.utils.translation import gettext as _

from aanjager.governance.plans.models import Plan
from aanjager.kernel.actor import Actor
from aanjager.kernel.money import euros
from aanjager.kernel.refusals import Refused
from aanjager.partnership.funding.choices import MOST_CENTS
from aanjager.partnership.funding.models import Accounting, Application, ChecklistItem
from aanjager.partnership.funds.models import Fund

State = Application.State


def read(actor: Actor, it: Application) -> None:
    """Staff of the centre that asks."""
    if not actor.works_for(it):
        raise Refused(_("Deze aanvraag is van de mensen van de centrale."))


def _in_state(actor: Actor, it: Application, *states: str) -> None:
    read(actor, it)
    if it.state not in states:
        raise Refused(
            _("Dat kan niet meer: deze aanvraag staat op %(state)s.")
            % {"state": it.get_state_display()}
        )


def _is_money(cents: int | None) -> None:
    if cents is not None and not 0 < cents <= MOST_CENTS:
        raise Refused(_("Vul een bedrag in van meer dan nul."))


def begin(actor: Actor, plan: Plan, fund: Fund | None = None, *, is_running: bool = False) -> None:
    """Staff of the centre that makes the plan ask a fund that still gives, once at a time."""
    if not actor.works_for(plan):
        raise Refused(_("Geld vraagt de centrale die het plan maakt."))
    if fund and fund.ended_on:
        raise Refused(_("Dit fonds is gestopt. Kies een ander fonds."))
    if is_running:
        raise Refused(_("Voor dit plan loopt al een aanvraag bij dit fonds."))


def arrange(actor: Actor, it: Application) -> None:
    """Staff set chance and dates as long as no answer came."""
    _in_state(actor, it, State.PREPARING, State.SENT)


def claim(actor: Actor, it: Application) -> None:
    """Staff choose the costs that are asked for until it is sent; the plan keeps them apart."""
    _in_state(actor, it, State.PREPARING)


def tick(actor: Actor, item: ChecklistItem, *, has_file: bool | None = None) -> None:
    """Staff tick what is ready; what must be a file is ready with the file."""
    _in_state(actor, item.application, State.PREPARING)
    if item.wants_file and has_file is False:
        raise Refused(_("Het fonds wil hier een bestand. Kies het bestand erbij."))


def send(
    actor: Actor, it: Application, *, asked: int | None = None, missing: int = 0,
    today: date | None = None,
) -> None:  # fmt: skip
    """Staff send it with every requirement ready, for some money, that the fund gives, in time."""
    _in_state(actor, it, State.PREPARING)
    if missing:
        raise Refused(_("De lijst van het fonds is nog niet klaar."))
    if asked is None:
        return
    if not asked:
        raise Refused(_("Kies eerst welke kosten je vraagt."))
    least, most = it.fund.least_cents, it.fund.most_cents
    if least is not None and asked < least:
        raise Refused(_("Dit fonds geeft minstens € %(euros)s.") % {"euros": euros(least)})
    if most is not None and asked > most:
        raise Refused(_("Dit fonds geeft hooguit € %(euros)s.") % {"euros": euros(most)})
    if today and it.deadline and today > it.deadline:
        raise Refused(_("De laatste dag is voorbij. Kies een nieuwe ronde."))


def grant(actor: Actor, it: Application, *, cents: int | None = None) -> None:
    """Staff write down what the fund granted: some money, no more than was asked."""
    _in_state(actor, it, State.SENT)
    _is_money(cents)
    if cents is not None and cents > (it.asked_cents or 0):
        raise Refused(_("Er is minder gevraagd. Klopt dit bedrag?"))


def refuse(actor: Actor, it: Application, *, reason: str | None = None) -> None:
    """Staff write down that the fund said no, and why; others learn from it."""
    _in_state(actor, it, State.SENT)
    if reason is not None and not reason.strip():
        raise Refused(_("Schrijf op waarom het fonds nee zei. Daar leert een volgende van."))


def withdraw(actor: Actor, it: Application, *, reason: str | None = None) -> None:
    """Staff take it back before an answer came, and say why."""
    _in_state(actor, it, State.PREPARING, State.SENT)
    if reason is not None and not reason.strip():
        raise Refused(_("Schrijf op waarom je de aanvraag intrekt."))


def pay(
    actor: Actor, it: Application, *, cents: int | None = None, is_back: bool = False,
    room: int = 0,
) -> None:  # fmt: skip
    """Staff enter what came in, up to what was granted; and what went back, up to what came in."""
    _in_state(actor, it, State.GRANTED)
    _is_money(cents)
    if cents is not None and cents > room:
        if is_back:
            raise Refused(_("Er is niet zoveel ontvangen."))
        raise Refused(_("Dat is meer dan er is toegekend."))


def plan_accounting(actor: Actor, it: Application) -> None:
    """Staff write down when the centre accounts for the money."""
    _in_state(actor, it, State.GRANTED)


def account(actor: Actor, it: Accounting) -> None:
    """Staff say that the centre accounted for it, once."""
    _in_state(actor, it.application, State.GRANTED)
    if it.done_at:
        raise Refused(_("Deze verantwoording is al gedaan."))


def settle(actor: Actor, it: Application, *, spent: int | None = None) -> None:
    """Staff write down what was spent in the end: no more than was granted."""
    _in_state(actor, it, State.GRANTED)
    if spent is not None and spent > (it.granted_cents or 0):
        raise Refused(_("Er kan niet meer verantwoord worden dan er is toegekend."))


def remind(actor: Actor) -> None:
    """Reminders go by the clock."""
    if not actor.is_clock:
        raise Refused(_("Dit gaat vanzelf, op zijn tijd."))
