"""The letter that somebody was thanked."""

from datetime import datetime

from django.template.loader import render_to_string
from django.utils import translation
from django.utils.translation import gettext as _

from aanjager.community.centres import queries as centres
from aanjager.growth.paths.models import Thanks
from aanjager.trust.letters import actions as letters


def thanked(it: Thanks, *, at: datetime) -> None:
    """To the volunteer: these are the words; whether others see them is yours."""
    person, centre, body = it.placement.person, it.placement.centre, it.placement.organisation
    with translation.override(person.user.language if person.user else "nl"):
        text = {
            "name": person.name, "signs": centre.name,
            "lines": [
                _("%(body)s bedankt je:") % {"body": body.name}, f"“{it.words}”",
                _("Wil je dat anderen dit lezen op de dankmuur? Dat kies je zelf."),
            ],
            "link": centres.link(centre, "/mijn/verder/"),
        }  # fmt: skip
        letters.write(
            "thanks", f"thanks-{it.pk}", letters.To(person.email, person.name, person.user_id),
            subject=_("Iemand bedankt je"),
            body=render_to_string("letters/letter.txt", text).strip() + "\n", at=at,
            sender=letters.Sender(centre.pk, centre.name, centre.email),
        )  # fmt: skip
