"""What pages and other rooms may ask about the map. It is public: the same for everyone."""

from aanjager.community.places.queries.lookup import Found, area_at, point_of
from aanjager.community.places.queries.maps import Map, map_of
from aanjager.community.places.queries.tree import (
    above,
    area,
    around,
    country,
    figures_of,
    parts_of,
    within,
)

__all__ = [
    "Found", "Map", "above", "area", "area_at", "around", "country", "figures_of", "map_of", "parts_of",
    "point_of", "within",
]  # fmt: skip
