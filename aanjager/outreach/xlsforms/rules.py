"""Who brings a questionnaire from a file."""

from django.utils.translation import gettext as _

from aanjager.kernel.actor import Actor
from aanjager.kernel.refusals import Refused
from aanjager.outreach.surveys import rules as surveys
from aanjager.outreach.surveys.models import Wave


def load_form(actor: Actor, wave: Wave, *, faults: int = 0) -> None:
    """Staff bring a form into a draft, and only a form that is wholly understood."""
    surveys.add_section(actor, wave)
    if faults:
        raise Refused(_("Er kwam niets binnen: verbeter eerst wat hieronder staat."))
