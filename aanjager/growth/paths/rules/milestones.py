"""What somebody has behind them, in round numbers: facts for themselves alone. Pure; nobody is ranked."""

from collections.abc import Sequence

from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from aanjager.growth.paths.choices import HOURS, YEARS
from aanjager.growth.paths.rules.steps import Path


def milestones(path: Path) -> list[str]:
    """Return the last round number of each kind that was reached, each as a sentence."""
    found = []
    for centre, years in path.known_at:
        if reached := _last(YEARS, years):
            facts = {"n": reached, "centre": centre}
            found.append(
                ngettext(
                    "Een jaar bij %(centre)s. Fijn dat je er bent.",
                    "%(n)s jaar bij %(centre)s. Fijn dat je er bent.",
                    reached,
                )
                % facts
            )
    if reached := _last(HOURS, path.hours):
        found.append(_("%(n)s uur voor een ander, door anderen bevestigd.") % {"n": reached})
    return found


def _last(round_numbers: Sequence[int], many: int) -> int:
    """The largest of these that was reached; nothing when none was."""
    return max((it for it in round_numbers if it <= many), default=0)
