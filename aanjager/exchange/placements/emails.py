"""The letters of this room: short, signed, in the language of who reads them.

Each carries an address to answer to, so that a reply by mail stands in the conversation.
"""

from datetime import datetime
from typing import Any

from django.template.loader import render_to_string
from django.urls import reverse
from django.utils import translation
from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _

from aanjager.community.centres import queries as centres
from aanjager.exchange.placements import queries
from aanjager.exchange.placements.choices import REPLY_TOPIC
from aanjager.exchange.placements.models import Message, Placement
from aanjager.exchange.placements.queries import Reader
from aanjager.trust.letters import actions as letters
from aanjager.trust.letters.queries import reply_address


def own_page(placement: Placement) -> str:
    """The address of the page where the volunteer follows the reaction."""
    return centres.link(placement.centre, reverse("placements:own", args=[placement.pk]))


def inbox_page(placement: Placement) -> str:
    """The address of the page where the organisation handles the reaction."""
    return centres.link(placement.centre, reverse("inbox:handle", args=[placement.pk]))


def desk_page(placement: Placement) -> str:
    """The address of the page where the centre sees the reaction."""
    return centres.link(placement.centre, reverse("inbox:desk_detail", args=[placement.pk]))


def _write(
    kind: str,
    placement: Placement,
    readers: list[Reader],
    *,
    subject: Promise,
    key: object,
    at: datetime,
    page: str,
    signs: str = "",
    **facts: Any,
) -> None:
    """Write one letter to each reader; the key makes that the same letter is written once."""
    centre, organisation = placement.centre, placement.organisation
    sender = letters.Sender(
        centre.pk, signs or centre.name, reply_address(REPLY_TOPIC, placement.pk)
    )
    for reader in readers:
        with translation.override(reader.language):
            words = {
                "title": placement.opportunity.title,
                "organisation": organisation.name,
                "person": placement.person.name,
            }
            known = {"placement": placement, "reader": reader, "page": page}
            body = render_to_string(
                f"placements/emails/{kind}.txt",
                {**known, "signs": signs or centre.name, "now": at, **facts},
            )
            letters.write(
                f"placement-{kind.replace('_', '-')}",
                f"placement-{placement.pk}-{kind}-{key}-{reader.user_id or reader.address}"[:120],
                letters.To(reader.address, reader.name, reader.user_id),
                subject=(str(subject) % words)[:200],
                body=body.strip() + "\n",
                at=at,
                sender=sender,
            )


def _to_volunteer(kind: str, placement: Placement, **facts: Any) -> None:
    _write(
        kind, placement, [queries.volunteer_reader(placement)], page=own_page(placement), **facts
    )


def _to_organisation(kind: str, placement: Placement, **facts: Any) -> None:
    readers = queries.organisation_readers(placement)
    _write(kind, placement, readers, page=inbox_page(placement), **facts)


def _via(placement: Placement) -> str:
    return f"{placement.organisation.name} via {placement.centre.name}"


def sent(placement: Placement, *, message: Message | None, at: datetime) -> None:
    """To the volunteer: it was sent, when an answer comes; to the organisation: somebody reacted."""
    _to_volunteer(
        "sent", placement, key="", at=at, subject=_("Je reactie op %(title)s is verstuurd")
    )
    _to_organisation(
        "arrived", placement, key="", at=at, message=message,
        subject=_("%(person)s reageert op %(title)s"),
    )  # fmt: skip


def said(message: Message, *, at: datetime) -> None:
    """To the other side: somebody said something."""
    placement = message.placement
    facts = {"key": message.pk, "at": at, "message": message}
    if message.voice == Message.Voice.VOLUNTEER:
        _to_organisation(
            "said", placement, subject=_("%(person)s schrijft over %(title)s"), **facts
        )
        return
    signs = _via(placement)
    if message.voice == Message.Voice.CENTRE:
        signs = placement.centre.name
        _to_organisation("said", placement, subject=_("Bericht over %(title)s"), **facts)
    _to_volunteer("said", placement, subject=_("Bericht over %(title)s"), signs=signs, **facts)


def talk_planned(placement: Placement, *, by: str, at: datetime) -> None:
    """To the volunteer: when and where the talk is, with a line for the calendar."""
    path = reverse("placements:calendar", args=[placement.pk])
    _to_volunteer(
        "talk_planned", placement, key=placement.version, at=at, signs=_via(placement), by=by,
        calendar=centres.link(placement.centre, path),
        subject=_("Kom je kennismaken bij %(organisation)s?"),
    )  # fmt: skip


