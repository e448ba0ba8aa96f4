"""What an organisation has in order, as seen by the centre."""

from datetime import date, datetime

from django.db import transaction
from django.utils.timezone import localdate

from aanjager.community.organisations import rules
from aanjager.community.organisations.models import Organisation, Statement
from aanjager.kernel.actor import Actor
from aanjager.trust import audit


@transaction.atomic
def add_statement(
    organisation: Organisation,
    *,
    kind: str,
    valid_from: date,
    valid_to: date | None = None,
    by: Actor,
    at: datetime,
) -> Statement:
    """Write down that the centre saw this, today, and until when it holds."""
    rules.add_statement(by, organisation)
    statement = Statement.objects.create(
        organisation=organisation,
        kind=kind,
        valid_from=valid_from,
        valid_to=valid_to,
        seen_on=localdate(at),
        seen_by_id=by.user_id,
    )
    audit.record("organisation.statement_seen", organisation, by=by, at=at, kind=kind)
    return statement


@transaction.atomic
def remove_statement(statement: Statement, *, by: Actor, at: datetime) -> None:
    """Take away what was written down by mistake; the line of who did what stays."""
    rules.remove_statement(by, statement)
    organisation, kind = statement.organisation, statement.kind
    if Statement.objects.filter(pk=statement.pk).delete()[0]:
        audit.record("organisation.statement_removed", organisation, by=by, at=at, kind=kind)
