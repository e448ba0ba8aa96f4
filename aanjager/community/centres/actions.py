"""Everything that changes a centre."""

from collections.abc import Mapping
from dataclasses import asdict, dataclass
from datetime import datetime

from django.core.cache import cache
from django.db import transaction

from aanjager.community.centres import rules
from aanjager.community.centres.choices import DRESS, TERMS
from aanjager.community.centres.models import Centre
from aanjager.community.centres.queries import remembered_as
from aanjager.kernel.actor import Actor
from aanjager.trust import audit


@dataclass(frozen=True)
class Details:
    """What everyone may know about a centre."""

    name: str
    email: str
    phone: str = ""
    address: str = ""
    opening_hours: str = ""
    about: str = ""


@transaction.atomic
def describe(centre: Centre, details: Details, *, by: Actor, at: datetime) -> None:
    """Say what the centre is called and how it is reached."""
    rules.describe(by, centre)
    for name, value in asdict(details).items():
        setattr(centre, name, value)
    centre.save(update_fields=[*asdict(details)])
    audit.record("centre.described", centre, by=by, at=at)
    _show_at_once(centre)


@transaction.atomic
def set_terms(centre: Centre, terms: Mapping[str, int], *, by: Actor, at: datetime) -> None:
    """Set the terms of the centre; a term equal to that of everyone is not kept."""
    rules.set_terms(by, centre, terms)
    centre.terms = {name: value for name, value in terms.items() if value != TERMS[name]}
    centre.save(update_fields=["terms"])
    audit.record("centre.terms_set", centre, by=by, at=at, **centre.terms)
    _show_at_once(centre)


@transaction.atomic
def dress(centre: Centre, theme: Mapping[str, str], *, by: Actor, at: datetime) -> None:
    """Give the centre its look; the look of the house is kept as none."""
    rules.dress(by, centre, theme)
    chosen = {name: theme[name] for name in DRESS}
    centre.theme = {} if chosen == DRESS else chosen
    centre.save(update_fields=["theme"])
    audit.record("centre.dressed", centre, by=by, at=at, **centre.theme)
    _show_at_once(centre)


def _show_at_once(centre: Centre) -> None:
    """Forget what this process remembers of the centre; other processes follow within half a minute."""
    keys = [remembered_as(address.host) for address in centre.addresses.all()]
    transaction.on_commit(lambda: cache.delete_many(keys))
