"""The things of the expertise centre: a question that waits, one that was answered, an article."""

from typing import Any

from aanjager.advice.articles import actions
from aanjager.advice.articles.tests.factories import article
from aanjager.advice.expertise.tests.factories import answered, by_phone, question
from aanjager.community.centres.tests.factories import staff_of
from aanjager.community.people.tests.factories import as_actor
from tests.doors.things import NOW, Things


class OfAdvice(Things):
    """Questions of Daan to Noord, and articles of Noord and Zuid."""

    def pk_of_expertise(self, door: str) -> int:
        """A question of Daan: answered for what comes after, else waiting; one by phone that helped."""
        if door.endswith("helped"):
            return self.once("by phone", lambda: by_phone(self.cast.noord, is_answered=True)).pk
        by = as_actor(self.daan)
        after = door.endswith(("article", "ask_again"))
        make = answered if after else question
        return self.once(f"asked {after}", lambda: make(self.cast.noord, at=NOW, by=by)).pk

    def pk_of_articles(self, door: str) -> int:
        """A published article of Noord; of Zuid for who adopts, an adopted one to compare."""
        if door.endswith(("adopt", "of_other")):
            return self.once("shared", lambda: article(self.cast.zuid, is_shared=True)).pk
        if door.endswith("differences"):
            return self.once("copy", self._copy).pk
        if door.endswith("publish"):
            return self.once("draft", lambda: article(self.cast.noord, publish=False)).pk
        return self.once("article", lambda: article(self.cast.noord)).pk

    def _copy(self) -> Any:
        original = article(self.cast.zuid, is_shared=True)
        return actions.adopt(self.cast.noord, original, by=staff_of(self.cast.noord), at=NOW)
