"""What the command that makes the demonstration asks."""

from aanjager.community.centres.models import Centre
from aanjager.exchange.opportunities.models import Opportunity
from aanjager.exchange.placements.models import Placement


def is_loaded() -> bool:
    """Whether the demonstration stands already."""
    return Centre.objects.filter(is_invented=True).exists()


def counts() -> dict[str, int]:
    """How much stands in the demonstration."""
    return {
        "centrales": Centre.objects.filter(is_invented=True).count(),
        "vacatures": Opportunity.objects.filter(centre__is_invented=True).count(),
        "plaatsingen": Placement.objects.filter(centre__is_invented=True).count(),
    }
