"""Who may do what that only these lists do, and why not."""

from django.utils.translation import gettext as _

from aanjager.community.centres.models import Centre
from aanjager.community.organisations.models import Organisation
from aanjager.kernel.actor import Actor
from aanjager.kernel.refusals import Refused


def export_reactions(actor: Actor, owner: Organisation | Centre) -> None:
    """Who speaks for the organisation, or works at the centre, takes the list of its reactions along."""
    theirs = actor.coordinator_of if isinstance(owner, Organisation) else actor.staff_of
    if owner.pk not in theirs:
        raise Refused(_("Alleen wie bij %(owner)s hoort, neemt deze lijst mee.") % {"owner": owner})
