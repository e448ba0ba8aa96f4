"""Who may bring in a file, in which state, and why not."""

from django.utils.translation import gettext as _

from aanjager.community.centres.models import Centre
from aanjager.exchange.imports.models import Import
from aanjager.kernel.actor import Actor
from aanjager.kernel.refusals import Refused

State = Import.State


def _staff(actor: Actor, centre_id: int) -> None:
    if not actor.is_clock and centre_id not in actor.staff_of:
        raise Refused(_("Alleen medewerkers van de centrale nemen een bestand over."))


def upload(actor: Actor, centre: Centre) -> None:
    """Staff of the centre bring in files, and the one who runs the installation."""
    _staff(actor, centre.pk)


def choose(actor: Actor, it: Import) -> None:
    """Columns and options can be changed until the import starts."""
    _staff(actor, it.centre_id)
    if it.state == State.TRYING:
        raise Refused(_("We zijn nog aan het tellen. Wacht tot dat klaar is."))
    if it.state != State.UPLOADED:
        raise Refused(_("Deze import is al gestart. De kolommen staan nu vast."))


def try_out(actor: Actor, it: Import) -> None:
    """A dry run is made as often as wanted before the start."""
    choose(actor, it)


def start(actor: Actor, it: Import) -> None:
    """An import starts once; one that stopped can go on."""
    _staff(actor, it.centre_id)
    if it.state in (State.WAITING, State.RUNNING):
        raise Refused(_("Deze import loopt al."))
    if it.state != State.UPLOADED:
        raise Refused(
            _("Deze import is al gedaan. Lees het bestand opnieuw in om hem te herhalen.")
        )


def run(actor: Actor, it: Import) -> None:
    """The work itself is done by the clock, which goes on where it was."""
    _clock(actor)


def fail(actor: Actor, it: Import) -> None:
    """Only the clock says that the work stopped."""
    _clock(actor)


def forget(actor: Actor) -> None:
    """Only the clock takes away old files."""
    _clock(actor)


def _clock(actor: Actor) -> None:
    if not actor.is_clock:
        raise Refused(_("Dit gebeurt vanzelf."))


def undo(actor: Actor, it: Import) -> None:
    """What was brought in can be taken out again, once, after it is done or stopped."""
    _staff(actor, it.centre_id)
    if it.state in (State.UNDOING, State.UNDONE):
        raise Refused(_("Deze import is al teruggedraaid."))
    if it.is_busy:
        raise Refused(_("Deze import loopt nog. Wacht tot hij klaar is."))
    if it.state == State.UPLOADED:
        raise Refused(_("Deze import is nog niet gestart: er is niets om terug te draaien."))
