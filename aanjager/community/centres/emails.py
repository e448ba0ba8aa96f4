"""Letters about who comes and works at a centre."""

from datetime import datetime

from django.utils.formats import date_format
from django.utils.timezone import localtime
from django.utils.translation import gettext as _

from aanjager.community.centres import queries
from aanjager.community.centres.models import Staff, Visit
from aanjager.trust.letters.actions import Sender, To, write


def entered(visit: Visit, *, at: datetime) -> None:
    """Tell the centre that somebody of the association is inside, why and until when."""
    centre = visit.centre
    words = {
        "who": visit.user.email,
        "reason": visit.reason,
        "until": date_format(localtime(visit.ends_at), "j F, H.i"),
        "link": queries.link(centre, "/balie/centrale/bezoeken/"),
    }
    write(
        "centre-entered",
        f"centre-entered:{visit.pk}",
        To(centre.email, centre.name),
        subject=_("Iemand van de vereniging kijkt mee"),
        body=_(
            "%(who)s van de vereniging kan tot %(until)s uur bij jullie meekijken.\n\n"
            "De reden: %(reason)s\n\nAlle bezoeken staan hier: %(link)s"
        )
        % words,
        at=at,
        sender=Sender(centre.pk),
    )


def appointed(staff: Staff, *, at: datetime) -> None:
    """Tell somebody that they work at a centre now, and how to begin."""
    centre = staff.centre
    words = {
        "name": staff.name,
        "centre": centre.name,
        "link": queries.link(centre, "/inloggen/?next=/balie/"),
    }
    write(
        "staff-appointed",
        f"staff-appointed:{staff.pk}",
        To(staff.user.email, staff.name, staff.user_id),
        subject=_("Je kunt nu aan de balie van %(centre)s") % words,
        body=_(
            "Hallo %(name)s,\n\nJe werkt vanaf nu mee bij %(centre)s. Log in met dit e-mailadres: "
            "%(link)s\n\nDe eerste keer vragen we je een tweede stap in te stellen. Dat kost een "
            "minuut."
        )
        % words,
        at=at,
        sender=Sender(centre.pk, centre.name),
    )
