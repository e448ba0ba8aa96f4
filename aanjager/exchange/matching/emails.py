"""The letters of the finder, each in the language of who reads it."""

from datetime import datetime
from typing import Any

from django.template.loader import render_to_string
from django.urls import reverse
from django.utils import translation
from django.utils.translation import gettext as _

from aanjager.community.centres import queries as centres
from aanjager.community.centres.models import Centre
from aanjager.community.people.models import Person
from aanjager.exchange.matching import queries
from aanjager.exchange.matching.models import SavedSearch
from aanjager.exchange.matching.queries import Result
from aanjager.trust.letters import actions as letters


def _to(person: Person) -> letters.To:
    return letters.To(person.email, person.name, person.user_id)


def _language(person: Person) -> str:
    return person.user.language if person.user else "nl"


def _sender(centre: Centre) -> letters.Sender:
    return letters.Sender(centre.pk, centre.name, centre.email)


def _body(template: str, **facts: Any) -> str:
    return render_to_string(f"matching/emails/{template}.txt", facts)


def new_for_you(search: SavedSearch, results: list[Result], *, at: datetime) -> None:
    """What came on line and fits a kept question, with how to stop these letters."""
    centre, person = queries.centre_of(search), search.person
    if centre is None:
        return
    with translation.override(_language(person)):
        things = [
            (it, centres.link(centre, reverse("opportunities:detail", args=[it.facts.id])))
            for it in results
        ]
        body = _body(
            "new_for_you", search=search, person=person, centre=centre, things=things,
            stop=centres.link(centre, queries.stop_path(search)),
        )  # fmt: skip
        letters.write(
            "new-for-you", f"search-{search.pk}-{at:%Y%m%d}", _to(person),
            subject=_("Nieuw en misschien iets voor jou"), body=body, at=at, sender=_sender(centre),
        )  # fmt: skip
