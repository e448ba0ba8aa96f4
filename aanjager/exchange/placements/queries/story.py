"""The story of one placement in steps, for who looks at it."""

from dataclasses import dataclass

from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _

from aanjager.exchange.placements.models import Placement

State = Placement.State
STEPS: list[tuple[Promise, frozenset[State]]] = [
    (_("Verstuurd"), frozenset({State.UNCONFIRMED, State.REACTION})),
    (_("In gesprek"), frozenset({State.TALK, State.RESERVE})),
    (_("Afgesproken"), frozenset({State.AGREED})),
    (_("Begonnen"), frozenset({State.STARTED})),
]


@dataclass(frozen=True)
class Step:
    """One step: its name, and whether it is behind us or where we are."""

    name: Promise
    is_done: bool
    is_here: bool


def story(placement: Placement) -> list[Step]:
    """Return the steps of a placement that runs; an empty list when it is over."""
    here = next((n for n, (_name, at) in enumerate(STEPS) if placement.state in at), None)
    if here is None:
        return []
    return [Step(name, n < here, n == here) for n, (name, _at) in enumerate(STEPS)]
