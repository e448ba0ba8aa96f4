"""What lives in an area now: initiatives, meetings and action days to come, and neighbours who do the same."""

from dataclasses import dataclass
from datetime import datetime

from aanjager.assembly.meetings import queries as meetings
from aanjager.assembly.meetings.models import Meeting
from aanjager.community.centres.models import Centre
from aanjager.community.places import queries as places
from aanjager.community.places.models import Area
from aanjager.front.areas.choices import LIVING_SECONDS, MOST_SHOWN
from aanjager.kernel.memory import pages
from aanjager.outreach.action_days import queries as action_days
from aanjager.outreach.action_days.models import ActionDay
from aanjager.participation.initiatives import queries as initiatives
from aanjager.participation.initiatives.models import Initiative


@dataclass(frozen=True)
class Living:
    """The few newest of each kind; `neighbours` are initiatives nearby on a theme that lives here too."""

    initiatives: list[Initiative]
    meetings: list[Meeting]
    action_days: list[ActionDay]
    neighbours: list[Initiative]

    @property
    def is_empty(self) -> bool:
        """Nothing is known to live here."""
        return not (self.initiatives or self.meetings or self.action_days)


def living_in(area: Area, centre: Centre | None, at: datetime, *, has_days: bool = True) -> Living:
    """Return what everybody may know lives here, remembered for a minute; three statements, and one
    where action days are known.

    Neighbours are looked for everywhere, also at other centres: that is where working together begins.
    """
    key = f"area-living:{area.pk}:{centre.pk if centre else 0}:{has_days}"
    found: Living | None = pages.get(key)
    if found is None:
        found = _living_in(area, centre, at, has_days=has_days)
        pages.set(key, found, LIVING_SECONDS)
    return found


def _living_in(area: Area, centre: Centre | None, at: datetime, *, has_days: bool) -> Living:
    scope = places.within(area).values("pk")
    days = action_days.public(centre, at).filter(area__in=scope)
    return Living(
        initiatives=list(initiatives.living(centre).filter(area__in=scope)[:MOST_SHOWN]),
        meetings=list(meetings.public(centre, at).filter(area__in=scope)[:MOST_SHOWN]),
        action_days=list(days[:MOST_SHOWN]) if has_days else [],
        neighbours=initiatives.doing_the_same_near(area, scope)[:MOST_SHOWN],
    )
