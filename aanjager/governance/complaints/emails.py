"""The letters about a complaint: it came in, and the answer."""

from datetime import datetime

from django.template.loader import render_to_string
from django.urls import reverse
from django.utils.formats import date_format
from django.utils.timezone import localtime
from django.utils.translation import gettext as _

from aanjager.community.centres import queries as centres
from aanjager.governance.complaints.models import Complaint
from aanjager.trust.letters import actions as letters


def taken_in(it: Complaint, *, at: datetime) -> None:
    """Who left an address hears by when an answer comes; the centre hears that there is one."""
    day = date_format(localtime(it.answer_by), "j F")
    lines = [_("We hebben je klacht. Uiterlijk op %(day)s krijg je antwoord.") % {"day": day}]
    _write("made", it, it.email, it.name, _("We hebben je klacht"), lines, "", at=at)
    lines = [_("Er is een klacht. Uiterlijk op %(day)s moet er een antwoord zijn.") % {"day": day}]
    link = centres.link(it.centre, reverse("complaints:detail", args=[it.pk]))
    _write("desk", it, it.centre.email, it.centre.name, _("Een klacht"), lines, link, at=at)


def answered(it: Complaint, *, at: datetime) -> None:
    """The answer, whole: who complained without an account has no other place to read it."""
    lines = [str(it.get_outcome_display()).capitalize() + ".", it.answer]
    _write("answer", it, it.email, it.name, _("Antwoord op je klacht"), lines, "", at=at)


def _write(
    mark: str, it: Complaint, to: str, name: str, subject: str, lines: list[str], link: str, *,
    at: datetime,
) -> None:  # fmt: skip
    centre = it.centre
    text = {"name": name, "lines": lines, "link": link, "signs": it.answerer_name or centre.name}
    letters.write(
        f"complaint-{mark}",
        f"complaint-{it.pk}-{mark}",
        letters.To(to, name),
        subject=subject,
        body=render_to_string("letters/letter.txt", text).strip() + "\n",
        at=at,
        sender=letters.Sender(centre.pk, centre.name, centre.email),
    )
