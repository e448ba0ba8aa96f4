"""The letters of an introduction: you are introduced, here are the details, what came of it."""

from collections.abc import Sequence
from datetime import datetime

from django.template.loader import render_to_string
from django.urls import reverse
from django.utils import translation
from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _

from aanjager.community.centres import queries as centres
from aanjager.community.organisations import queries as organisations
from aanjager.community.organisations.queries import Reader
from aanjager.community.people.models import Person
from aanjager.participation.initiatives import queries as initiatives
from aanjager.participation.introductions.models import Party
from aanjager.trust.letters import actions as letters


def _reader(person: Person) -> Reader:
    language = person.user.language if person.user else "nl"
    return Reader(person.email, person.name, language, person.user_id)


def readers_of(party: Party) -> list[Reader]:
    """Who gets the letters of a party."""
    if party.organisation:
        return organisations.readers_of(party.organisation)
    if party.initiative:
        return [_reader(person) for person in initiatives.leaders(party.initiative)]
    return [_reader(party.person)] if party.person else []


def _write(
    kind: str,
    party: Party,
    *,
    subject: Promise,
    lines: Sequence[Promise | str],
    facts: dict[str, str],
    token: str = "",
    at: datetime,
) -> None:
    centre = party.introduction.centre
    path = reverse("introductions:party", args=[token]) if token else ""
    for reader in readers_of(party):
        with translation.override(reader.language):
            text = {
                "name": reader.name,
                "lines": [said for line in lines if (said := str(line) % facts)],
                "link": centres.link(centre, path) if path else "",
                "signs": centre.name,
            }
            letters.write(
                f"introduction-{kind}",
                f"introduction-{kind}-{party.pk}-{at:%Y%m%d%H%M}-{reader.address}"[:120],
                letters.To(reader.address, reader.name, reader.user_id),
                subject=(str(subject) % facts)[:200],
                body=render_to_string("letters/letter.txt", text).strip() + "\n",
                at=at,
                sender=letters.Sender(centre.pk, centre.name, centre.email),
            )


def introduced(party: Party, others: Sequence[Party], *, token: str, at: datetime) -> None:
    """You are introduced: to whom, why, and what comes next."""
    it = party.introduction
    facts = {
        "others": ", ".join(str(other) for other in others),
        "why": it.why,
        "next": it.next_step,
        "who": it.made_by,
    }
    _write(
        "made", party, subject=_("We stellen je voor aan %(others)s"),
        lines=[
            _("%(who)s van de centrale stelt je voor aan: %(others)s."),
            "%(why)s",
            _("De volgende stap: %(next)s") if it.next_step else "",
            _("Op de pagina kies je of zij je gegevens krijgen. Zonder jouw ja krijgt niemand ze."),
        ],
        facts=facts, token=token, at=at,
    )  # fmt: skip


def shared(party: Party, reader: Party, *, at: datetime) -> None:
    """The details of a party that said yes, to one of the others."""
    given = readers_of(party)[:1]
    phone = party.person.phone if party.person else ""
    known = [given[0].name if given else "", given[0].address if given else "", phone]
    facts = {"party": str(party), "details": ", ".join(it for it in known if it)}
    _write(
        "shared", reader, subject=_("De gegevens van %(party)s"),
        lines=[_("%(party)s wil graag contact. Zo bereik je hen: %(details)s")],
        facts=facts, at=at,
    )  # fmt: skip


def asked(party: Party, others: Sequence[Party], *, token: str, at: datetime) -> None:
    """After four weeks: what came of it?"""
    facts = {"others": ", ".join(str(other) for other in others)}
    _write(
        "asked", party, subject=_("Wat kwam ervan, met %(others)s?"),
        lines=[
            _("Vier weken geleden stelden we je voor aan %(others)s."),
            _("Wat kwam ervan? Eén klik op de pagina is genoeg. Niets is ook een antwoord."),
        ],
        facts=facts, token=token, at=at,
    )  # fmt: skip
