"""The letters between two centres, and to the people whose initiative it is."""

from collections.abc import Sequence
from datetime import datetime

from django.template.loader import render_to_string
from django.urls import reverse
from django.utils import translation
from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _

from aanjager.community.centres import queries as centres
from aanjager.community.centres.models import Centre
from aanjager.outreach.sharing.models import Proposal, Sharing
from aanjager.participation.initiatives import queries as initiatives
from aanjager.trust.letters import actions as letters

Lines = Sequence[Promise | str]


def _facts(it: Sharing, **more: str) -> dict[str, str]:
    known = {"title": it.title, "host": it.host.name, "guest": it.guest.name, "why": it.why}
    return {**known, **more}


def _write(
    kind: str,
    it: Sharing,
    to: Centre,
    signs: Centre,
    *,
    subject: Promise,
    lines: Lines,
    facts: dict[str, str],
    at: datetime,
) -> None:
    """Write from one centre to the other; a centre without an address finds it on its worklist."""
    with translation.override("nl"):
        text = {
            "name": to.name,
            "lines": [str(line) % facts for line in lines],
            "link": centres.link(to, reverse("sharing:detail", args=[it.pk])),
            "signs": signs.name,
        }
        letters.write(
            f"sharing-{kind}",
            f"sharing-{kind}-{it.pk}-{at:%Y%m%d%H%M%S%f}",
            letters.To(to.email, to.name),
            subject=(str(subject) % facts)[:200],
            body=render_to_string("letters/letter.txt", text).strip() + "\n",
            at=at,
            sender=letters.Sender(signs.pk, signs.name, signs.email),
        )


def invited(it: Sharing, *, at: datetime) -> None:
    """To the guest: do you join?"""
    _write(
        "invited", it, it.guest, it.host, subject=_("Doen jullie mee met %(title)s?"),
        lines=[
            _("%(who)s van %(host)s nodigt jullie uit om hierbij samen te werken: %(title)s."),
            "%(why)s",
            _("Zeg ja of nee op de pagina. Jullie zien het pas als jullie ja zeggen."),
        ],
        facts=_facts(it, who=it.invited_by), at=at,
    )  # fmt: skip


def answered(it: Sharing, *, at: datetime) -> None:
    """To the host: what the guest said; to the people of an initiative when it was yes."""
    facts = _facts(it, who=it.answered_by, because=it.because)
    if it.state == Sharing.State.RUNNING:
        _write(
            "accepted", it, it.host, it.guest, subject=_("%(guest)s doet mee met %(title)s"),
            lines=[_("%(who)s van %(guest)s zei ja. Jullie zien nu allebei wat er gebeurt.")],
            facts=facts, at=at,
        )  # fmt: skip
        lines = [
            _("%(guest)s werkt vanaf nu mee aan jullie initiatief %(title)s."),
            _("Zij kunnen nieuws schrijven en vragen stellen. Het blijft van jullie."),
        ]
        _tell_people(it, _("%(guest)s werkt mee aan %(title)s"), lines, facts, at=at)
        return
    _write(
        "declined", it, it.host, it.guest, subject=_("%(guest)s doet niet mee met %(title)s"),
        lines=[_("%(who)s van %(guest)s zei nee, en schrijft erbij:"), "%(because)s"],
        facts=facts, at=at,
    )  # fmt: skip


def ended(it: Sharing, *, was_running: bool, at: datetime) -> None:
    """To the other centre: it stops here; to the people of an initiative when they worked together."""
    assert it.ended_by is not None
    other = it.guest if it.ended_by_id == it.host_id else it.host
    facts = _facts(it, centre=it.ended_by.name, because=it.because)
    _write(
        "ended", it, other, it.ended_by, subject=_("%(centre)s stopt met samenwerken: %(title)s"),
        lines=[
            _("%(centre)s stopt met het samenwerken aan %(title)s, en schrijft erbij:"),
            "%(because)s",
        ],
        facts=facts, at=at,
    )  # fmt: skip
    if was_running:
        lines = [_("%(guest)s werkt niet meer mee aan %(title)s. Jullie gaan gewoon door.")]
        _tell_people(it, _("%(guest)s werkt niet meer mee aan %(title)s"), lines, facts, at=at)


def proposed(proposal: Proposal, *, at: datetime) -> None:
    """To the host: the guest proposes a next step."""
    it = proposal.sharing
    facts = _facts(
        it, who=proposal.proposed_by, step=str(proposal.get_next_step_display()),
        words=proposal.words,
    )  # fmt: skip
    _write(
        "proposed", it, it.host, it.guest, subject=_("%(guest)s stelt iets voor bij %(title)s"),
        lines=[_("%(who)s van %(guest)s stelt voor: %(step)s."), "%(words)s"], facts=facts, at=at,
    )  # fmt: skip


def _tell_people(
    it: Sharing, subject: Promise, lines: Lines, facts: dict[str, str], *, at: datetime
) -> None:
    """Write to who carries the initiative, each in their own language."""
    if it.initiative is None:
        return
    path = reverse("initiatives:detail", args=[it.initiative_id])
    for person in initiatives.leaders(it.initiative):
        with translation.override(person.user.language if person.user else "nl"):
            text = {
                "name": person.name,
                "lines": [str(line) % facts for line in lines],
                "link": centres.link(it.host, path),
                "signs": it.host.name,
            }
            letters.write(
                "sharing-told",
                f"sharing-told-{it.pk}-{it.state}-{person.pk}",
                letters.To(person.email, person.name, person.user_id),
                subject=(str(subject) % facts)[:200],
                body=render_to_string("letters/letter.txt", text).strip() + "\n",
                at=at,
                sender=letters.Sender(it.host.pk, it.host.name, it.host.email),
            )
