"""Where a row lies: by postcode, by degrees, by town, or put where somebody chose; always said."""

from collections.abc import Callable
from typing import Any

from django.utils.translation import gettext as _

from aanjager.community.files.choices import PEOPLE, SETTINGS
from aanjager.community.files.rules import values
from aanjager.community.files.rules.world import (
    EAST,
    NORTH,
    SOUTH,
    WEST,
    Spot,
    Wanted,
    World,
    pick,
)
from aanjager.kernel import grid
from aanjager.kernel.text import folded

Get = Callable[[str], str]


def place_of(get: Get, world: World, it: Wanted) -> dict[str, Any]:
    """Return the values of the place; for people nothing finer than four digits."""
    address, degrees = values.degrees(get("address"))
    degrees = _degrees(get) or degrees
    postcode = values.postcode(get("postcode"))
    town = values.line(get("town"), 80)
    setting = SETTINGS.get(folded(get("setting")), "place")
    spot, point = _found(world, postcode, degrees, town)
    if spot is None and setting != "home":
        spot, point = _put(
            world, it, has_place=bool(postcode or degrees or town or get("postcode") or address)
        )
        if spot:
            postcode, address = spot.digits, ""
    digits = spot.digits if spot else ""
    if world.subject == PEOPLE:
        return {"postcode": digits, "area_id": spot.area_id if spot else None, "point": point}
    return {
        "setting": setting,
        "postcode": postcode if spot else "",
        "address": values.line(address, 200),
        "area_id": spot.area_id if spot else None,
        "point": point,
    }


def _degrees(get: Get) -> tuple[float, float] | None:
    try:
        return float(get("latitude").replace(",", ".")), float(get("longitude").replace(",", "."))
    except ValueError:
        return None


def _found(
    world: World, postcode: str, degrees: tuple[float, float] | None, town: str
) -> tuple[Spot | None, grid.Point | None]:
    if spot := world.gazetteer.by_digits.get(postcode[:4]):
        return spot, spot.point
    if degrees and SOUTH <= degrees[0] <= NORTH and WEST <= degrees[1] <= EAST:
        point = grid.from_wgs84(*degrees)
        if near := world.gazetteer.nearest(point):
            return near, near.point if world.subject == PEOPLE else point
    if town and (spot := world.gazetteer.by_town.get(folded(town))):
        return spot, spot.point
    return None, None


def _put(world: World, it: Wanted, *, has_place: bool) -> tuple[Spot | None, grid.Point | None]:
    if world.spread:
        spot = pick(world.spread, it.code)
        it.notes.append(
            _(
                "Neergezet bij postcode %(digits)s in %(area)s: in het bestand staat geen plek in Nederland."
            )
            % {"digits": spot.digits, "area": world.spread_name}
        )
        return spot, spot.point
    if has_place:
        it.notes.append(_("De plek in het bestand kennen we niet."))
    return None, None
