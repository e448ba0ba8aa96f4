"""Things of centre Noord, of its organisation and of Daan, made once."""

from collections.abc import Callable
from datetime import UTC, datetime
from typing import Any

from aanjager.exchange.opportunities.tests.factories import OpportunityFactory
from tests.cast import Cast

NOW = datetime(2026, 3, 2, 9, tzinfo=UTC)


class Things:
    """Things that are made once, for a cast."""

    def __init__(self, cast: Cast) -> None:
        self.cast = cast
        self.daan = cast.person(cast.daan)
        self.open = OpportunityFactory(
            organisation=cast.buurthuis, area=cast.noord.area, open=True, starts_on=NOW.date()
        )
        self.draft = OpportunityFactory(organisation=cast.buurthuis, area=cast.noord.area)
        self.made: dict[str, Any] = {}

    def once(self, key: str, make: Callable[[], Any]) -> Any:
        if key not in self.made:
            self.made[key] = make()
        return self.made[key]
