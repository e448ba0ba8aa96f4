"""The letters of a decision, each in the language of who reads it."""

from datetime import datetime

from django.template.loader import render_to_string
from django.urls import reverse
from django.utils import translation
from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _

from aanjager.community.centres import queries as centres
from aanjager.exchange.opportunities import queries as opportunities
from aanjager.exchange.opportunities.models import Screening
from aanjager.trust.letters import actions as letters


def _write(kind: str, screening: Screening, *, subject: Promise, at: datetime) -> None:
    """Write one letter to each reader; `subject` holds %(title)s."""
    it = screening.opportunity
    page = reverse("opportunities:own", args=[it.organisation_id, it.pk])
    for reader in opportunities.readers_of(it):
        facts = {
            "opportunity": it,
            "screening": screening,
            "reader": reader,
            "page": centres.link(it.centre, page),
        }
        with translation.override(reader.language):
            letters.write(
                f"screening-{kind.replace('_', '-')}",
                f"screening-{screening.pk}-{kind}-{reader.key}",
                letters.To(reader.address, reader.name, reader.user_id),
                subject=str(subject) % {"title": it.title},
                body=render_to_string(f"screening/emails/{kind}.txt", facts),
                at=at,
                sender=letters.Sender(it.centre_id, it.centre.name, it.centre.email),
            )


def screened(screening: Screening, *, at: datetime) -> None:
    """It was returned or refused: the reason, who decided, and how to object."""
    _write(screening.outcome, screening, subject=_("Over je vacature %(title)s"), at=at)


def appeal_answered(screening: Screening, *, at: datetime) -> None:
    """What became of the objection, and why."""
    subject = _("Antwoord op je bezwaar over %(title)s")
    _write("appeal_answered", screening, subject=subject, at=at)
