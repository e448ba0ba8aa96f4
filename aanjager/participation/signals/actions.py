"""Writing down what was noticed."""

import uuid
from dataclasses import dataclass
from datetime import datetime

from django.db import transaction

from aanjager.community.centres.models import Centre
from aanjager.kernel.actor import Actor
from aanjager.participation.signals import rules
from aanjager.participation.signals.models import Signal
from aanjager.trust import audit


@dataclass(frozen=True)
class Noted:
    """What was seen or heard, and where it was said; `client_id` makes that twice is once."""

    text: str
    more: str = ""
    source: str = Signal.Source.STAFF
    weight: int = Signal.Weight.NORMAL
    area_id: int | None = None
    theme_id: int | None = None
    organisation_id: int | None = None
    wants_to_hear: bool = True
    origin_path: str = ""
    origin_label: str = ""
    client_id: uuid.UUID | None = None


@transaction.atomic
def note(values: Noted, *, centre: Centre | None, by: Actor, at: datetime) -> Signal:
    """Keep a signal; sent twice with the same identifier it is one."""
    rules.note(by, centre, text=values.text)
    facts = {**vars(values)}
    client_id = facts.pop("client_id")
    facts |= {"noted_by_id": by.person_id, "noted_at": at}
    if client_id is None:
        signal, is_new = Signal.objects.create(centre=centre, **facts), True
    else:
        signal, is_new = Signal.objects.get_or_create(
            centre=centre, client_id=client_id, defaults=facts
        )
    if is_new:
        audit.record("signal.noted", signal, by=by, at=at)
    return signal
