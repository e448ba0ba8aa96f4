"""The letters of this room: an invitation from somebody you know, a thank-you, a question of a tie."""

from collections.abc import Sequence
from datetime import datetime
from typing import Any

from django.template.loader import render_to_string
from django.urls import reverse
from django.utils import translation
from django.utils.formats import date_format
from django.utils.translation import gettext as _

from aanjager.community.centres import queries as centres
from aanjager.community.centres.models import Centre
from aanjager.community.organisations import queries as organisations
from aanjager.community.organisations.models import Organisation
from aanjager.community.people.models import Person
from aanjager.community.ties.models import Invitation
from aanjager.trust.letters import actions as letters


def _write(
    key: tuple[str, str],
    to: letters.To,
    *,
    subject: str,
    lines: Sequence[str],
    path: str,
    centre: Centre | None,
    at: datetime,
) -> None:
    signs = centre.name if centre else _("De landelijke vereniging")
    facts: dict[str, Any] = {
        "name": to.name,
        "lines": [line for line in lines if line],
        "link": centres.link(centre, path),
        "signs": signs,
    }
    letters.write(
        f"ties-{key[0]}",
        f"ties-{key[0]}-{key[1]}"[:120],
        to,
        subject=subject[:200],
        body=render_to_string("letters/letter.txt", facts).strip() + "\n",
        at=at,
        sender=letters.Sender(centre.pk if centre else None, signs),
    )


def invited(it: Invitation, *, address: str, token: str, at: datetime) -> None:
    """Somebody you know asks you along; the letter says how to never get one again."""
    who = it.inviter.name if it.inviter else ""
    known = {"who": who, "title": it.title, "day": date_format(it.expires_at, "j F Y")}
    asks = _("%(who)s vraagt je mee: %(title)s") if it.title else _("%(who)s kent jou")
    _write(
        ("invited", str(it.pk)),
        letters.To(address, it.called),
        subject=asks % known,
        lines=[
            (asks % known) + ".",
            it.note,
            _("Zeg ja of nee op de pagina. De link werkt tot %(day)s.") % known,
            _("Wil je dit soort brieven niet? Ook dat zeg je op die pagina, dan stopt het."),
        ],
        path=reverse("ties:answer", args=[token]),
        centre=it.centre,
        at=at,
    )


def thanked(it: Invitation, *, name: str, at: datetime) -> None:
    """One letter of thanks to who invited, because who said yes wants to be named."""
    person = it.inviter
    if person is None:
        return
    with translation.override(person.user.language if person.user else "nl"):
        known = {"who": name, "title": it.title or _("elkaars netwerk")}
        _write(
            ("thanks", str(it.pk)),
            letters.To(person.email, person.name, person.user_id),
            subject=_("%(who)s zei ja op je uitnodiging") % known,
            lines=[
                _("%(who)s zei ja: %(title)s.") % known,
                _("Dank je wel. Iemand vragen die je kent, dat werkt het best."),
            ],
            path=reverse("ties:network"),
            centre=it.centre,
            at=at,
        )


def proposed(
    organisation: Organisation, person: Person, kind: str, *, number: int, at: datetime
) -> None:
    """Somebody says that they know the organisation; its people say yes or no on a page."""
    for reader in organisations.readers_of(organisation):
        with translation.override(reader.language):
            known = {"who": person.name, "kind": kind, "organisation": organisation.name}
            _write(
                ("proposed", f"{number}-{reader.address}"),
                letters.To(reader.address, reader.name, reader.user_id),
                subject=_("%(who)s kent jullie") % known,
                lines=[
                    _("%(who)s wil %(organisation)s in het eigen netwerk zetten (%(kind)s).")
                    % known,
                    _("Klopt dat? Zeg ja of nee op de pagina. Zonder ja gebeurt er niets."),
                ],
                path=reverse("ties:network"),
                centre=organisation.centre,
                at=at,
            )
