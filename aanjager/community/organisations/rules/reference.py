"""Who may load the checklists."""

from django.utils.translation import gettext as _

from aanjager.community.organisations.models import Organisation
from aanjager.kernel.actor import Actor
from aanjager.kernel.refusals import Refused


def load_criteria(actor: Actor) -> None:
    """The checklists come from a file of the installation, each question with its source."""
    if not actor.is_clock:
        raise Refused(_("De checklist laadt alleen de beheerder van de installatie."))


def set_usual_answer_days(actor: Actor, organisation: Organisation) -> None:
    """How fast an organisation answers is counted from what it did, never typed in."""
    if not actor.is_clock:
        raise Refused(_("De antwoordtijd tellen we zelf, uit wat er gebeurde."))
