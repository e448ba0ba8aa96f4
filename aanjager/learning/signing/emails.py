"""The letters about papers: to who signs, and to who drew the paper up."""

from collections.abc import Sequence
from datetime import datetime
from typing import Any, NamedTuple

from django.template.loader import render_to_string
from django.urls import reverse
from django.utils import translation
from django.utils.formats import date_format
from django.utils.functional import Promise
from django.utils.timezone import localtime
from django.utils.translation import gettext_lazy as _

from aanjager.community.centres import queries as centres
from aanjager.community.organisations import queries as organisations
from aanjager.learning.model_texts.choices import Role
from aanjager.learning.signing.models import Paper, Signer
from aanjager.trust.letters import actions as letters


class Words(NamedTuple):
    """What a letter says: its subject and its lines, with places for what is known."""

    subject: Promise
    lines: Sequence[Promise | str]


SIGNER = {
    "asked": Words(_("Lees en teken: %(title)s"), [
        _("%(whose)s vraagt je om dit te lezen en te tekenen, als %(role)s."),
        _("Het kan tot %(day)s, op je telefoon, zonder account. De link is alleen voor jou."),
    ]),
    "reminded": Words(_("Nog te tekenen: %(title)s"), [
        _("%(whose)s wacht nog op jouw handtekening. Het kan tot %(day)s."),
        _("Wil je niet tekenen? Zeg dan op de pagina waarom. De link in de vorige brief werkt niet meer."),
    ]),
    "done": Words(_("Door iedereen getekend: %(title)s"), [
        _("Iedereen heeft getekend. Op de pagina haal je het papier op, met wie wanneer tekende."),
    ]),
    "refused": Words(_("Niet getekend: %(title)s"), [
        _("%(who)s tekent niet, en schrijft:"), "%(because)s", _("Daarmee is dit papier vervallen."),
    ]),
    "withdrawn": Words(_("Ingetrokken: %(title)s"), [
        _("%(whose)s trok dit papier in. Je hoeft niets te doen."),
    ]),
}  # fmt: skip
DRAWER = {
    "refused": Words(_("Niet getekend: %(title)s"), [
        _("%(who)s tekent niet, en schrijft:"), "%(because)s",
        _("Pas de tekst aan en begin een nieuw papier, of laat het zo."),
    ]),
    "expired": Words(_("Niet op tijd getekend: %(title)s"), [
        _("Nog niet iedereen tekende. De links werken niet meer."),
        _("Op de pagina begin je een nieuw papier met dezelfde gegevens."),
    ]),
}  # fmt: skip


def _write(
    it: Paper, to: letters.To, key: str, words: Words, facts: dict[str, Any], *, language: str,
    path: str = "", at: datetime,
) -> None:  # fmt: skip
    who = it.organisation.name if it.organisation else it.centre.name
    with translation.override(language):
        day = date_format(localtime(it.expires_at), "j F Y") if it.expires_at else ""
        known = {"title": it.title, "whose": who, "day": day, **facts}
        text = {
            "name": to.name,
            "lines": [str(line) % known for line in words.lines],
            "link": centres.link(it.centre, path) if path else "",
            "signs": who,
        }
        letters.write(
            "paper",
            f"paper-{it.pk}-{key}"[:120],
            to,
            subject=(str(words.subject) % known)[:200],
            body=render_to_string("letters/letter.txt", text).strip() + "\n",
            at=at,
            sender=letters.Sender(it.centre_id, who, it.centre.email),
        )


def to_signer(
    kind: str, it: Paper, signer: Signer, *, token: str = "", at: datetime, **facts: str
) -> None:
    """To who signs: what is asked, or what became of it; with a link where something can be done."""
    to = letters.To(signer.email, signer.name, signer.person.user_id if signer.person else None)
    path = reverse("signing:answer", args=[token]) if token else ""
    key = f"{kind}-{signer.pk}-{at:%Y%m%d%H%M%S}"
    known = {**facts, "role": Role(signer.role).label}
    _write(it, to, key, SIGNER[kind], known, language=signer.language, path=path, at=at)


def to_drawer(kind: str, it: Paper, *, at: datetime, **facts: str) -> None:
    """To who looks after the paper: the people of the organisation, or the desk."""
    path = reverse("signing:detail", args=[it.pk])
    if it.is_of_desk or it.organisation is None:
        to = letters.To(it.centre.email, it.centre.name)
        _write(it, to, kind, DRAWER[kind], facts, language="nl", path=path, at=at)
        return
    for one in organisations.readers_of(it.organisation):
        to = letters.To(one.address, one.name, one.user_id)
        key = f"{kind}-{one.address}"
        _write(it, to, key, DRAWER[kind], facts, language=one.language, path=path, at=at)
