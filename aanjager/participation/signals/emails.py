"""What became of a signal, told back to who gave it."""

from datetime import datetime

from django.template.loader import render_to_string
from django.urls import reverse
from django.utils import translation
from django.utils.translation import gettext as _

from aanjager.community.centres import queries as centres
from aanjager.community.people.models import Person
from aanjager.participation.signals.models import Pattern, Signal
from aanjager.trust.letters import actions as letters


def told_back(pattern: Pattern, signal: Signal, who: Person, *, at: datetime) -> None:
    """To who signalled, once for each step of a pattern, however many signals they gave."""
    centre = signal.centre
    with translation.override(who.user.language if who.user else "nl"):
        signs = centre.name if centre else _("De landelijke vereniging")
        known = {
            "pattern": pattern,
            "signal": signal,
            "name": who.name,
            "signs": signs,
            "step": pattern.get_next_step_display(),
            "link": centres.link(centre, reverse("signals:own")) if who.user else "",
        }
        letters.write(
            "signal-told-back",
            f"signal-{pattern.pk}-{who.pk}-{at:%Y%m%d%H%M%S}",
            letters.To(who.email or (who.user.email if who.user else ""), who.name, who.user_id),
            subject=(_("Wat er met je signaal gebeurt: %(title)s") % {"title": pattern.title})[
                :200
            ],
            body=render_to_string("signals/emails/told_back.txt", known).strip() + "\n",
            at=at,
            sender=letters.Sender(centre.pk if centre else None, signs),
        )
