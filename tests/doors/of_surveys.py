"""The things of surveys and of what they found."""

from typing import Any

from aanjager.outreach.benchmarks.tests.factories import mirrored, showing
from aanjager.outreach.findings.tests.factories import released
from aanjager.outreach.standing.tests.factories import prepared
from aanjager.outreach.surveys.tests.factories import question, survey
from tests.doors.things import Things


class OfSurveys(Things):
    """A survey of Noord that is being built, and one of which figures were released."""

    def pk_of_surveys(self, door: str) -> int:
        """A survey, a section or a question."""
        return self.of_survey(door, "pk")

    def pk_of_standing(self, door: str) -> int:
        """The questions of Noord at the start."""
        return self.once("standing", lambda: prepared(self.cast.noord)).pk

    def pk_of_findings(self, door: str) -> int:
        """A wave with figures, or the release of them."""
        return self.of_survey(door, "pk")

    def pk_of_benchmarks(self, door: str) -> int:
        """A link to the mirror of Noord."""
        wave = self.once("mirror", lambda: mirrored(self.cast.noord, self.cast.els))
        return showing(self.cast.noord, wave).pk

    def of_survey(self, door: str, name: str) -> int:
        """A survey, a wave, a section, a question or a release of Noord."""
        room, action = door.split(":")
        if room == "benchmarks":
            return self.once("mirror", lambda: mirrored(self.cast.noord, self.cast.els)).pk
        wave = self.survey_wave(is_over=room == "findings" or action in {"texts", "next_wave"})
        if name == "wave" or action in {"detail", "pdf"}:
            return wave.pk
        if name == "section" or action == "section":
            return wave.sections.first().pk
        if action == "question":
            return question(wave, "uren").pk
        return wave.releases.get().pk if action == "release" else wave.survey_id

    def survey_wave(self, *, is_over: bool) -> Any:
        """A wave in a state in which this page shows something."""
        if is_over:
            return self.once(
                "released survey",
                lambda: released(self.cast.noord, self.cast.anna, self.cast.bram),
            )
        return self.once("survey", lambda: survey(self.cast.noord))
