"""One question in a letter, in the language of who reads it."""

from datetime import datetime

from django.template.loader import render_to_string
from django.urls import reverse
from django.utils import translation
from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _

from aanjager.community.centres import queries as centres
from aanjager.exchange.placements import queries as placements
from aanjager.exchange.placements.choices import REPLY_TOPIC
from aanjager.exchange.placements.models import Outcome
from aanjager.trust.letters import actions as letters
from aanjager.trust.letters.queries import reply_address

ASKS: dict[str, Promise] = {
    Outcome.Moment.START: _("Ben je begonnen bij %(organisation)s?"),
    Outcome.Moment.THREE_MONTHS: _("Hoe gaat het bij %(organisation)s?"),
    Outcome.Moment.END: _("Hoe kijk je terug op %(organisation)s?"),
}


def how_is_it_going(outcome: Outcome, *, token: str, at: datetime) -> None:
    """To the volunteer: one question, behind a link."""
    placement, centre = outcome.placement, outcome.placement.centre
    reader = placements.volunteer_reader(placement)
    link = centres.link(centre, reverse("aftercare:outcome", args=[token]))
    known = {"placement": placement, "reader": reader, "signs": centre.name, "link": link}
    with translation.override(reader.language):
        subject = str(ASKS[outcome.moment]) % {"organisation": placement.organisation.name}
        letters.write(
            f"outcome-{outcome.moment.replace('_', '-')}",
            f"outcome-{placement.pk}-{outcome.moment}",
            letters.To(reader.address, reader.name, reader.user_id),
            subject=subject[:200],
            body=render_to_string(f"aftercare/emails/{outcome.moment}.txt", known).strip() + "\n",
            at=at,
            sender=letters.Sender(centre.pk, centre.name, reply_address(REPLY_TOPIC, placement.pk)),
        )
