"""Finding anything in the house by its name, for staff."""

from dataclasses import dataclass
from typing import Any

from django.db.models import CharField, F, Q, QuerySet, TextField, Value
from django.db.models.functions import Cast

from aanjager.community.centres.models import Centre
from aanjager.community.organisations.models import Organisation
from aanjager.community.people.models import Person, Registration
from aanjager.exchange.opportunities.models import Opportunity
from aanjager.kernel.actor import Actor

EACH = 20
LEAST = 2  # letters
PLACES = {
    "person": "/balie/mensen/%d/",
    "organisation": "/balie/organisaties/%d/",
    "opportunity": "/vacatures/%d/",
}


@dataclass(frozen=True)
class Hit:
    """Something with this name, what kind it is, and where it lives."""

    kind: str
    pk: int
    name: str
    more: str

    @property
    def href(self) -> str:
        """Its page."""
        return PLACES[self.kind] % self.pk


def anything(actor: Actor, centre: Centre, text: str) -> dict[str, list[Hit]]:
    """People, organisations and opportunities of the centre whose name holds every word, by kind."""
    found: dict[str, list[Hit]] = {kind: [] for kind in PLACES}
    words = text.split()[:5]
    if len(text.strip()) < LEAST:
        return found
    here = Registration.objects.filter(centre=centre, left_on=None).values("person")
    people = Person.objects.visible_to(actor).filter(pk__in=here, erased_at=None)
    organisations = Organisation.objects.visible_to(actor).filter(centre=centre)
    opportunities = Opportunity.objects.visible_to(actor).filter(centre=centre)
    parts = [
        _hits(people, "person", "name", "postcode", words),
        _hits(organisations, "organisation", "name", "status", words),
        _hits(opportunities, "opportunity", "title", "organisation__name", words),
    ]
    for row in parts[0].union(*parts[1:], all=True):
        found[row[0]].append(Hit(*row))
    return found


def _hits(
    found: "QuerySet[Any]", kind: str, name: str, more: str, words: list[str]
) -> "QuerySet[Any]":
    for word in words:
        found = found.filter(Q(**{f"{name}__icontains": word}))
    rows = found.annotate(
        hit_kind=Value(kind, CharField()),
        hit_key=F("pk"),
        hit_name=Cast(name, TextField()),
        hit_more=Cast(more, TextField()),
    )
    return rows.order_by(name, "pk").values_list("hit_kind", "hit_key", "hit_name", "hit_more")[
        :EACH
    ]
