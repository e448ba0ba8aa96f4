"""Letting somebody see the mirror of a centre, and stopping that."""

import secrets
from datetime import datetime

from django.db import transaction

from aanjager.community.centres.models import Centre
from aanjager.kernel.actor import Actor
from aanjager.kernel.links import hash_of
from aanjager.outreach.benchmarks import rules
from aanjager.outreach.benchmarks.models import Showing
from aanjager.outreach.surveys.models import Wave
from aanjager.trust import audit


@transaction.atomic
def show(centre: Centre, wave: Wave, label: str, *, by: Actor, at: datetime) -> tuple[Showing, str]:
    """Make a link to the mirror; its token is shown once, and we keep the hash only."""
    rules.show(by, centre)
    token = secrets.token_urlsafe(24)
    showing = Showing.objects.create(
        centre=centre, wave=wave, label=label.strip(), token_hash=hash_of(token), made_at=at
    )
    audit.record("benchmark.shown", showing, by=by, at=at)
    return showing, token


@transaction.atomic
def stop(showing: Showing, *, by: Actor, at: datetime) -> None:
    """Stop a link at once."""
    showing = Showing.objects.select_for_update(of=("self",)).get(pk=showing.pk)
    rules.stop(by, showing)
    showing.revoked_at = at
    showing.save(update_fields=["revoked_at"])
    audit.record("benchmark.stopped", showing, by=by, at=at)