def on_reserve(placement: Placement, *, at: datetime) -> None:
    """To the volunteer: there is no place now, and what happens when one comes free."""
    _to_volunteer(
        "on_reserve", placement, key=placement.version, at=at, signs=_via(placement),
        subject=_("Je staat op de reservelijst van %(title)s"),
    )  # fmt: skip


def place_offered(placement: Placement, *, token: str, at: datetime) -> None:
    """To the volunteer: a place came free, and until when it waits."""
    path = reverse("placements:offer", args=[token])
    _to_volunteer(
        "place_offered", placement, key=placement.version, at=at,
        link=centres.link(placement.centre, path),
        subject=_("Er is plek bij %(title)s"),
    )  # fmt: skip


def offer_lapsed(placement: Placement, *, at: datetime) -> None:
    """To the volunteer: the place went on, you stay on the list."""
    _to_volunteer(
        "offer_lapsed", placement, key=placement.version, at=at,
        subject=_("De plek bij %(title)s ging naar iemand anders"),
    )  # fmt: skip


def offer_accepted(placement: Placement, *, at: datetime) -> None:
    """To the organisation: who takes the place that came free."""
    _to_organisation(
        "offer_accepted", placement, key=placement.version, at=at,
        subject=_("%(person)s neemt de plek bij %(title)s"),
    )  # fmt: skip


def agreed(placement: Placement, *, at: datetime) -> None:
    """To the volunteer: it goes on, and what comes next."""
    _to_volunteer(
        "agreed", placement, key=placement.version, at=at, signs=_via(placement),
        subject=_("Het gaat door: %(title)s"),
    )  # fmt: skip


def started(placement: Placement, *, at: datetime) -> None:
    """To the volunteer: the first day, and who helps you to get going."""
    _to_volunteer(
        "started", placement, key=placement.version, at=at, signs=_via(placement),
        subject=_("Je eerste dag bij %(organisation)s"),
    )  # fmt: skip


def declined(
    placement: Placement, *, text: str, others: list[dict[str, Any]], at: datetime
) -> None:
    """To the volunteer: a kind no, with what else there is nearby."""
    _to_volunteer(
        "declined", placement, key=placement.version, at=at, signs=_via(placement), text=text,
        others=[
            (it, centres.link(placement.centre, f"/vacatures/{it['id']}/")) for it in others
        ],
        finder=centres.link(placement.centre, "/vacatures/"),
        subject=_("Over je reactie op %(title)s"),
    )  # fmt: skip


def withdrawn(placement: Placement, *, at: datetime) -> None:
    """To the organisation: the volunteer withdrew."""
    _to_organisation(
        "withdrawn", placement, key=placement.version, at=at,
        subject=_("%(person)s trekt de reactie op %(title)s terug"),
    )  # fmt: skip


def ended(placement: Placement, *, by_volunteer: bool, at: datetime) -> None:
    """To the other side: it ended; thanks."""
    subject = _("%(person)s stopt met %(title)s")
    if by_volunteer:
        _to_organisation("ended", placement, key=placement.version, at=at, subject=subject)
        return
    _to_volunteer(
        "thanks", placement, key=placement.version, at=at, signs=_via(placement),
        subject=_("Dank je wel voor je hulp bij %(organisation)s"),
    )  # fmt: skip


def reminder(placement: Placement, *, at: datetime) -> None:
    """To the organisation: somebody waits, and until when."""
    _to_organisation(
        "reminder", placement, key="", at=at,
        subject=_("%(person)s wacht op je antwoord over %(title)s"),
    )  # fmt: skip


def stepped_in(placement: Placement, *, at: datetime) -> None:
    """To the volunteer: sorry, and that the centre takes over; to organisation and centre: do something."""
    _to_volunteer(
        "stepped_in", placement, key="", at=at, subject=_("Je kreeg nog geen antwoord op %(title)s")
    )
    _to_organisation(
        "stepped_in_organisation", placement, key="", at=at,
        subject=_("De tijd om %(person)s te antwoorden is voorbij"),
    )  # fmt: skip
    centre = placement.centre
    _write(
        "stepped_in_centre", placement, [Reader(centre.email, centre.name)], key="", at=at,
        page=desk_page(placement), subject=_("%(organisation)s gaf %(person)s geen antwoord"),
    )  # fmt: skip


def without_attachment(placement: Placement, *, to: str, mail_id: str, at: datetime) -> None:
    """To who sent a file along: the words arrived, the file did not."""
    _write(
        "without_attachment", placement, [Reader(to, "")], key=mail_id, at=at,
        page=own_page(placement) if to == placement.person.email else inbox_page(placement),
        subject=_("Je bijlage bij %(title)s is niet doorgestuurd"),
    )  # fmt: skip
