"""Ready texts to answer with."""

from datetime import datetime

from django.db import transaction

from aanjager.exchange.placements import rules
from aanjager.exchange.placements.models import Template
from aanjager.kernel.actor import Actor
from aanjager.trust import audit


@transaction.atomic
def save_template(template: Template, *, by: Actor, at: datetime) -> Template:
    """Keep a ready text, a new one or a changed one."""
    rules.save_template(by, template)
    template.save()
    audit.record("template.saved", template, by=by, at=at)
    return template


@transaction.atomic
def remove_template(template: Template, *, by: Actor, at: datetime) -> None:
    """Throw a ready text away; letters written with it stay as they are."""
    rules.remove_template(by, template)
    audit.record("template.removed", template, by=by, at=at)
    template.delete()
