"""The letters of this room: to guardians, mentors, providers and pupils."""

from collections.abc import Sequence
from datetime import datetime

from django.template.loader import render_to_string
from django.urls import reverse
from django.utils import translation
from django.utils.translation import gettext as _

from aanjager.community.centres import queries as centres
from aanjager.community.centres.models import Centre
from aanjager.community.organisations import queries as organisations
from aanjager.growth.internships.models import Internship, Pupil
from aanjager.trust.letters import actions as letters


def _write(
    key: str, to: letters.To, *, subject: str, lines: Sequence[str], path: str, centre: Centre,
    signs: str, at: datetime,
) -> None:  # fmt: skip
    if not to.address:
        return
    facts = {
        "name": to.name,
        "lines": [it for it in lines if it],
        "link": centres.link(centre, path),
        "signs": signs,
    }
    letters.write(
        "internship",
        f"internship-{key}-{at:%Y%m%d%H%M%S}"[:120],
        to,
        subject=subject[:200],
        body=render_to_string("letters/letter.txt", facts).strip() + "\n",
        at=at,
        sender=letters.Sender(centre.pk, signs, centre.email),
    )


def guardian_asked(pupil: Pupil, token: str, *, at: datetime) -> None:
    """To the guardian: read what it is about, and say yes on the page."""
    known = {"name": pupil.name, "school": pupil.group.school.name, "track": pupil.group.track}
    _write(
        f"guardian-{pupil.pk}",
        letters.To(pupil.guardian_email, pupil.guardian_name),
        subject=_("Mag %(name)s op zoek naar een stageplek?") % known,
        lines=[
            _("%(name)s van %(school)s wil een plek zoeken: %(track)s.") % known,
            _("Lees op de pagina waar het over gaat en zeg daar ja. Je hebt geen account nodig."),
        ],
        path=reverse("internships:guardian", args=[token]),
        centre=pupil.group.school.centre,
        signs=pupil.group.school.name,
        at=at,
    )


def mentor_asked(it: Internship, *, at: datetime) -> None:
    """To the mentor: a pupil applied, say yes or no."""
    group, mentor = it.pupil.group, it.pupil.group.mentor
    if mentor is None:
        return
    known = {"name": it.pupil.name, "title": it.opportunity.title, "where": it.provider.name}
    with translation.override(mentor.user.language if mentor.user else "nl"):
        _write(
            f"mentor-{it.pk}",
            letters.To(mentor.email, mentor.name, mentor.user_id),
            subject=_("%(name)s vraagt een stageplek aan") % known,
            lines=[
                _("%(name)s wil naar %(where)s: %(title)s.") % known,
                _("Zeg op de pagina ja of nee. Daarna hoort de stageplek ervan."),
            ],
            path=reverse("internships:detail", args=[it.pk]),
            centre=group.school.centre,
            signs=group.school.name,
            at=at,
        )


def provider_asked(it: Internship, *, at: datetime) -> None:
    """To the people of the provider: a pupil wants to come, and the mentor said yes."""
    known = {"name": it.pupil.name, "title": it.opportunity.title}
    for one in organisations.readers_of(it.provider):
        with translation.override(one.language):
            _write(
                f"provider-{it.pk}-{one.address}",
                letters.To(one.address, one.name, one.user_id),
                subject=_("Een leerling wil bij jullie stage doen"),
                lines=[
                    _("%(name)s wil komen voor: %(title)s. De mentor zei ja.") % known,
                    _(
                        "Zeg op de pagina of het kan. Daarna tekenen jullie alle vier op het scherm."
                    ),
                ],
                path=reverse("internships:detail", args=[it.pk]),
                centre=it.opportunity.centre,
                signs=it.pupil.group.school.name,
                at=at,
            )


def pupil_told(it: Internship, *, at: datetime) -> None:
    """To the pupil: what somebody answered, and what comes next."""
    known = {"title": it.opportunity.title, "where": it.provider.name, "why": it.reason}
    said = {
        Internship.State.APPROVED: _("Je mentor zei ja. Nu kijkt %(where)s ernaar."),
        Internship.State.ACCEPTED: _("%(where)s zegt ja. Je krijgt een brief om te tekenen."),
        Internship.State.DECLINED: _("Het gaat niet door: %(why)s Zoek gerust verder."),
    }[Internship.State(it.state)]
    _write(
        f"told-{it.state}-{it.pk}",
        letters.To(it.pupil.email, it.pupil.name),
        subject=_("Je stage: %(title)s") % known,
        lines=[said % known],
        path=reverse("internships:mine"),
        centre=it.pupil.group.school.centre,
        signs=it.pupil.group.school.name,
        at=at,
    )
