"""The things of project plans."""

from typing import Any
from uuid import uuid4

from aanjager.governance.citations.actions import cite
from aanjager.governance.plans.models import Coverage
from aanjager.governance.plans.tests.factories import LAST, pattern, plan, staff
from aanjager.governance.submissions import actions
from aanjager.governance.submissions.tests.factories import submitted
from tests.doors.things import NOW, Things


class OfPlans(Things):
    """A draft of Noord, and a plan that everybody may read."""

    def pk_of_plans(self, door: str) -> int:
        """A draft, or the plan that is shown."""
        is_over = door in {"submissions:show", "submissions:shown_one", "submissions:pdf"}
        return (self.shown_plan() if is_over else self.project_plan()).pk

    def pk_of_citations(self, door: str) -> int:
        """A draft."""
        return self.project_plan().pk

    def pk_of_submissions(self, door: str) -> int:
        """A draft, or the plan that is shown."""
        return self.pk_of_plans(door)

    def project_plan(self) -> Any:
        """A draft of Noord."""
        return self.once("project plan", lambda: plan(self.cast.noord, costs=((100_00, "fund"),)))

    def shown_plan(self) -> Any:
        """A plan of Noord that everybody may read."""

        def make() -> Any:
            made = submitted(self.cast.noord)
            actions.present(made, is_public=True, by=staff(self.cast.noord), at=NOW)
            return made

        return self.once("shown plan", make)

    def thing_of_plans(self, door: str) -> int:
        """What stands in the draft: an activity, a cost line, a payer, a link or a comment."""
        made, by = self.project_plan(), staff(self.cast.noord)
        if door in {"submissions:revoke", "submissions:answer_comment"}:
            link, _token = actions.make_link(
                made, "Gemeente", LAST, by=by, at=NOW.replace(month=11)
            )
            said = actions.comment(link, "Mooi plan.", uuid4(), by=by, at=NOW)
            return link.pk if door == "submissions:revoke" else said.pk
        if door == "citations:drop":
            return cite(made, "pattern", pattern(self.cast.noord).pk, by=by, at=NOW).pk
        if door == "plans:activity":
            return made.activities.get().pk
        if door == "plans:answer_coverage":
            return Coverage.objects.get(line__plan=made).pk
        return made.cost_lines.get().pk
