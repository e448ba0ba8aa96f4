"""What only these lists do."""

from datetime import datetime

from django.db import transaction

from aanjager.community.centres.models import Centre
from aanjager.community.organisations.models import Organisation
from aanjager.front.inbox import rules
from aanjager.kernel.actor import Actor
from aanjager.trust import audit


@transaction.atomic
def export_reactions(owner: Organisation | Centre, *, by: Actor, at: datetime) -> None:
    """Write down that somebody took the list of reactions along, before they get it."""
    rules.export_reactions(by, owner)
    audit.record("reactions.exported", owner, by=by, at=at)
