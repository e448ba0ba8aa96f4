"""The eight guides that come with the program, and one that the centre is making its own."""

from datetime import datetime, timedelta

from django.utils.timezone import localdate

from aanjager.community.centres.models import Centre, Staff
from aanjager.kernel.actor import CLOCK, Actor
from aanjager.learning.trees import actions as trees
from aanjager.learning.trees import queries
from aanjager.learning.trees.rules.shape import Conclusion, Source
from aanjager.trust.law import actions as law

TAKEN_OVER = "verzekering"
INTRO = (
    "Schade of letsel bij vrijwilligerswerk in Lindeveen? In een paar vragen weet je bij welke verzekering "
    "je nu moet zijn. Kom je er niet uit, loop dan binnen bij de centrale op het Marktplein."
)
OWN = "Bij ons in Lindeveen (verzonnen)"


def build(centre: Centre, at: datetime) -> None:
    """Put the guides online, and begin an adaptation: one new conclusion has no question yet."""
    law.load(by=CLOCK, at=at)
    trees.ship(by=CLOCK, at=at - timedelta(days=20))
    staff = Staff.objects.filter(centre=centre, ended_on=None).order_by("pk").first()
    by = Actor(user_id=staff.user_id if staff else None, staff_of=frozenset({centre.pk}))
    national = queries.one_published(None, TAKEN_OVER)
    begun = at - timedelta(days=2)
    own = trees.adapt(national, centre, by=by, at=begun)
    trees.change(
        own, title="Welke verzekering betaalt in Lindeveen?", intro=INTRO, start="rol", by=by, at=begun
    )  # fmt: skip
    script = queries.script_of(national)
    injury = script.conclusion("letsel-gemeente")
    assert injury
    told = f"{injury.text}\n\n{OWN}: meld letsel bij het loket van het stadhuis, elke werkdag."
    changed = Conclusion(**{**vars(injury), "text": told, "sources": injury.sources[:1]})
    trees.put(own, changed, by=by, at=begun)
    extra = Conclusion(
        "loket", "Kom langs bij het loket", "Neem mee wat je al hebt: foto's, bonnen en namen.",
        sources=[Source("De centrale (verzonnen)", "/wat-wij-doen/", localdate(begun))],
    )  # fmt: skip
    trees.put(own, extra, by=by, at=begun)
