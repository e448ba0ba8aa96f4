"""The tree of areas, the key figures and the postcodes out of the files of CBS."""

from collections.abc import Callable
from datetime import datetime
from pathlib import Path

from django.db import transaction

from aanjager.community.places import rules
from aanjager.community.places.actions.files import Folder, Report
from aanjager.community.places.actions.shelves import Shelves
from aanjager.community.places.actions.tree import Tree
from aanjager.kernel.actor import Actor
from aanjager.kernel.memory import pages

Tell = Callable[[str, int, int], None]


@transaction.atomic
def import_areas(
    folder: Path, *, by: Actor, at: datetime, tell: Tell = lambda *_: None, dry_run: bool = False
) -> Report:
    """Bring areas, key figures and postcodes in line with the files; account for every row.

    Raises `FolderRefused` when a file is not what it should be, before anything is written.
    A dry run does everything and takes it back.
    """
    rules.import_areas(by)
    files = Folder(folder)
    tree = Tree(files, Shelves(), tell)
    tree.country()
    tree.provinces()
    tree.corop_regions()
    tree.labour_market_regions()
    tree.municipalities()
    tree.districts()
    tree.neighbourhoods()
    tree.towns()
    tree.postcodes()
    tree.figures()
    files.report.tallies = [sheet.tally for sheet in files.sheets.values()]
    transaction.on_commit(lambda: pages.delete("country"))
    if dry_run:
        transaction.set_rollback(True)
    return files.report
