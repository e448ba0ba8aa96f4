"""The things of prior learning: a portfolio of Daan, and of others those that staff or Cora handle."""

from typing import Any

from aanjager.growth.prior_learning.models import Portfolio
from aanjager.growth.prior_learning.tests import factories as portfolios
from tests.doors.things import Things

NOT_OF_DAAN = {"assess", "conclude", "introduce", "recognise", "appoint", "detail"}


class OfPortfolios(Things):
    """A portfolio at the step that an address needs, which Cora supervises or assesses."""

    def pk_of_prior_learning(self, door: str) -> Any:
        """A portfolio, or what it says of one competency."""
        name = door.split(":")[1]
        if name == "end_share":
            it = self.once("portfolio read", lambda: self.portfolio_for("claim"))
            share = lambda: portfolios.shared(it)  # noqa: E731
            return self.once("portfolio link", share).pk
        if name == "earlier":
            done = lambda: portfolios.earlier(self.cast.noord, self.daan)  # noqa: E731
            return self.once("portfolio earlier", done).pk
        if name in {"decide", "file", "take_away", "file_by_link"}:
            return self.beside_portfolio(name)
        it = self.once(f"portfolio {name}", lambda: self.portfolio_for(name))
        return it.claims.get().pk if name == "assess" else it.pk

    def beside_portfolio(self, name: str) -> int:
        """A statement or a file beside the portfolio of Daan, which Cora reads along."""
        it = self.once("portfolio collects", lambda: self.portfolio_for("claim"))
        if name == "decide":
            return self.once("statement", lambda: portfolios.answered(it)).pk
        chosen = lambda: portfolios.chosen(it, portfolios.brought(it))  # noqa: E731
        return self.once("evidence file", chosen).pk

    def portfolio_for(self, name: str) -> Portfolio:
        """Make one for this address: of Daan, or of somebody else where he is not needed."""
        noord, cora = self.cast.noord, self.cast.person(self.cast.cora)

        def other(role: str) -> Any:
            facts = {"name": role.title(), "email": f"{role}-{name}@example.org"}
            return portfolios.stranger(noord, **facts)

        owner = other("volunteer") if name in NOT_OF_DAAN else self.daan
        if name in {"assess", "conclude"}:
            return portfolios.appointed(noord, owner, other("supervisor"), cora)
        if name in {"plan", "recognise"}:
            return portfolios.assessed(portfolios.appointed(noord, owner, cora, other("assessor")))
        if name == "introduce":
            return portfolios.begun(noord, owner)
        if name in {"hand_in", "claim", "stop"}:
            return portfolios.described(noord, owner, cora)
        return portfolios.handed_in(noord, owner, cora)

    def code_of_portfolio(self, door: str) -> str:
        """A competency that Daan can describe now."""
        self.pk_of_prior_learning(door)
        return "listening"
