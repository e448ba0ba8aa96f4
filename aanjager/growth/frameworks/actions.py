"""Bringing a framework in: safe to do again, and every row is accounted for."""

from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass, field
from datetime import datetime

from django.db import transaction

from aanjager.growth.frameworks import rules
from aanjager.growth.frameworks.models import FACTS, Concept
from aanjager.growth.frameworks.queries import Read
from aanjager.kernel.actor import Actor
from aanjager.trust import audit

AT_ONCE = 1_000


@dataclass
class Report:
    """What became of every row, and how many of this source stand here and not in the file."""

    lines: list[tuple[int, str, str]] = field(default_factory=list)
    gone: int = 0

    def counts(self) -> Counter[str]:
        """How many rows had which outcome."""
        return Counter(outcome.partition(":")[0] for _number, _what, outcome in self.lines)


@transaction.atomic
def import_concepts(
    rows: Sequence[Read], *, dry_run: bool = False, by: Actor, at: datetime
) -> Report:  # fmt: skip
    """Keep the concepts of a file by their address: new, changed or the same. What is gone stays.

    A proof may point at what a newer version leaves out; that is why nothing is taken away.
    """
    rules.import_concepts(by)
    wanted = [it.concept for it in rows if it.concept]
    known = Concept.objects.in_bulk([it.uri for it in wanted], field_name="uri")
    report, new, changed = Report(), [], []
    for row in rows:
        if row.concept is None:
            outcome = f"refused: {row.why_not}"
        elif row.concept.uri not in known:
            outcome = "new"
            new.append(row.concept)
        elif known[row.concept.uri].facts == row.concept.facts:
            outcome = "the same"
        else:
            outcome = "changed"
            row.concept.pk = known[row.concept.uri].pk
            changed.append(row.concept)
        report.lines.append((row.number, row.what, outcome))
    of_source = Concept.objects.filter(source__in={it.source for it in wanted})
    kinds = {it.kind for it in wanted}
    report.gone = (
        of_source.filter(kind__in=kinds).exclude(uri__in=[it.uri for it in wanted]).count()
    )
    if not dry_run:
        Concept.objects.bulk_create(new, batch_size=AT_ONCE)
        Concept.objects.bulk_update(changed, FACTS, batch_size=AT_ONCE)
        if new or changed:
            last = (new or changed)[-1]
            audit.record("framework.imported", last, by=by, at=at, rows=len(new) + len(changed))
    return report
