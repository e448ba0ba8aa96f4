"""The things of reports and of the chain that leads to them."""

from typing import Any

from aanjager.kernel.actor import Actor
from aanjager.partnership.accountability import actions, queries, rules
from tests.doors.things import NOW, Things

SHOWN = {"accountability:shown_one", "accountability:shown_file", "story:chain"}


class OfAccountability(Things):
    """A report of Noord over its year: a draft, one that was fixed, and one that everybody reads."""

    def pk_of_accountability(self, door: str) -> int:
        """The draft, or the one that fits the door."""
        return self.account(door).pk

    def of_account(self, door: str, name: str) -> Any:
        """What else an address of a report or of the chain names."""
        if name == "form":
            return "json"
        if name == "kind":
            return "sentence"
        return self.account(door).sentences.filter(is_by_hand=False).first().pk

    def account(self, door: str) -> Any:
        """The report, made once for each state."""
        if door in SHOWN:
            return self.once("shown account", lambda: self._fixed(2024, is_shown=True))
        if door == "accountability:publish":
            return self.once("fixed account", lambda: self._fixed(2025))
        return self.once("account", lambda: self._written(2026))

    def _written(self, year: int) -> Any:
        by = self._by(self.cast.anna)
        return actions.make(self.cast.noord, year=year, by=by, at=NOW)

    def _fixed(self, year: int, *, is_shown: bool = False) -> Any:
        it = self._written(year)
        for user in (self.cast.anna, self.cast.bram):
            seen = rules.digest_of(it.title, queries.sentences(it))
            it = actions.approve(it, seen=seen, by=self._by(user), at=NOW)
        return actions.publish(it, by=self._by(self.cast.anna), at=NOW) if is_shown else it

    def _by(self, user: Any) -> Actor:
        return Actor(user_id=user.pk, staff_of=frozenset({self.cast.noord.pk}))
