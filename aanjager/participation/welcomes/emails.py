"""The letters of a first meeting: it is arranged, how did it go, nobody was there."""

from collections.abc import Sequence
from datetime import datetime

from django.template.loader import render_to_string
from django.urls import reverse
from django.utils import translation
from django.utils.formats import date_format
from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _

from aanjager.community.centres import queries as centres
from aanjager.community.people.models import Person
from aanjager.participation.initiatives import queries as initiatives
from aanjager.participation.welcomes import queries
from aanjager.participation.welcomes.models import Welcome
from aanjager.trust.letters import actions as letters


def _write(
    kind: str,
    it: Welcome,
    person: Person,
    *,
    subject: Promise,
    lines: Sequence[Promise],
    path: str,
    at: datetime,
) -> None:
    initiative = it.answer.need.initiative
    with translation.override(person.user.language if person.user else "nl"):
        facts = {
            "title": initiative.title,
            "buddy": str(queries.buddy_of(it) or ""),
            "newcomer": it.answer.person.name,
            "day": date_format(it.on, "l j F"),
            "words": it.words,
        }
        text = {
            "name": person.name,
            "lines": [str(line) % facts for line in lines],
            "link": centres.link(initiative.centre, path),
            "signs": initiative.centre.name,
        }
        letters.write(
            f"welcome-{kind}",
            f"welcome-{kind}-{it.pk}-{person.pk}-{at:%Y%m%d%H%M%S}",
            letters.To(person.email, person.name, person.user_id),
            subject=(str(subject) % facts)[:200],
            body=render_to_string("letters/letter.txt", text).strip() + "\n",
            at=at,
            sender=letters.Sender(
                initiative.centre.pk, initiative.centre.name, initiative.centre.email
            ),
        )


def arranged(it: Welcome, *, at: datetime) -> None:
    """To who comes and to who welcomes: the day, the place and each other's name."""
    path = reverse("welcomes:arrange", args=[it.answer.need.initiative_id, it.answer_id])
    _write(
        "arranged", it, it.answer.person, subject=_("%(buddy)s wacht op je bij %(title)s"),
        lines=[_("Je eerste keer is op %(day)s: %(words)s."), _("%(buddy)s is er en wacht op je.")],
        path=path, at=at,
    )  # fmt: skip
    if it.buddy:
        _write(
            "buddy", it, it.buddy, subject=_("Vang jij %(newcomer)s op bij %(title)s?"),
            lines=[
                _("%(newcomer)s komt voor het eerst op %(day)s: %(words)s."),
                _("We hebben gezegd dat jij er bent. Kun je niet? Zeg het wie dit trekt."),
            ],
            path=path, at=at,
        )  # fmt: skip


def asked(it: Welcome, *, token: str, at: datetime) -> None:
    """To who came: how did it go?"""
    _write(
        "asked", it, it.answer.person, subject=_("Hoe was je eerste keer bij %(title)s?"),
        lines=[_("Op %(day)s zou %(buddy)s je opvangen. Eén klik op de pagina is genoeg.")]
        if queries.buddy_of(it)
        else [_("Op %(day)s was je eerste keer. Eén klik op de pagina is genoeg.")],
        path=reverse("welcomes:tell", args=[token]), at=at,
    )  # fmt: skip


def nobody_awaits(it: Welcome, *, at: datetime) -> None:
    """To who carries the initiative: whoever would await somebody does not any more."""
    path = reverse("welcomes:arrange", args=[it.answer.need.initiative_id, it.answer_id])
    for person in initiatives.leaders(it.answer.need.initiative):
        _write(
            "nobody", it, person, subject=_("Wie vangt %(newcomer)s op bij %(title)s?"),
            lines=[
                _("%(newcomer)s komt voor het eerst op %(day)s: %(words)s."),
                _("Wie zou opvangen, doet niet meer mee of wil niet genoemd worden."),
                _("Kies iemand anders, of ga zelf."),
            ],
            path=path, at=at,
        )  # fmt: skip


def nobody_was_there(it: Welcome, *, at: datetime) -> None:
    """To who carries the initiative: somebody stood there alone."""
    initiative = it.answer.need.initiative
    for person in initiatives.leaders(initiative):
        _write(
            "alone", it, person, subject=_("%(newcomer)s stond alleen bij %(title)s"),
            lines=[
                _("%(newcomer)s kwam op %(day)s en er was niemand."),
                _("Bel of schrijf even, en spreek een nieuwe dag af."),
            ],
            path=reverse("initiatives:detail", args=[initiative.pk]), at=at,
        )  # fmt: skip
