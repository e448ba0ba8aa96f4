"""The things of signals and initiatives."""

from collections.abc import Callable
from typing import Any

from django.core.files.base import ContentFile
from django.core.files.storage import default_storage

from aanjager.participation.initiatives.tests import factories as ideas
from aanjager.participation.signals.tests.factories import PatternFactory, SignalFactory
from tests.doors.things import NOW, Things


class OfParticipation(Things):
    """Signals and initiatives."""

    def pk_of_signals(self, door: str) -> int:
        """A pattern, a flag or a signal of Noord."""
        action = door.split(":")[1]
        if action in {"pattern", "decide", "finish", "lift"}:
            return PatternFactory(centre=self.cast.noord).pk
        signal = SignalFactory(centre=self.cast.noord)
        if action == "dismiss":
            return signal.flags.create(centre=signal.centre, area=signal.area, raised_at=NOW).pk
        return signal.pk

    def idea(self) -> Any:
        return self.once(
            "idea", lambda: ideas.InitiativeFactory(centre=self.cast.noord, led_by=self.daan)
        )

    def idea_part(self, name: str) -> int:
        photo = {"photo": "initiatives/dot.jpg", "photo_alt": "Een stip"}
        need = self.once("need", lambda: ideas.NeedFactory(initiative=self.idea()))
        makers: dict[str, Callable[[], Any]] = {
            "need": lambda: need,
            "answer": lambda: ideas.AnswerFactory(
                need=need, person=self.cast.person(self.cast.cora)
            ),
            "coming": lambda: ideas.AnswerFactory(
                need=ideas.NeedFactory(initiative=self.idea(), kind="people"), state="accepted"
            ),
            "update": lambda: ideas.UpdateFactory(initiative=self.idea(), **photo),
        }
        if name == "update":
            default_storage.save(photo["photo"], ContentFile(b"jpeg"))
        return self.once(f"idea {name}", makers[name]).pk

    def pk_of_origins(self, door: str) -> int:
        return PatternFactory(centre=self.cast.noord).pk

    def pk_of_welcomes(self, door: str) -> int:
        return self.idea().pk

    def pk_of_initiatives(self, door: str) -> int:
        if door.endswith("answer_lead"):
            self.idea().members.update(asked_to_lead_at=NOW)
        return self.idea().pk
