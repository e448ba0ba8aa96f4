"""Beginning a round of the questions whom a centre reaches."""

from datetime import datetime

from django.db import transaction

from aanjager.community.centres.models import Centre
from aanjager.kernel.actor import Actor
from aanjager.outreach.reach import queries, rules
from aanjager.outreach.reach.choices import READY
from aanjager.outreach.surveys import actions as surveys
from aanjager.outreach.surveys.choices import Regime
from aanjager.outreach.surveys.models import Survey, Wave

RUNS = {Wave.State.DRAFT, Wave.State.OPEN}


@transaction.atomic
def begin(centre: Centre, label: str, *, by: Actor, at: datetime) -> Wave:
    """Put a round on the desk, to be looked at before it opens: the ready questions, later a copy."""
    centre = Centre.objects.select_for_update().select_related("area").get(pk=centre.pk)
    it = queries.of_centre(by, centre)
    rules.begin(by, centre, runs=any(one.state in RUNS for one in queries.rounds_of(it)))
    if it:
        return surveys.next_wave(it, label, by=by, at=at)
    (title, title_en), (why, why_en) = READY["title"], READY["purpose"]
    basis = surveys.Basis(
        title, why, Survey.Unit.PERSON, Regime.ANONYMOUS, title_en=title_en, purpose_en=why_en
    )
    return surveys.create(centre, basis, label, apart=queries.sections_for(centre), by=by, at=at)
