"""The letters of an agreement: your personal link, and a quarter that waits for your signature."""

from datetime import datetime

from django.template.loader import render_to_string
from django.utils import translation
from django.utils.translation import gettext as _

from aanjager.community.centres import queries as centres
from aanjager.partnership.agreements.models import Contact, Quarter
from aanjager.trust.letters import actions as letters


def _write(
    kind: str, contact: Contact, key: str, subject: str, lines: list[str], link: str, at: datetime
) -> None:
    centre = contact.agreement.centre
    text = {"name": contact.name, "lines": lines, "link": link, "signs": centre.name}
    letters.write(
        kind,
        key[:120],
        letters.To(contact.email, contact.name),
        subject=subject[:200],
        body=render_to_string("letters/letter.txt", text).strip() + "\n",
        at=at,
        sender=letters.Sender(centre.pk, centre.name, centre.email),
    )


def invited(contact: Contact, *, token: str, at: datetime) -> None:
    """Your personal link to what was agreed."""
    with translation.override(contact.language):
        facts = {"title": contact.agreement.title}
        lines = [
            _("Dit is je eigen link naar de afspraak ‘%(title)s’: de cijfers en de toelichting.")
            % facts,
            _("Bewaar de link en geef hem niet door. De centrale ziet wanneer je kijkt."),
        ]
        subject = _("Jouw link: %(title)s") % facts
        link = centres.link(contact.agreement.centre, f"/partner/{token}/")
        _write("agreement-link", contact, f"agreement-link-{contact.pk}", subject, lines, link, at)


def offered(contact: Contact, quarter: Quarter, *, at: datetime) -> None:
    """A quarter waits for your signature; the link is the one you have."""
    with translation.override(contact.language):
        facts = {
            "title": contact.agreement.title,
            "number": (quarter.first.month + 2) // 3,
            "year": quarter.first.year,
        }
        lines = [
            _("De centrale ondertekende kwartaal %(number)s van %(year)s van ‘%(title)s’.") % facts,
            _("Open je eigen link uit onze eerdere brief om te kijken en te tekenen."),
        ]
        subject = _("Kwartaal %(number)s van %(year)s wacht op je handtekening") % facts
        key = f"agreement-offered-{quarter.pk}-{contact.pk}-{at:%Y%m%d%H%M}"
        _write("agreement-offered", contact, key, subject, lines, "", at)
