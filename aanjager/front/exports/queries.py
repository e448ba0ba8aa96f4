"""The lists that can be taken away, of the centre at whose desk somebody sits.

People are not among them: a list of people leaves by the desk's own page, by a POST that is written down.
"""

from collections.abc import Callable, Iterator
from dataclasses import dataclass
from typing import Any

from django.db.models import QuerySet
from django.utils.translation import gettext as _

from aanjager.community.centres.models import Centre
from aanjager.community.organisations.models import Organisation
from aanjager.exchange.opportunities.models import Opportunity
from aanjager.kernel.actor import Actor

AT_ONCE = 2_000


@dataclass(frozen=True)
class List:
    """A list with the names of its columns; the rows come from the database as they are written."""

    header: list[str]
    rows: Iterator[tuple[Any, ...]]


def taken_away(actor: Actor, centre: Centre, what: str) -> List | None:
    """Return the list called `what` with all that the actor may see at the centre; None if unknown."""
    make = LISTS.get(what)
    return make(actor, centre) if make else None


def _opportunities(actor: Actor, centre: Centre) -> List:
    found = Opportunity.objects.visible_to(actor).filter(centre=centre).order_by("pk")
    columns = {
        "pk": _("nummer"),
        "source_code": _("nummer in het andere systeem"),
        "title": _("titel"),
        "organisation__name": _("organisatie"),
        "status": _("toestand"),
        "in_brief": _("in het kort"),
        "description": _("omschrijving"),
        "postcode": _("postcode"),
        "area__name": _("gebied"),
        "rhythm": _("hoe vaak"),
        "starts_on": _("begint op"),
        "ends_on": _("eindigt op"),
        "places": _("hoeveel mensen"),
        "places_taken": _("al gevonden"),
        "published_at": _("online sinds"),
    }
    words = {"status": dict(Opportunity.Status.choices), "rhythm": dict(Opportunity.Rhythm.choices)}
    return _list(found, columns, words)


def _organisations(actor: Actor, centre: Centre) -> List:
    found = Organisation.objects.visible_to(actor).filter(centre=centre).order_by("name", "pk")
    columns = {
        "pk": _("nummer"),
        "source_code": _("nummer in het andere systeem"),
        "name": _("naam"),
        "kind": _("soort"),
        "status": _("toestand"),
        "email": _("e-mailadres"),
        "phone": _("telefoon"),
        "postcode": _("postcode"),
        "website": _("website"),
        "registered_at": _("ingeschreven op"),
    }
    words = {"kind": dict(Organisation.Kind.choices), "status": dict(Organisation.Status.choices)}
    return _list(found, columns, words)


def _list(found: QuerySet[Any], columns: dict[str, str], words: dict[str, dict[Any, Any]]) -> List:
    def rows() -> Iterator[tuple[Any, ...]]:
        for row in found.values_list(*columns).iterator(AT_ONCE):
            yield tuple(
                words.get(name, {}).get(value, value)
                for name, value in zip(columns, row, strict=True)
            )

    return List(list(columns.values()), rows())


LISTS: dict[str, Callable[[Actor, Centre], List]] = {
    "vacatures": _opportunities,
    "organisaties": _organisations,
}
