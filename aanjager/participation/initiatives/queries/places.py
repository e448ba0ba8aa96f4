"""What lives where: for the pages of areas."""

from typing import Any

from django.db.models import QuerySet

from aanjager.community.centres.models import Centre
from aanjager.community.places import queries as places
from aanjager.community.places.models import Area
from aanjager.participation.initiatives.choices import AREAS_AROUND, MOST_ALIKE
from aanjager.participation.initiatives.models import Initiative
from aanjager.participation.initiatives.queries.pages import away_from


def living(centre: Centre | None) -> QuerySet[Initiative]:
    """What stands online and was not stopped, at this centre or everywhere; the last changed first."""
    found = Initiative.objects.public().exclude(stage=Initiative.Stage.ENDED)
    if centre:
        found = found.filter(centre=centre)
    light = found.select_related("area", "theme", "centre").defer("area__outline")
    return light.order_by("-changed_at", "pk")


def by_mode(centre: Centre | None) -> dict[str, QuerySet[Initiative]]:
    """The hybrid motor: what lives now by who drives it, from residents to an institution."""
    return {mode: living(centre).filter(mode=mode) for mode in Initiative.Mode.values}


def doing_the_same_near(area: Area, within: QuerySet[Any]) -> list[Initiative]:
    """At most five initiatives in the areas around it on a theme that lives inside it, the nearest first.

    `within` are the keys of the area and all that lies in it. At every centre: this is where working
    together begins. Nothing for an area of which no place is known.
    """
    if not area.point:
        return []
    here = living(None).filter(area__in=within, theme__isnull=False).order_by()
    themes = list(here.values_list("theme", flat=True).distinct())
    if not themes:
        return []
    nearest = places.around(area, AREAS_AROUND).values("pk")
    others = living(None).filter(theme__in=themes, area__in=nearest)
    return list(others.annotate(metres=away_from(area)).order_by("metres", "pk")[:MOST_ALIKE])
