"""The letter about a deadline; no amount stands in it."""

from datetime import datetime

from django.template.loader import render_to_string
from django.urls import reverse
from django.utils import translation
from django.utils.formats import date_format
from django.utils.translation import gettext as _

from aanjager.community.centres import queries as centres
from aanjager.partnership.funding.queries import Deadline
from aanjager.trust.letters import actions as letters


def comes_near(deadline: Deadline, term: int, *, at: datetime) -> None:
    """A day comes near: to who made the application, else to the centre; once per term."""
    it = deadline.application
    centre, owner = it.centre, it.owner
    with translation.override(owner.language if owner else "nl"):
        day = date_format(deadline.on, "j F")
        subject = _("Voor %(day)s: %(title)s") % {"day": day, "title": it}
        line = _("Uiterlijk op %(day)s moet dit klaar zijn. %(what)s. Alles staat hier:")
        text = {
            "name": "",
            "lines": [line % {"day": day, "what": deadline.words}],
            "link": centres.link(centre, reverse("funding:detail", args=[it.pk])),
            "signs": centre.name,
        }
        letters.write(
            "funding-deadline",
            f"funding-{it.pk}-{deadline.mark}-{deadline.on:%Y%m%d}-{term}",
            letters.To(owner.email if owner else centre.email, "", owner.pk if owner else None),
            subject=subject[:200],
            body=render_to_string("letters/letter.txt", text).strip() + "\n",
            at=at,
            sender=letters.Sender(centre.pk, centre.name, centre.email),
        )
