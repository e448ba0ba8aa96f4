"""The button with which somebody invites a person they know, and whom they know here."""

from typing import Any
from urllib.parse import urlencode

from django import template
from django.urls import reverse

from aanjager.community.organisations.models import Organisation
from aanjager.community.ties import queries

register = template.Library()


@register.inclusion_tag("ties/button.html", takes_context=True)
def invite(context: Any, kind: str, thing: Any) -> dict[str, str]:
    """The button for the page of this thing: the page says what it is about, signed."""
    path = context["request"].path
    signed = queries.sign(queries.Subject(kind, thing.pk, thing.title, path))
    return {"href": f"{reverse('ties:invite')}?{urlencode({'voor': signed})}"}


@register.inclusion_tag("ties/known.html", takes_context=True)
def known_at(context: Any, organisation: Organisation) -> dict[str, Any]:
    """Whom the one who looks knows at an organisation: nothing for a visitor."""
    actor = context.get("actor")
    known = queries.known_at(actor, organisation.pk) if actor and actor.person_id else []
    return {"names": [person.name for person in known]}


@register.inclusion_tag("ties/known.html", takes_context=True)
def known_among(context: Any, members: Any) -> dict[str, Any]:
    """Whom the one who looks knows among who takes part."""
    actor = context.get("actor")
    people = [member.person_id for member in members]
    return {"names": queries.known_among(actor, people) if actor else []}
