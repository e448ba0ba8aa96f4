"""The things of trees: a tree that is online, a draft of Noord, a number of the law."""

from typing import Any

from aanjager.kernel.actor import CLOCK
from aanjager.learning.trees.tests import factories as trees
from aanjager.trust.law import actions as law
from aanjager.trust.law.models import LawValue
from tests.doors.things import NOW, Things


class OfTrees(Things):
    """A national tree that everybody walks, and a draft at the desk of Noord."""

    def table_of_law(self) -> None:
        """The numbers of the law stand in their table."""
        self.once("law", lambda: law.load(by=CLOCK, at=NOW))

    def pk_of_trees(self, door: str) -> int:
        """The draft of Noord."""
        self.table_of_law()
        return self.once("draft tree", lambda: trees.draft(self.cast.noord, "van-noord")).tree_id

    def pk_of_tree_making(self, door: str) -> int:
        """The same."""
        return self.pk_of_trees(door)

    def of_tree(self, name: str) -> Any:
        """The address of a tree that is online, or a part of the draft."""
        self.table_of_law()
        if name == "part":
            return "samen"
        return self.once("tree", lambda: trees.published(slug="meedoen")).tree.slug

    def pk_of_figures(self, door: str) -> int:
        """A number of the law."""
        self.table_of_law()
        return LawValue.objects.get(key="consent_age").pk
