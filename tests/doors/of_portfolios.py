"""The things of prior learning: the portfolio of Daan, which Cora supervises or assesses."""

from typing import Any

from aanjager.growth.prior_learning.tests import factories as portfolios
from tests.doors.things import Things


class OfPortfolios(Things):
    """A portfolio of Daan, at the step that an address needs."""

    def pk_of_prior_learning(self, door: str) -> Any:
        """A portfolio, or what it says of one competency."""
        noord, cora = self.cast.noord, self.cast.person(self.cast.cora)
        name = door.split(":")[1]
        other = lambda: portfolios.stranger(noord)  # noqa: E731
        if name in {"assess", "conclude"}:
            make = lambda: portfolios.appointed(noord, self.daan, other(), cora)  # noqa: E731
        elif name in {"plan", "recognise"}:
            make = lambda: portfolios.assessed(  # noqa: E731
                portfolios.appointed(noord, self.daan, cora, other())
            )
        elif name == "introduce":
            make = lambda: portfolios.begun(noord, self.daan)  # noqa: E731
        elif name in {"hand_in", "claim", "stop"}:
            make = lambda: portfolios.described(noord, self.daan, cora)  # noqa: E731
        else:
            make = lambda: portfolios.handed_in(noord, self.daan, cora)  # noqa: E731
        it = self.once(f"portfolio {name}", make)
        return it.claims.get().pk if name == "assess" else it.pk

    def code_of_portfolio(self, door: str) -> str:
        """A competency that Daan can describe now."""
        self.pk_of_prior_learning(door)
        return "listening"
