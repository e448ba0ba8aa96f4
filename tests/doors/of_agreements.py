"""The things of agreements and talks."""

from typing import Any

from aanjager.partnership.agreements import actions
from aanjager.partnership.agreements.tests.factories import (
    AFTER,
    agreement,
    invited,
    staff,
    taken_up,
)
from tests.doors.things import Things


class OfAgreements(Things):
    """An agreement of Noord over 2026 with a measure and a figure by hand, and a talk."""

    def pk_of_agreements(self, door: str) -> int:
        """The agreement, or the talk."""
        talks = {"agreements:talk", "agreements:keep_promise", "agreements:answer"}
        return (self.talk_of_noord() if door in talks else self.agreement_of_noord()).pk

    def of_agreement(self, door: str, name: str) -> int:
        """What stands in an agreement or a talk."""
        it, by = self.agreement_of_noord(), staff(self.cast.noord)
        if name == "contact":
            return self.once("partner link", lambda: invited(it)[0]).pk
        if name == "indicator":
            return it.indicators.get(measure="" if door.endswith("fill_in") else "reactions").pk
        talk = self.talk_of_noord()
        if name == "put":
            pattern = taken_up(self.cast.noord, AFTER)[0]
            return actions.put_on_table(talk, pattern.pk, by=by, at=AFTER).pk
        return actions.promise(
            talk, "ours", "Een lijst.", who="consulent", due_on=AFTER.date(), by=by, at=AFTER
        ).pk

    def agreement_of_noord(self) -> Any:
        """An agreement, made once."""
        return self.once("agreement", self._agree)

    def _agree(self) -> Any:
        it = agreement(self.cast.noord, "reactions")
        by_hand = actions.Chosen(5, name="Cursisten", definition="Wie kwam.", unit="mensen")
        actions.add_indicator(it, by_hand, by=staff(self.cast.noord), at=AFTER)
        return it

    def talk_of_noord(self) -> Any:
        """A talk, made once."""
        return self.once(
            "talk",
            lambda: actions.plan_talk(
                self.cast.noord, "Gemeente", AFTER.date(), by=staff(self.cast.noord), at=AFTER
            ),
        )
