"""The letters of a survey: you are asked, and once more."""

from collections.abc import Sequence
from datetime import datetime

from django.template.loader import render_to_string
from django.urls import reverse
from django.utils import translation
from django.utils.formats import date_format
from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _

from aanjager.community.centres import queries as centres
from aanjager.community.organisations import queries as organisations
from aanjager.community.organisations.queries import Reader
from aanjager.outreach.surveys.choices import PROMISES, Regime
from aanjager.outreach.surveys.models import Survey, SurveyInvitation
from aanjager.trust.letters import actions as letters


def _readers(invitation: SurveyInvitation) -> list[Reader]:
    """One reader, for a unit answers once; of a centre its managers, who get the same link."""
    if invitation.centre:
        return organisations.managers_of(invitation.centre)
    if invitation.organisation:
        return organisations.readers_of(invitation.organisation)[:1]
    person = invitation.person
    if person is None or not person.email:
        return []
    language = person.user.language if person.user else "nl"
    return [Reader(person.email, person.name, language, person.user_id)]


def _about(survey: Survey) -> list[str]:
    no = _("Wil je deze vragen niet meer krijgen? Dat kun je daar ook zeggen.")
    said = [survey.why, str(PROMISES[Regime(survey.regime)])]
    return [*said, str(no)] if survey.is_standing else said


def _write(
    kind: str,
    invitation: SurveyInvitation,
    *,
    subject: Promise,
    opening: Sequence[Promise],
    token: str,
    at: datetime,
) -> None:
    wave = invitation.wave
    survey = wave.survey
    assert wave.closes_on is not None
    for reader in _readers(invitation):
        with translation.override(reader.language):
            facts = {"title": str(survey), "day": date_format(wave.closes_on, "j F")}
            lines = [str(line) % facts for line in opening]
            text = {
                "name": reader.name,
                "lines": [*lines, *_about(survey)],
                "link": centres.link(survey.centre, reverse("surveys:begin", args=[token])),
                "signs": survey.asker,
            }
            letters.write(
                f"survey-{kind}",
                f"survey-{kind}-{wave.pk}-{at:%Y%m%d%H%M}-{reader.address}"[:120],
                letters.To(reader.address, reader.name, reader.user_id),
                subject=(str(subject) % facts)[:200],
                body=render_to_string("letters/letter.txt", text).strip() + "\n",
                at=at,
                sender=letters.Sender(
                    survey.centre_id, survey.asker, survey.centre.email if survey.centre else ""
                ),
            )


def invited(invitation: SurveyInvitation, *, token: str, at: datetime) -> None:
    """You are asked: why, until when, and what we keep."""
    _write(
        "invited", invitation, subject=_("Mogen we je iets vragen? %(title)s"),
        opening=[_("We willen je graag een paar vragen stellen. Dat kan tot en met %(day)s.")],
        token=token, at=at,
    )  # fmt: skip


def reminded(invitation: SurveyInvitation, *, token: str, at: datetime) -> None:
    """Once more: the link in this letter is the good one."""
    _write(
        "reminded", invitation, subject=_("Je kunt nog antwoorden: %(title)s"),
        opening=[
            _("Tot en met %(day)s kun je nog antwoorden. De link in deze brief is de goede."),
            _("Antwoorden hoeft niet. We schrijven hier hoogstens twee keer over."),
        ],
        token=token, at=at,
    )  # fmt: skip
