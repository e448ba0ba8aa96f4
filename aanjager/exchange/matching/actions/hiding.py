"""What somebody does not want to see again."""

from datetime import datetime

from django.db import transaction

from aanjager.exchange.matching import rules
from aanjager.exchange.matching.models import Hidden
from aanjager.exchange.opportunities.models import Opportunity
from aanjager.kernel.actor import Actor
from aanjager.trust import audit


@transaction.atomic
def hide(opportunity: Opportunity, *, by: Actor, at: datetime) -> None:
    """Leave it out of this person's lists and letters from now on."""
    rules.hide(by, opportunity.pk)
    hidden, is_new = Hidden.objects.get_or_create(
        person_id=by.person_id or 0, opportunity=opportunity, defaults={"hidden_at": at}
    )
    if is_new:
        audit.record("opportunity.hidden", hidden, by=by, at=at)


@transaction.atomic
def show_again(*, by: Actor, at: datetime) -> int:
    """Put everything this person hid back in sight; say how many."""
    rules.show_again(by)
    return Hidden.objects.filter(person_id=by.person_id or 0).delete()[0]
