"""The letters about assignments: to the centre, the expert and the organisation."""

from datetime import datetime
from typing import Any

from django.template.loader import render_to_string
from django.urls import reverse
from django.utils import translation
from django.utils.formats import date_format
from django.utils.functional import Promise
from django.utils.timezone import localtime
from django.utils.translation import gettext_lazy as _

from aanjager.advice.assignments import queries
from aanjager.advice.assignments.choices import Side
from aanjager.advice.assignments.models import Assignment, Contract, Offer
from aanjager.advice.experts.queries import reader_of
from aanjager.community.centres import queries as centres
from aanjager.community.organisations import queries as organisations
from aanjager.community.organisations.queries import Reader
from aanjager.trust.letters import actions as letters

STOPS = {
    Side.CENTRE: _("%(centre)s stopt deze opdracht en schrijft:"),
    Side.EXPERT: _("%(expert)s stopt met deze opdracht en schrijft:"),
    Side.ORGANISATION: _("%(body)s stopt deze opdracht en schrijft:"),
}


def _write(
    it: Assignment, key: str, to: Reader | None, subject: Promise, *lines: Promise | str,
    at: datetime, path: str = "", **facts: str,
) -> None:  # fmt: skip
    """Write one letter; `%(day)s` and the like in its sentences are facts, said in the reader's language."""
    if to is None:
        return
    facts = {"title": it.title, "body": it.organisation.name, "centre": it.centre.name,
             "result": it.result, "expert": str(it.expert or ""), **facts}  # fmt: skip
    with translation.override(to.language):
        text = {
            "name": to.name,
            "lines": [said for line in lines if (said := str(line) % facts)],
            "link": centres.link(it.centre, path) if path else "",
            "signs": it.centre.name,
        }
        letters.write(
            "assignments", f"assignment-{it.pk}-{key}",
            letters.To(to.address, to.name, to.user_id), subject=str(subject) % facts,
            body=render_to_string("letters/letter.txt", text).strip() + "\n", at=at,
            sender=letters.Sender(it.centre.pk, it.centre.name, it.centre.email),
        )  # fmt: skip


def _centre(it: Assignment) -> Reader:
    return Reader(it.centre.email, it.centre.name)


def _desk(it: Assignment) -> str:
    return reverse("assignments:detail", args=[it.pk])


def _mine(it: Assignment) -> str:
    return reverse("assignments:own", args=[it.pk])


def _to_body(
    it: Assignment, key: str, subject: Promise, *lines: Promise | str, at: datetime, path: str = "",
    **facts: str,
) -> None:  # fmt: skip
    for number, to in enumerate(organisations.readers_of(it.organisation)):
        _write(it, f"{key}-{number}", to, subject, *lines, at=at, path=path, **facts)


def _once(at: datetime) -> str:
    """What sets apart letters about a step that can be taken again."""
    return f"{at:%Y%m%d%H%M%S%f}"


def asked(it: Assignment, *, at: datetime) -> None:
    """To the centre: an organisation asks for an expert."""
    _write(it, "asked", _centre(it), _("%(body)s zoekt een deskundige: %(title)s"), "%(question)s",
           _("Zoek iemand die past."), at=at, path=_desk(it), question=it.question)  # fmt: skip


def offered(it: Offer, *, at: datetime) -> None:
    """To the expert: the question, the result, and until when to answer; also when a colleague passed it on."""
    about, to, passed = it.assignment, reader_of(it.expert), it.passed_by
    with translation.override(to.language if to else "nl"):
        why, day = queries.why(about, it.expert), date_format(localtime(it.answer_by), "l j F")
    _write(
        about, f"offer-{it.pk}", to, _("Iets voor jou? %(title)s"),
        _("%(colleague)s geeft deze vraag aan jou door en schrijft: %(words)s") if passed else "",
        _("%(body)s vraagt hulp. Dit is er dan klaar: %(result)s"), "%(why)s",
        _("Zeg voor %(day)s ja of nee, of geef de vraag door. Nee is ook goed."),
        at=at, path=reverse("assignments:offer", args=[it.pk]), why=why, day=day,
        colleague=str(passed.expert) if passed else "", words=passed.words if passed else "",
    )  # fmt: skip


def not_needed(it: Offer, *, at: datetime) -> None:
    """To who was asked as well: somebody else took it, or it stopped."""
    _write(it.assignment, f"offer-{it.pk}-over", reader_of(it.expert), _("Niet meer nodig: %(title)s"),
           _("Deze vraag is niet meer open. Fijn dat je in de pool staat."), at=at)  # fmt: skip


