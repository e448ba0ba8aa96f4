"""Freezing a plan as a text, and letting everybody read it."""

from datetime import datetime

from django.db import transaction

from aanjager.governance.documents import actions as documents
from aanjager.governance.documents.models import Document
from aanjager.governance.plans import actions as plans
from aanjager.governance.plans.models import Plan
from aanjager.governance.submissions import queries, rules
from aanjager.governance.submissions.choices import BOARD
from aanjager.kernel.actor import Actor


@transaction.atomic
def hand_in(plan: Plan, *, by: Actor, at: datetime) -> Plan:
    """Freeze a plan: what it says becomes the first version of a text, which is amended from here on."""
    plan = plans.taken(plan)
    rules.hand_in(by, plan, queries.readiness(plan))
    body = queries.body_of(plan.centre) or documents.make_body(plan.centre, BOARD, by=by, at=at)
    document = documents.make(
        body, plan.title, Document.Kind.PLAN, plan.recipient, is_public=False, by=by, at=at
    )
    documents.write(document, queries.lines(plan), by=by, at=at)
    documents.lay_open(document, by=by, at=at)
    return plans.submit(plan, document, by=by, at=at)


@transaction.atomic
def present(plan: Plan, *, is_public: bool, by: Actor, at: datetime) -> None:
    """Let everybody read a submitted plan and its text, or no longer."""
    rules.present(by, plan)
    plan = plans.show(plan, is_public=is_public, by=by, at=at)
    documents.show(queries.document_of(plan), is_public=is_public, by=by, at=at)
