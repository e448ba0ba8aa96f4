"""The letters of a handover. No letter between centres names the person: the page does, to who may see it."""

from collections.abc import Sequence
from datetime import datetime

from django.template.loader import render_to_string
from django.urls import reverse
from django.utils import translation
from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _

from aanjager.community.centres import queries as centres
from aanjager.community.centres.models import Centre
from aanjager.participation.handover.models import Handover
from aanjager.trust.letters import actions as letters


def _write(
    kind: str,
    it: Handover,
    to: letters.To,
    *,
    subject: Promise,
    lines: Sequence[Promise | str],
    link: str,
    signs: Centre,
    at: datetime,
) -> None:
    facts = {
        "from": it.centre.name,
        "to": it.to_centre.name,
        "who": it.proposed_by,
        "why": it.why,
    }
    text = {
        "name": to.name,
        "lines": [str(line) % facts for line in lines],
        "link": link,
        "signs": signs.name,
    }
    letters.write(
        f"handover-{kind}",
        f"handover-{kind}-{it.pk}",
        to,
        subject=(str(subject) % facts)[:200],
        body=render_to_string("letters/letter.txt", text).strip() + "\n",
        at=at,
        sender=letters.Sender(signs.pk, signs.name, signs.email),
    )


def _to_person(
    kind: str, it: Handover, subject: Promise, lines: Sequence[Promise | str], at: datetime
) -> None:
    person, user = it.person, it.person.user
    to = letters.To(person.email or (user.email if user else ""), person.name, person.user_id)
    link = centres.link(it.centre, reverse("handover:own", args=[it.pk]))
    with translation.override(user.language if user else "nl"):
        _write(kind, it, to, subject=subject, lines=lines, link=link, signs=it.centre, at=at)


def _to_centre(
    kind: str,
    it: Handover,
    centre: Centre,
    path: str,
    subject: Promise,
    lines: Sequence[Promise | str],
    at: datetime,
) -> None:
    signs = it.centre if centre == it.to_centre else it.to_centre
    to, link = letters.To(centre.email, centre.name), centres.link(centre, path)
    with translation.override("nl"):
        _write(kind, it, to, subject=subject, lines=lines, link=link, signs=signs, at=at)


def proposed(it: Handover, *, at: datetime) -> None:
    """To the person: may another centre help you further?"""
    lines: list[Promise | str] = [
        _("%(who)s van %(from)s stelt voor dat %(to)s je verder helpt."),
        "%(why)s",
        _("Jij beslist. Op de pagina zie je precies wat er mee kan gaan, en kies je zelf wat."),
        _("Zolang je geen ja zegt, weet %(to)s van niets. Nee zeggen mag ook, zonder reden."),
    ]
    _to_person("proposed", it, _("Mag %(to)s je verder helpen?"), lines, at)


def withdrawn(it: Handover, *, at: datetime) -> None:
    """To the person: never mind."""
    lines = [_("We vroegen of %(to)s je verder mag helpen. Die vraag trekken we in.")]
    _to_person("withdrawn", it, _("De vraag over %(to)s is ingetrokken"), lines, at)


def agreed(it: Handover, *, at: datetime) -> None:
    """To both centres: the person said yes."""
    path = reverse("desk:person", args=[it.person_id])
    lines = [
        _("Het antwoord is ja. %(to)s kan beginnen."),
        _("Loopt er bij jullie nog een traject? Sluit het af als doorverwezen."),
    ]
    _to_centre("yes", it, it.centre, path, _("Ja: %(to)s helpt iemand verder"), lines, at)
    lines = [
        _("%(from)s droeg iemand aan jullie over, met een eigen ja."),
        _("Op de pagina zie je wie, en wat er meekwam. Begin daar de intake."),
    ]
    path = reverse("handover:here")
    _to_centre("arrived", it, it.to_centre, path, _("Iemand is aan jullie overgedragen"), lines, at)


def refused(it: Handover, *, at: datetime) -> None:
    """To the centre that asked: the person would rather not."""
    path = reverse("desk:person", args=[it.person_id])
    lines = [_("Het antwoord is nee. %(to)s weet van niets. Jullie helpen zelf verder.")]
    _to_centre("no", it, it.centre, path, _("Nee: liever niet naar %(to)s"), lines, at)
