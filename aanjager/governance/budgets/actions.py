"""Projects of a participatory budget become initiatives with cost, votes and their source."""

from collections import Counter
from dataclasses import dataclass, field
from datetime import datetime

from django.db import transaction

from aanjager.community.centres.models import Centre
from aanjager.governance.budgets import rules
from aanjager.governance.budgets.queries import Ballot, Project
from aanjager.kernel.actor import Actor
from aanjager.participation.initiatives.actions.ideas import remember
from aanjager.participation.initiatives.models import Initiative
from aanjager.trust import audit

COMPARED = ("title", "what", "cost_cents", "votes", "source_name")
OURS = ("title", "what")  # who carries it may have changed these; then theirs stay


@dataclass
class Report:
    """What happened to every project of the file, in its order."""

    lines: list[tuple[str, str, str]] = field(default_factory=list)
    notes: list[str] = field(default_factory=list)

    def counts(self) -> Counter[str]:
        """How many were stored, changed, the same, refused."""
        return Counter(outcome.split(":")[0] for _code, _title, outcome in self.lines)


@transaction.atomic
def import_projects(
    ballot: Ballot, centre: Centre, *, dry_run: bool = False, by: Actor, at: datetime
) -> Report:
    """Store every project as an initiative of the centre; the same file again changes nothing.

    Cost, votes and source follow the file; name and words only as long as nobody changed them.
    """
    rules.import_projects(by, centre)
    Centre.objects.select_for_update().get(pk=centre.pk)  # two imports at once take turns
    report = Report(notes=list(ballot.notes))
    for project in ballot.projects:
        outcome = (
            f"refused: {project.problem}"
            if project.problem
            else _store(ballot, project, centre, by=by, at=at)
        )
        report.lines.append((project.code, project.title, outcome))
    if dry_run:
        transaction.set_rollback(True)
    return report


def _store(ballot: Ballot, project: Project, centre: Centre, *, by: Actor, at: datetime) -> str:
    code = f"pabulib:{ballot.key}:{project.code}"[:80]
    told = {
        "title": project.title, "what": project.what, "cost_cents": project.cost_cents,
        "votes": project.votes, "source_name": ballot.name,
    }  # fmt: skip
    it = Initiative.objects.select_for_update().filter(centre=centre, source_code=code).first()
    if not it:
        it = Initiative.objects.create(
            centre=centre, area=centre.area, source_code=code, look=Initiative.Look.PASSED,
            looked_at=at, posted_at=ballot.held_at or at, changed_at=at, **told,
        )  # fmt: skip
        remember(it, at=ballot.held_at or at)
        audit.record("initiative.imported", it, by=by, at=at)
        return "stored"
    news = [
        name
        for name in COMPARED
        if getattr(it, name) != told[name] and not (name in OURS and it.version > 1)
    ]
    if not news:
        return "the same"
    for name in news:
        setattr(it, name, told[name])
    it.changed_at = at
    it.save(update_fields=[*news, "changed_at"])
    audit.record("initiative.imported", it, by=by, at=at, fields=",".join(news))
    return f"changed: {', '.join(news)}"
