"""The letters of this room, each in the language of who reads it."""

from datetime import datetime
from typing import Any

from django.template.loader import render_to_string
from django.urls import reverse
from django.utils import translation
from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _

from aanjager.community.centres import queries as centres
from aanjager.community.organisations import queries
from aanjager.community.organisations.models import Coordinator, Organisation, Screening
from aanjager.trust.letters import actions as letters


def _write(
    kind: str,
    key: str,
    organisation: Organisation,
    readers: list[queries.Reader],
    *,
    subject: Promise,
    at: datetime,
    **facts: Any,
) -> None:
    """Write one letter to each reader; `subject` holds %(name)s."""
    centre = organisation.centre
    path = reverse("organisations:own", args=[organisation.pk])
    sender = letters.Sender(centre.pk, centre.name, centre.email)
    for reader in readers:
        with translation.override(reader.language):
            text = {
                "organisation": organisation,
                "reader": reader,
                "page": centres.link(centre, path),
                **facts,
            }
            letters.write(
                f"organisation-{kind.replace('_', '-')}",
                f"organisation-{organisation.pk}-{kind}-{key}-{reader.user_id or reader.address}"[
                    :120
                ],
                letters.To(reader.address, reader.name, reader.user_id),
                subject=str(subject) % {"name": organisation.name},
                body=render_to_string(f"organisations/emails/{kind}.txt", text),
                at=at,
                sender=sender,
            )


def registered(organisation: Organisation, *, at: datetime) -> None:
    """We have it; what happens next, and when."""
    days = centres.term(organisation.centre, "answer_working_days")
    _write(
        "registered", "", organisation, queries.readers_of(organisation), at=at, days=days,
        subject=_("We kijken naar %(name)s"),
    )  # fmt: skip


def screened(screening: Screening, *, at: datetime) -> None:
    """The decision: who took it, why, and what one can do now."""
    organisation = screening.organisation
    _write(
        screening.outcome, str(screening.pk), organisation, queries.readers_of(organisation),
        at=at, screening=screening, subject=_("Ons besluit over %(name)s"),
    )  # fmt: skip


def appeal_answered(screening: Screening, *, at: datetime) -> None:
    """What became of the objection, and why."""
    organisation = screening.organisation
    _write(
        "appeal_answered", str(screening.pk), organisation, queries.readers_of(organisation),
        at=at, screening=screening, subject=_("Antwoord op je bezwaar over %(name)s"),
    )  # fmt: skip


def invited(role: Coordinator, *, name: str, at: datetime) -> None:
    """You can speak for this organisation: sign in with this address."""
    person = role.person
    language = person.user.language if person.user else "nl"
    reader = queries.Reader(person.email, name, language, person.user_id)
    _write(
        "invited", str(role.pk), role.organisation, [reader], at=at,
        subject=_("Je bent gevraagd voor %(name)s"),
    )  # fmt: skip
