"""What the centre did with the agreement: a report that wrote itself, fixed by two and shown."""

from datetime import datetime

from aanjager.community.centres.models import Centre, Staff
from aanjager.kernel.actor import Actor
from aanjager.partnership.accountability import actions, queries, rules
from aanjager.partnership.agreements.models import Agreement

WORDS = (
    "De eerste twee kwartalen zijn getekend; het derde loopt. Aan het eind van het jaar kijken we "
    "samen terug."
)


def build(centre: Centre, at: datetime) -> None:
    """The report of the agreement and that of the year, with words by hand, read by two people."""
    users = Staff.objects.filter(centre=centre, ended_on=None).order_by("pk")
    by = [Actor(it.user_id, staff_of=frozenset({centre.pk})) for it in users[:2]]
    for about in ({"agreement": Agreement.objects.get(centre=centre)}, {"year": at.year}):
        it = actions.make(centre, **about, by=by[0], at=at)
        actions.write(it, "processes", WORDS, by=by[0], at=at)
        for reader in by:
            seen = rules.digest_of(it.title, queries.sentences(it))
            it = actions.approve(it, seen=seen, by=reader, at=at)
        actions.publish(it, by=by[0], at=at)
