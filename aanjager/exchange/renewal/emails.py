"""The letters of the clock, each in the language of who reads it."""

from datetime import datetime

from django.template.loader import render_to_string
from django.utils import translation
from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _

from aanjager.community.centres import queries as centres
from aanjager.exchange.opportunities import queries as opportunities
from aanjager.exchange.opportunities.models import Opportunity
from aanjager.trust.letters import actions as letters


def _write(kind: str, day: str, it: Opportunity, *, subject: Promise, at: datetime) -> None:
    """Write one letter to each reader, once for that day; `subject` holds %(title)s."""
    answer = centres.link(it.centre, opportunities.answer_path(it))
    for reader in opportunities.readers_of(it):
        facts = {"opportunity": it, "reader": reader, "answer": answer}
        with translation.override(reader.language):
            letters.write(
                f"opportunity-{kind.replace('_', '-')}",
                f"opportunity-{it.pk}-{kind}-{day}-{reader.key}",
                letters.To(reader.address, reader.name, reader.user_id),
                subject=str(subject) % {"title": it.title},
                body=render_to_string(f"renewal/emails/{kind}.txt", facts),
                at=at,
                sender=letters.Sender(it.centre_id, it.centre.name, it.centre.email),
            )


def still_open(opportunity: Opportunity, *, at: datetime) -> None:
    """Is it still open? One click shows the question."""
    subject = _("Zoek je nog mensen voor %(title)s?")
    _write("still_open", f"{at:%Y%m%d}", opportunity, subject=subject, at=at)


def closes_soon(opportunity: Opportunity, *, at: datetime) -> None:
    """It goes off line in a week, unless somebody says that it stays."""
    subject = _("%(title)s gaat binnenkort offline")
    _write("closes_soon", f"{opportunity.open_until:%Y%m%d}", opportunity, subject=subject, at=at)
