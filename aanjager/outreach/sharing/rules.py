"""Who lets another centre in, who answers, who ends it, and why not."""

from django.utils.translation import gettext as _

from aanjager.community.centres.models import Centre
from aanjager.kernel.actor import Actor
from aanjager.kernel.refusals import Refused
from aanjager.outreach.action_days.models import ActionDay
from aanjager.outreach.sharing.choices import MOST_PROPOSALS
from aanjager.outreach.sharing.models import Sharing
from aanjager.participation.initiatives.models import Initiative
from aanjager.participation.signals.models import Pattern

Item = Initiative | Pattern | ActionDay
State = Sharing.State
RUNNING_PATTERNS = (Pattern.State.OPEN, Pattern.State.TAKEN_UP)


def invite(
    actor: Actor,
    item: Item,
    guest: Centre | None = None,
    *,
    why: str = "-",
    is_known: bool = False,
) -> None:
    """Staff of the centre that has it invite another open centre, once, with a sentence why."""
    if item.centre_id is None or item.centre_id not in actor.staff_of:
        raise Refused(_("Alleen de centrale van wie dit is nodigt een andere centrale uit."))
    _goes_on(item)
    if guest is None:
        return
    if guest.pk == item.centre_id:
        raise Refused(_("Dit is van jullie zelf. Kies een andere centrale."))
    if not guest.is_open:
        raise Refused(_("%(centre)s doet nu niet mee. Kies een andere centrale.") % _named(guest))
    if is_known:
        raise Refused(_("%(centre)s is al uitgenodigd of doet al mee.") % _named(guest))
    if not why.strip():
        raise Refused(_("Schrijf in een zin waarom jullie dit samen willen doen."))


def _named(centre: Centre) -> dict[str, str]:
    return {"centre": centre.name}


def _goes_on(item: Item) -> None:
    """What was turned down or is over is not shared any more."""
    if isinstance(item, Pattern):
        if item.state not in RUNNING_PATTERNS:
            raise Refused(_("Dit patroon is al afgesloten."))
    elif isinstance(item, ActionDay):
        _day_comes(item)
    elif item.look == Initiative.Look.REFUSED:
        raise Refused(_("Dit idee staat niet op de site. Dan valt er niets te delen."))
    elif item.stage == Initiative.Stage.ENDED:
        raise Refused(_("Dit initiatief is gestopt. Zet het eerst weer op gang."))


def _day_comes(day: ActionDay) -> None:
    if day.cancelled_at or day.thanked_at or day.look == ActionDay.Look.REFUSED:
        raise Refused(_("Deze actiedag is geweest of gaat niet door."))


def _asked(actor: Actor, it: Sharing) -> None:
    if it.guest_id not in actor.staff_of:
        raise Refused(_("Alleen %(centre)s antwoordt hierop.") % _named(it.guest))
    if it.state != State.INVITED:
        raise Refused(_("Hierop is al geantwoord, of de uitnodiging is ingetrokken."))


def accept(actor: Actor, it: Sharing) -> None:
    """Staff of the invited centre say yes, once."""
    _asked(actor, it)


def decline(actor: Actor, it: Sharing, *, because: str = "-") -> None:
    """Staff of the invited centre say no, with a reason."""
    _asked(actor, it)
    if not because.strip():
        raise Refused(_("Schrijf op waarom niet. De andere centrale leest het."))


def end(actor: Actor, it: Sharing, *, because: str = "-") -> None:
    """Staff of either centre stop it at any moment, with a reason; an invitation only who sent it."""
    if not {it.host_id, it.guest_id} & actor.staff_of:
        raise Refused(_("Alleen de twee centrales zelf stoppen dit."))
    if not it.is_alive:
        raise Refused(_("Dit is al voorbij."))
    if it.state == State.INVITED and it.host_id not in actor.staff_of:
        raise Refused(_("Zeg ja of nee tegen de uitnodiging. Daarna kun je altijd stoppen."))
    if not because.strip():
        raise Refused(_("Schrijf op waarom jullie stoppen. De andere centrale leest het."))


def propose(
    actor: Actor, it: Sharing, *, next_step: str = "-", words: str = "-", made: int = 0
) -> None:
    """Staff of the guest propose a next step for a pattern, as long as it runs; the host decides."""
    if it.guest_id not in actor.staff_of:
        raise Refused(_("Alleen de centrale die meedoet stelt hier iets voor."))
    if it.state != State.RUNNING:
        raise Refused(_("Jullie doen dit nu niet samen."))
    if it.pattern is None:
        raise Refused(_("Voorstellen doe je bij een patroon. De rest doe je op de pagina ervan."))
    _goes_on(it.pattern)
    if made >= MOST_PROPOSALS:
        raise Refused(_("Jullie stelden al veel voor. Bel elkaar even."))
    if not next_step:
        raise Refused(_("Kies een volgende stap."))
    if not words.strip():
        raise Refused(_("Schrijf op wat je voorstelt. Een zin is genoeg."))
