"""Everything that changes the map of the country."""

from aanjager.community.places.actions.files import FolderRefused, Report, Tally
from aanjager.community.places.actions.importing import import_areas

__all__ = ["FolderRefused", "Report", "Tally", "import_areas"]
