"""Everything that changes the public grants."""

from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass, field
from datetime import datetime

from django.db import connection, transaction

from aanjager.kernel.actor import Actor
from aanjager.partnership.grants import queries, rules
from aanjager.partnership.grants.models import PublicGrant
from aanjager.partnership.grants.queries import Row
from aanjager.trust import audit

AT_ONCE = 1_000


@dataclass
class Report:
    """What happened to every row of the file, in its order; `gone` stand here and not in the file."""

    lines: list[tuple[int, str, str]] = field(default_factory=list)
    gone: int = 0
    nameless: int = 0

    def counts(self) -> Counter[str]:
        """How many were stored, the same, refused."""
        return Counter(outcome.split(":")[0] for _number, _who, outcome in self.lines)


@transaction.atomic
def import_grants(
    rows: Sequence[Row], register: str, source: str, *, dry_run: bool = False, by: Actor,
    at: datetime,
) -> Report:  # fmt: skip
    """Store every row once; the same file again changes nothing, and nothing is ever thrown away."""
    rules.import_grants(by)
    with connection.cursor() as cursor:  # two imports of one register at once take turns
        cursor.execute("SELECT pg_advisory_xact_lock(hashtext(%s))", [f"grants:{register}"])
    standing = set(queries.stored(register))
    report, new = Report(), []
    for row in rows:
        if row.grant is None:
            report.lines.append((row.number, "?", f"refused: {row.problem}"))
            continue
        report.nameless += row.is_private
        outcome = "the same" if row.key in standing else "stored"
        report.lines.append((row.number, row.grant.receiver or "(no name)", outcome))
        if outcome == "stored":
            row.grant.register, row.grant.source, row.grant.imported_at = register, source, at
            new.append(row.grant)
    report.gone = len(standing - {row.key for row in rows})
    if dry_run:
        return report
    PublicGrant.objects.bulk_create(new, batch_size=AT_ONCE)
    if new:
        audit.record("grants.imported", new[-1], by=by, at=at, rows=len(new))
    return report
