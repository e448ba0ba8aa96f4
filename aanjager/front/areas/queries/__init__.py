"""What stands on the page of an area: the tree, figures of others, and what lives there."""

from aanjager.community.places.models import Area
from aanjager.front.areas.queries.living import Living, living_in
from aanjager.front.areas.queries.page import Page, address, find, page_of, title_of

__all__ = ["Area", "Living", "Page", "address", "find", "living_in", "page_of", "title_of"]
