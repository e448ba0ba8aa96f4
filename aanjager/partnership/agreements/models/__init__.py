"""The tables of agreements and of the talks about them."""

from aanjager.partnership.agreements.models.agreed import Actual, Agreement, Contact, Indicator
from aanjager.partnership.agreements.models.quarters import Figure, Quarter
from aanjager.partnership.agreements.models.talks import Talk, TalkPattern, TalkPoint, TalkPromise

__all__ = [
    "Actual", "Agreement", "Contact", "Figure", "Indicator", "Quarter", "Talk", "TalkPattern",
    "TalkPoint", "TalkPromise",
]  # fmt: skip
