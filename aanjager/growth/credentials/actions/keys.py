"""The keys of a centre."""

from datetime import datetime

from django.db import transaction

from aanjager.community.centres.models import Centre
from aanjager.growth.credentials import queries, rules
from aanjager.growth.credentials.models import Key
from aanjager.kernel.actor import Actor
from aanjager.kernel.proofs import keys
from aanjager.trust import audit


@transaction.atomic
def rotate(centre: Centre, *, is_sure: bool, by: Actor, at: datetime) -> list[Key]:
    """Make new keys for a centre. Of the old ones the private half goes; what they signed stays valid."""
    centre = Centre.objects.select_for_update().get(pk=centre.pk)
    rules.rotate(by, centre, is_sure=is_sure)
    did = queries.did_of(centre)
    old = Key.objects.filter(did=did)
    old.in_use().update(retired_at=at, sealed="")
    number = old.count()
    made = []
    for step, kind in enumerate(Key.Kind.values, start=1):
        pair = keys.new(keys.Algorithm(kind))
        it = Key(centre=centre, did=did, name=f"sleutel-{number + step}", kind=kind, made_at=at)
        it.public, it.sealed = keys.jwk(pair), keys.seal(pair, name=it.method)
        it.save()
        made.append(it)
    audit.record("proof.keys_made", centre, by=by, at=at, keys=number + len(made))
    return made
