"""Letters to people about their own profile."""

from datetime import date, datetime

from django.conf import settings
from django.utils import translation
from django.utils.formats import date_format
from django.utils.timezone import localdate
from django.utils.translation import gettext as _

from aanjager.community.centres import queries as centres
from aanjager.community.people.models import Person
from aanjager.trust.letters.actions import HOUSE, Sender, To, write


def address_changed(old: str, name: str, *, user_id: int, at: datetime) -> None:
    """Tell the old address that somebody signs in with another one from now on."""
    write(
        "address-changed",
        f"address-changed:{user_id}:{at.isoformat()}",
        To(old, name, user_id),
        subject=_("Je logt voortaan in met een ander e-mailadres"),
        body=_(
            "Hallo %(name)s,\n\nJe e-mailadres is zojuist veranderd. Op dit oude adres krijg je "
            "geen berichten meer.\n\nWas jij dit niet? Bel dan meteen met de centrale."
        )
        % {"name": name},
        at=at,
    )


def stay_on_paper(person: Person, *, goes_on: date, at: datetime) -> None:
    """Ask somebody without an account whether they stay; an answer or a call to the centre is enough."""
    known_at = person.registrations.filter(left_on=None).select_related("centre").first()
    centre = known_at.centre if known_at else None
    language = person.languages[0] if person.languages else "nl"
    with translation.override(language if language in dict(settings.LANGUAGES) else "nl"):
        words = {
            "name": person.name,
            "day": date_format(goes_on, "j F Y"),
            "phone": centre.phone if centre else "",
            "centre": centre.name if centre else "",
        }
        write(
            "stay",
            f"stay-on-paper:{person.pk}:{localdate(at)}",
            To(person.email, person.name),
            subject=_("Wil je bij ons blijven?"),
            body=_(
                "Hallo %(name)s,\n\nWe spraken je lang niet. Dat geeft niets. We bewaren alleen "
                "gegevens van mensen die dat willen.\n\nWil je blijven? Antwoord dan op deze mail, "
                "of bel ons: %(phone)s\n\nHoren we niets, dan wissen we je gegevens, niet eerder "
                "dan %(day)s.\n\n%(centre)s"
            )
            % words,
            at=at,
            sender=Sender(centre.pk, centre.name, centre.email) if centre else HOUSE,
        )


def stay(person: Person, *, goes_on: date, at: datetime) -> None:
    """Ask whether somebody stays, in their language; the link leads to signing in, reading changes nothing."""
    assert person.user is not None
    known_at = person.registrations.filter(left_on=None).select_related("centre").first()
    centre = known_at.centre if known_at else None
    with translation.override(person.user.language):
        path = "/inloggen/?next=/mijn/"
        words = {
            "name": person.name,
            "day": date_format(goes_on, "j F Y"),
            "link": centres.link(centre, path) if centre else path,
            "centre": centre.name if centre else "",
        }
        write(
            "stay",
            f"stay:{person.pk}:{localdate(at)}",
            To(person.user.email, person.name, person.user_id),
            subject=_("Wil je bij ons blijven?"),
            body=_(
                "Hallo %(name)s,\n\nJe was lang niet bij ons. Dat geeft niets. We bewaren alleen "
                "gegevens van mensen die dat willen.\n\nWil je blijven? Log dan een keer in: "
                "%(link)s\n\nDoe je niets, dan wissen we je gegevens, niet eerder dan %(day)s.\n\n"
                "%(centre)s"
            )
            % words,
            at=at,
            sender=Sender(centre.pk, centre.name) if centre else HOUSE,
        )
