"""The letters about services: to the centre that is asked, and to who asked."""

from datetime import datetime

from django.template.loader import render_to_string
from django.urls import reverse
from django.utils import translation
from django.utils.formats import date_format
from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _

from aanjager.community.centres import queries as centres
from aanjager.governance.services.models import Quotation, ServiceRequest
from aanjager.trust.letters import actions as letters


def _write(
    it: ServiceRequest,
    key: str,
    *,
    subject: Promise,
    lines: list[Promise | str],
    path: str = "",
    to_centre: bool = False,
    facts: dict[str, str],
    at: datetime,
) -> None:
    centre = it.centre
    to = letters.To(centre.email, centre.name) if to_centre else letters.To(it.email, it.name)
    with translation.override("nl"):
        text = {
            "name": to.name,
            "lines": [str(line) % facts for line in lines],
            "link": centres.link(centre, path) if path else "",
            "signs": centre.name,
        }
        letters.write(
            "service",
            f"service-{it.pk}-{key}",
            to,
            subject=str(subject) % facts,
            body=render_to_string("letters/letter.txt", text).strip() + "\n",
            at=at,
            sender=letters.Sender(centre.pk, centre.name, centre.email),
        )


def _facts(it: ServiceRequest, **more: str) -> dict[str, str]:
    day = date_format(it.answer_by, "l j F")
    who = it.organisation_name or it.name
    return {"title": it.service.title, "who": who, "centre": it.centre.name, "day": day, **more}


def asked(it: ServiceRequest, *, at: datetime) -> None:
    """To the centre: somebody asks; to who asks: it came in, and until when an answer may take."""
    facts = _facts(it, words=it.words)
    _write(
        it, "to-centre", subject=_("%(who)s vraagt: %(title)s"),
        lines=[_("%(who)s vraagt om %(title)s, en schrijft:"), "%(words)s",
               _("Antwoord voor %(day)s.")],
        path=reverse("services:request", args=[it.pk]), to_centre=True, facts=facts, at=at,
    )  # fmt: skip
    _write(
        it, "came-in", subject=_("Je aanvraag is binnen: %(title)s"),
        lines=[_("We lezen je aanvraag en antwoorden voor %(day)s.")], facts=facts, at=at,
    )  # fmt: skip


def answered(it: ServiceRequest, *, at: datetime) -> None:
    """To who asked: what the centre says."""
    _write(
        it, f"answer-{at:%Y%m%d%H%M%S%f}", subject=_("Antwoord op je aanvraag: %(title)s"),
        lines=["%(answer)s"], facts=_facts(it, answer=it.answer), at=at,
    )  # fmt: skip


def quoted(it: Quotation, token: str, *, at: datetime) -> None:
    """To who asked: the offer, behind a link of their own."""
    until = date_format(it.valid_until, "j F Y")
    _write(
        it.request, f"quoted-{it.pk}", subject=_("Onze offerte: %(title)s"),
        lines=[_("Op de pagina staat onze offerte, geldig tot en met %(until)s."),
               _("Je zegt daar ja of nee. Een account is niet nodig.")],
        path=reverse("services:offer", args=[token]), facts=_facts(it.request, until=until), at=at,
    )  # fmt: skip


def replied(it: Quotation, *, at: datetime) -> None:
    """To the centre: yes or no."""
    is_yes = it.state == Quotation.State.ACCEPTED
    facts = _facts(it.request, because=it.because, name=it.answered_by)
    _write(
        it.request, f"replied-{it.pk}",
        subject=_("Akkoord: %(title)s") if is_yes else _("Geen akkoord: %(title)s"),
        lines=[_("%(name)s gaat akkoord met de offerte. Je kunt nu een factuur maken.")]
        if is_yes else [_("%(who)s neemt de offerte niet."), "%(because)s"],
        path=reverse("services:quotation", args=[it.pk]), to_centre=True, facts=facts, at=at,
    )  # fmt: skip
