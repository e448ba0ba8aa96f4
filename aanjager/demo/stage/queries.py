"""What the command that makes the demonstration asks."""

from django.conf import settings
from django.db.models import QuerySet
from django.http import Http404

from aanjager.community.centres.models import Centre
from aanjager.exchange.opportunities.models import Opportunity
from aanjager.exchange.placements.models import Placement
from aanjager.trust.letters.models import Letter


def is_loaded() -> bool:
    """Whether the demonstration stands already."""
    return Centre.objects.filter(is_invented=True).exists()


def counts() -> dict[str, int]:
    """How much stands in the demonstration."""
    return {
        "centrales": Centre.objects.filter(is_invented=True, is_open=True).count(),
        "vacatures": Opportunity.objects.filter(centre__is_invented=True).count(),
        "plaatsingen": Placement.objects.filter(centre__is_invented=True).count(),
    }


def letters(*, to: str = "") -> QuerySet[Letter]:
    """Every letter, newest first, but only in demonstration mode; elsewhere there are none to see."""
    if not settings.DEMO:
        raise Http404
    found = Letter.objects.order_by("-written_at", "-pk")
    return found.filter(to_address__icontains=to) if to else found
