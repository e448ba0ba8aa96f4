"""The floor where people come together adds what it counts to the register of measures below it."""

from django.apps import AppConfig


class AssemblyConfig(AppConfig):
    """Meetings that were held can be agreed on and counted as everything else is."""

    name = "aanjager.assembly"

    def ready(self) -> None:
        """Add the measures of this floor to the register."""
        from aanjager.assembly.meetings.queries.counting import HELD
        from aanjager.partnership.measures import queries as measures

        measures.add(HELD)
