"""The letter that something was written along. It says nothing of what, nor that it is about help."""

from datetime import datetime

from django.template.loader import render_to_string
from django.utils import translation
from django.utils.timezone import localtime
from django.utils.translation import gettext as _

from aanjager.community.centres import queries as centres
from aanjager.growth.support_wishes.models import WishDraft
from aanjager.trust.letters import actions as letters


def written_along(draft: WishDraft, *, at: datetime) -> None:
    """A consultant wrote something down with you: look whether it is right."""
    person, centre = draft.person, draft.staff.centre
    language = person.user.language if person.user else "nl"
    with translation.override(language):
        facts = {"who": draft.staff.name, "centre": centre.name}
        lines = [
            _("%(who)s van %(centre)s schreef iets met je op.") % facts,
            _("Kijk of het klopt. We bewaren het alleen als jij ja zegt."),
        ]
        text = {
            "name": person.name, "lines": lines, "signs": centre.name,
            "link": centres.link(centre, "/mijn/wat-helpt/"),
        }  # fmt: skip
        letters.write(
            "written-along",
            f"written-along-{draft.pk}-{localtime(at):%Y%m%d}",
            letters.To(person.email, person.name, person.user_id),
            subject=_("Er staat iets voor je klaar"),
            body=render_to_string("letters/letter.txt", text).strip() + "\n",
            at=at,
            sender=letters.Sender(centre.pk, centre.name, centre.email),
        )
