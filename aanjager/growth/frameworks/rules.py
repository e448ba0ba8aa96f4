"""Who brings a framework in, and who looks in it."""

from django.utils.translation import gettext as _

from aanjager.kernel.actor import Actor
from aanjager.kernel.refusals import Refused


def import_concepts(actor: Actor) -> None:
    """A framework is brought in by who runs the platform, with the command."""
    if not actor.is_clock:
        raise Refused(_("Een stelsel komt binnen met de opdracht import_framework."))