def accepted(it: Assignment, *, at: datetime) -> None:
    """To the centre and the organisation: who takes it."""
    said, key = _("%(expert)s neemt deze opdracht aan."), f"accepted-{_once(at)}"
    _write(it, key, _centre(it), _("Aangenomen: %(title)s"), said, at=at, path=_desk(it))
    _to_body(it, key, _("%(expert)s gaat jullie helpen: %(title)s"), said, at=at,
             path=reverse("assignments:body", args=[it.pk]))  # fmt: skip


def looks_further(it: Offer, *, at: datetime) -> None:
    """To the centre: nobody of those who were asked is left."""
    _write(it.assignment, f"offer-{it.pk}-further", _centre(it.assignment), _("Nog niemand voor: %(title)s"),
           _("%(who)s: %(said)s."), "%(words)s", _("Zoek iemand anders uit de pool."), at=at,
           path=_desk(it.assignment), who=str(it.expert), said=str(it.get_state_display()),
           words=it.words)  # fmt: skip


def for_payer(it: Contract, token: str, *, at: datetime) -> None:
    """To the organisation that gets the invoice: the agreement lies ready, with a link to agree to it."""
    _to_body(it.assignment, f"contract-{it.pk}-payer", _("Lees de overeenkomst: %(title)s"),
             _("%(expert)s gaat jullie helpen. De factuur komt bij jullie."),
             _("%(centre)s is akkoord met de tekst. Lees hem, en zeg of jullie dat ook zijn."),
             _("Een account is niet nodig."),
             at=at, path=reverse("assignments:by_link", args=[token]))  # fmt: skip


def drawn_up(it: Contract, *, at: datetime) -> None:
    """To the expert: the agreement lies ready, and everybody else agreed."""
    about = it.assignment
    _write(about, f"contract-{it.pk}", reader_of(about.expert), _("De overeenkomst ligt klaar: %(title)s"),
           _("%(centre)s en %(body)s zijn akkoord met de tekst. Lees hem, en zeg of jij dat ook bent.")
           if it.asks_payer
           else _("%(centre)s is akkoord met de tekst. Lees hem, en zeg of jij dat ook bent."), at=at,
           path=_mine(about))  # fmt: skip


def agreed(it: Contract, *, at: datetime) -> None:
    """To the centre, and to the organisation that gets the invoice: all agreed."""
    about, key = it.assignment, f"contract-{it.pk}-agreed"
    subject = _("Akkoord met de overeenkomst: %(title)s")
    said = _("%(expert)s is akkoord en gaat aan het werk.")
    _write(about, key, _centre(about), subject, said, at=at, path=_desk(about))
    if it.asks_payer:
        _to_body(about, f"{key}-payer", subject, said, at=at,
                 path=reverse("assignments:body", args=[about.pk]))  # fmt: skip


def delivered(it: Assignment, token: str, *, at: datetime) -> None:
    """To the organisation: it is ready, with a link to say whether it is good."""
    _to_body(it, f"delivered-{_once(at)}", _("Klaar: %(title)s"),
             _("%(expert)s is klaar en schrijft:"), "%(delivery)s",
             _("Is dit wat jullie vroegen? Bevestig het op de pagina. Een account is niet nodig."),
             at=at, path=reverse("assignments:by_link", args=[token]), delivery=it.delivery)  # fmt: skip


def confirmed(it: Assignment, *, at: datetime) -> None:
    """To the expert and the centre: the result is good."""
    said = _("%(body)s bevestigt dat het resultaat er is. Dank je wel.")
    for key, to, path in (
        ("expert", reader_of(it.expert), _mine(it)),
        ("centre", _centre(it), _desk(it)),
    ):
        _write(it, f"confirmed-{key}", to, _("Bevestigd: %(title)s"), said, at=at, path=path)


def sent_back(it: Assignment, words: str, *, at: datetime) -> None:
    """To the expert: what is still missing."""
    _write(it, f"back-{_once(at)}", reader_of(it.expert), _("Er mist nog iets: %(title)s"),
           _("%(body)s schrijft:"), "%(words)s", at=at, path=_mine(it), words=words)  # fmt: skip


def stopped(it: Assignment, side: Side, words: str, *, at: datetime) -> None:
    """To the others of it: it stops, on whose side, and why."""
    subject, said = _("Gestopt: %(title)s"), STOPS[side]
    facts: dict[str, Any] = {"words": words, "at": at}
    if side != Side.CENTRE:
        _write(
            it, "stopped-centre", _centre(it), subject, said, "%(words)s", path=_desk(it), **facts
        )
    if side != Side.EXPERT:
        to = reader_of(it.expert)
        _write(it, "stopped", to, subject, said, "%(words)s", path=_mine(it), **facts)
    if side != Side.ORGANISATION:
        path = reverse("assignments:body", args=[it.pk])
        _to_body(it, "stopped", subject, said, "%(words)s", path=path, **facts)
