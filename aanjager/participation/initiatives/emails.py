"""The letters of this room, each in the language of who reads it. Nobody's address stands in one."""

from collections.abc import Sequence
from datetime import datetime
from typing import Any

from django.template.loader import render_to_string
from django.urls import reverse
from django.utils import translation
from django.utils.formats import date_format
from django.utils.functional import Promise
from django.utils.text import Truncator
from django.utils.timezone import localdate
from django.utils.translation import gettext_lazy as _

from aanjager.community.centres import queries as centres
from aanjager.community.people.models import Person
from aanjager.participation.initiatives import queries
from aanjager.participation.initiatives.models import Answer, Initiative, Update
from aanjager.trust.letters import actions as letters

Line = Promise | str


def _write(
    key: tuple[str, str],
    it: Initiative,
    people: Sequence[Person],
    *,
    subject: Promise,
    lines: Sequence[Line],
    facts: dict[str, Any] | None = None,
    leads_to: tuple[str, Initiative] | None = None,
    at: datetime,
) -> None:
    """Write one letter to each person; subject and lines hold %(title)s and the given facts.

    `key` is the kind of letter and what makes it one. The link goes to the page of the initiative,
    or to another page by its name.
    """
    (kind, mark), (page, shown) = key, leads_to or ("detail", it)
    link = centres.link(shown.centre, reverse(f"initiatives:{page}", args=[shown.pk]))
    for person in people:
        with translation.override(person.user.language if person.user else "nl"):
            known = {"title": it.title, **{k: _said(v) for k, v in (facts or {}).items()}}
            text = {
                "name": person.name,
                "lines": [str(line) % known for line in lines],
                "link": link,
                "signs": it.centre.name,
            }
            letters.write(
                f"initiative-{kind}",
                f"initiative-{it.pk}-{kind}-{mark}-{person.pk}"[:120],
                letters.To(person.email, person.name, person.user_id),
                subject=(str(subject) % known)[:200],
                body=render_to_string("letters/letter.txt", text).strip() + "\n",
                at=at,
                sender=letters.Sender(it.centre.pk, it.centre.name, it.centre.email),
            )


def _said(value: Any) -> str:
    return date_format(value, "j F Y") if hasattr(value, "year") else str(value)


def looked_at(it: Initiative, *, at: datetime) -> None:
    """Somebody of the centre looked: it stands online, or not, and why."""
    people = queries.leaders(it)
    if it.look == Initiative.Look.PASSED:
        lines: list[Line] = [_("Je idee staat online. Deel de link met je buren."), _(
            "Vraag nu om wat je nodig hebt: mensen, een plek, geld, kennis of spullen."
        )]  # fmt: skip
        subject = _("Je idee staat online: %(title)s")
    else:
        lines = [
            _('We zetten "%(title)s" niet online. Dit is waarom:'),
            "%(reason)s",
            _("Pas je tekst aan en stuur hem opnieuw, of bel ons. We denken graag mee."),
        ]
        subject = _("Over je idee: %(title)s")
    facts = {"reason": it.look_reason}
    _write(("look", str(it.version)), it, people, subject=subject, lines=lines, facts=facts, at=at)


def offered(answer: Answer, *, at: datetime) -> None:
    """Somebody offers what was asked."""
    facts = {"who": answer.person.name, "need": answer.need.text, "text": answer.text}
    it = answer.need.initiative
    lines: list[Line] = [
        _('%(who)s biedt iets aan voor "%(need)s":'),
        "%(text)s",
        _("Zeg ja of nee op de pagina. Een snel antwoord is het halve werk."),
    ]
    _write(
        ("offer", f"{answer.pk}-{at:%Y%m%d%H%M}"), it, queries.leaders(it),
        subject=_("Iemand wil helpen: %(title)s"), lines=lines, facts=facts, at=at,
    )  # fmt: skip


def offer_answered(answer: Answer, *, at: datetime) -> None:
    """Yes or no to who offered, with the words of who asked."""
    is_yes = answer.state == Answer.State.ACCEPTED
    first = (
        _("Graag! Je aanbod komt goed van pas. Je doet nu mee en hoort het nieuws.")
        if is_yes
        else _("Dank je wel voor je aanbod. Het is nu niet nodig.")
    )
    lines: list[Line] = [first, *(["%(reply)s"] if answer.reply else [])]
    _write(
        ("answer", str(answer.pk)), answer.need.initiative, [answer.person],
        subject=_("Antwoord van %(title)s"), lines=lines, facts={"reply": answer.reply}, at=at,
    )  # fmt: skip


def asked_to_lead(it: Initiative, person: Person, *, at: datetime) -> None:
    """Would you carry it from now on?"""
    lines = [
        _('Wil jij "%(title)s" overnemen? Je wordt dan de trekker.'),
        _("Alles blijft staan: de mensen, de vragen en het nieuws. Nee zeggen mag ook."),
    ]
    _write(
        ("lead", f"{at:%Y%m%d%H%M}"), it, [person], subject=_("Neem jij %(title)s over?"),
        lines=lines, at=at,
    )  # fmt: skip


def lead_answered(it: Initiative, people: list[Person], *, says_yes: bool, at: datetime) -> None:
    """To who asked: it was taken over, or not."""
    line = (
        _("Het initiatief heeft een nieuwe trekker. Dank voor alles wat je deed.")
        if says_yes
        else _("Het antwoord is nee. Vraag iemand anders, of bel de centrale.")
    )
    _write(
        ("lead-answered", f"{at:%Y%m%d%H%M}"), it, people,
        subject=_("Antwoord op je vraag: %(title)s"), lines=[line], at=at,
    )  # fmt: skip


def contact(own: Initiative, it: Initiative, text: str, *, number: int, at: datetime) -> None:
    """A message of one initiative to another; the link goes to the page where one answers."""
    lines: list[Line] = [
        _('"%(other)s" schrijft jullie:'),
        "%(text)s",
        _('Antwoord op de pagina van "%(other)s", met de knop Schrijf hun.'),
    ]
    facts = {"other": own.title, "text": text}
    _write(
        ("contact", f"{own.pk}-{at:%Y%m%d%H%M%S}-{number}"), it, queries.leaders(it),
        subject=_("Een vraag van %(other)s"), lines=lines, facts=facts, leads_to=("contact", own),
        at=at,
    )  # fmt: skip


def news(person: Person, updates: list[Update], *, at: datetime) -> None:
    """All the news of a day in one letter."""
    first = updates[0].initiative
    centre = first.centre
    with translation.override(person.user.language if person.user else "nl"):
        rows = [
            {
                "title": update.initiative.title,
                "text": Truncator(update.text).chars(400),
                "link": centres.link(
                    update.initiative.centre,
                    reverse("initiatives:detail", args=[update.initiative_id]),
                ),
            }
            for update in updates
        ]
        letters.write(
            "initiative-news",
            f"initiative-news-{localdate(at)}-{person.pk}",
            letters.To(person.email, person.name, person.user_id),
            subject=str(_("Nieuws van %(title)s")) % {"title": first.title}
            if len({update.initiative_id for update in updates}) == 1
            else str(_("Nieuws van initiatieven die je volgt")),
            body=render_to_string(
                "initiatives/emails/news.txt",
                {"name": person.name, "rows": rows, "signs": centre.name},
            ).strip()
            + "\n",
            at=at,
            sender=letters.Sender(centre.pk, centre.name, centre.email),
        )
