"""The letter to who is asked, in the language of who reads it."""

from datetime import datetime

from django.template.loader import render_to_string
from django.utils import translation
from django.utils.translation import gettext as _

from aanjager.community.centres import queries as centres
from aanjager.exchange.asks import queries
from aanjager.exchange.asks.models import Ask
from aanjager.trust.letters import actions as letters


def asked(ask: Ask, *, at: datetime) -> None:
    """Somebody is asked for one opportunity: yes or no with one click, and no is fine."""
    person, opportunity, centre = ask.person, ask.opportunity, ask.opportunity.centre
    facts = {
        "person": person,
        "opportunity": opportunity,
        "answer": centres.link(centre, queries.ask_path(ask)),
    }
    with translation.override(person.user.language if person.user else "nl"):
        letters.write(
            "asked",
            f"ask-{ask.pk}",
            letters.To(person.email, person.name, person.user_id),
            subject=_("%(organisation)s vraagt of jij wilt helpen")
            % {"organisation": opportunity.organisation.name},
            body=render_to_string("asks/emails/asked.txt", facts),
            at=at,
            sender=letters.Sender(centre.pk, centre.name, centre.email),
        )
