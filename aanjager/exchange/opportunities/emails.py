"""The letters of this room, each in the language of who reads it."""

from datetime import datetime
from typing import Any

from django.template.loader import render_to_string
from django.urls import reverse
from django.utils import translation
from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _

from aanjager.community.centres import queries as centres
from aanjager.exchange.opportunities import queries
from aanjager.exchange.opportunities.models import Opportunity
from aanjager.trust.letters import actions as letters


def _write(
    kind: str, key: str, opportunity: Opportunity, *, subject: Promise, at: datetime, **facts: Any
) -> None:
    """Write one letter to each reader; `subject` holds %(title)s."""
    centre = opportunity.centre
    sender = letters.Sender(centre.pk, centre.name, centre.email)
    for reader in queries.readers_of(opportunity):
        with translation.override(reader.language):
            body = render_to_string(
                f"opportunities/emails/{kind}.txt",
                {
                    "opportunity": opportunity,
                    "reader": reader,
                    "page": _page(opportunity),
                    "answer": centres.link(centre, queries.answer_path(opportunity)),
                    **facts,
                },
            )
            letters.write(
                f"opportunity-{kind.replace('_', '-')}",
                f"opportunity-{opportunity.pk}-{kind}-{key}-{reader.key}",
                letters.To(reader.address, reader.name, reader.user_id),
                subject=str(subject) % {"title": opportunity.title},
                body=body,
                at=at,
                sender=sender,
            )


def _page(opportunity: Opportunity) -> str:
    path = reverse("opportunities:own", args=[opportunity.organisation_id, opportunity.pk])
    return centres.link(opportunity.centre, path)


def published(opportunity: Opportunity, *, at: datetime) -> None:
    """It is on line: where to see it, and what happens next."""
    path = reverse("opportunities:detail", args=[opportunity.pk])
    public = centres.link(opportunity.centre, path)
    _write(
        "published", f"{at:%Y%m%d%H%M}", opportunity, at=at, public=public,
        subject=_("%(title)s staat online"),
    )  # fmt: skip


def full(opportunity: Opportunity, *, at: datetime) -> None:
    """Everyone is found: nobody new can react, and what to do if that is not so."""
    _write("full", f"{at:%Y%m%d%H%M%S}", opportunity, at=at, subject=_("%(title)s is vol"))
