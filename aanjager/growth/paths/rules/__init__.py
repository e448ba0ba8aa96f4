"""Who may do what here, and which next steps are true."""

from aanjager.growth.paths.rules.doing import agree, join, leave, take_down, thank
from aanjager.growth.paths.rules.milestones import milestones
from aanjager.growth.paths.rules.steps import Offer, Path, Spell, Step, next_steps

__all__ = [
    "Offer", "Path", "Spell", "Step", "agree", "join", "leave", "milestones", "next_steps", "take_down",
    "thank",
]  # fmt: skip
