"""The letters of this room: to the pupils of a class."""

from datetime import datetime

from django.template.loader import render_to_string
from django.urls import reverse
from django.utils.translation import gettext as _

from aanjager.community.centres import queries as centres
from aanjager.growth.internships.models import Group, Pupil
from aanjager.trust.letters import actions as letters


def _write(
    key: str, pupil: Pupil, group: Group, *, subject: str, lines: list[str], at: datetime
) -> None:
    centre = group.school.centre
    facts = {
        "name": pupil.name,
        "lines": lines,
        "link": centres.link(centre, reverse("internships:mine")),
        "signs": group.school.name,
    }
    letters.write(
        "internship",
        f"internship-{key}-{pupil.pk}-{at:%Y%m%d%H%M%S}",
        letters.To(pupil.email, pupil.name),
        subject=subject[:200],
        body=render_to_string("letters/letter.txt", facts).strip() + "\n",
        at=at,
        sender=letters.Sender(centre.pk, group.school.name, centre.email),
    )


def reminded(pupil: Pupil, group: Group, *, at: datetime) -> None:
    """To a pupil without a place: look for one."""
    _write(
        "remind",
        pupil,
        group,
        subject=_("Zoek een stageplek"),
        lines=[_("Je hebt nog geen plek. Kijk wat er bij je past, en vraag er één aan.")],
        at=at,
    )


def brought_in(pupil: Pupil, group: Group, *, at: datetime) -> None:
    """To a pupil who is new in a class: how to begin."""
    known = {"school": group.school.name, "class": group.name, "track": group.track}
    _write(
        "new",
        pupil,
        group,
        subject=_("Je stage begint: zoek een plek"),
        lines=[
            _("%(school)s zette je in klas %(class)s voor: %(track)s.") % known,
            _("Log op de pagina in met dit e-mailadres. Dan zie je plekken die bij je passen."),
        ],
        at=at,
    )
