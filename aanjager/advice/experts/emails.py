"""The letters about a pool: to the centre, and to who asked."""

from datetime import datetime

from django.template.loader import render_to_string
from django.urls import reverse
from django.utils import translation
from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _

from aanjager.advice.experts.models import PoolMember
from aanjager.advice.experts.queries import reader_of
from aanjager.community.centres import queries as centres
from aanjager.community.organisations.queries import Reader
from aanjager.trust.letters import actions as letters


def _write(
    it: PoolMember, key: str, to: Reader | None, subject: Promise, *lines: Promise | str, path: str,
    at: datetime,
) -> None:  # fmt: skip
    if to is None:
        return
    centre = it.centre
    facts = {"expert": str(it.expert), "centre": centre.name, "reason": it.reason}
    with translation.override(to.language):
        text = {"name": to.name, "lines": [said for line in lines if (said := str(line) % facts)],
                "link": centres.link(centre, path), "signs": centre.name}  # fmt: skip
        letters.write(
            "experts", f"pool-{it.pk}-{key}-{at:%Y%m%d%H%M%S%f}",
            letters.To(to.address, to.name, to.user_id), subject=str(subject) % facts,
            body=render_to_string("letters/letter.txt", text).strip() + "\n", at=at,
            sender=letters.Sender(centre.pk, centre.name, centre.email),
        )  # fmt: skip


def wants_in(it: PoolMember, *, at: datetime) -> None:
    """To the centre: somebody asks to be in its pool."""
    _write(it, "asks", Reader(it.centre.email, it.centre.name),
           _("%(expert)s wil in jullie pool van deskundigen"),
           _("Kijk of het past, en zeg waarom wel of niet."),
           path=reverse("experts:detail", args=[it.expert_id]), at=at)  # fmt: skip


def decided(it: PoolMember, *, at: datetime) -> None:
    """To the expert: admitted or not, and why."""
    is_in = it.state == PoolMember.State.IN
    _write(
        it, "decided", reader_of(it.expert),
        _("Welkom in de pool van %(centre)s") if is_in
        else _("Over je plek in de pool van %(centre)s"),
        "%(reason)s",
        _("Je krijgt een brief als iemand je iets vraagt. Zit je vol? Zeg het met een druk op de knop.")
        if is_in else "",
        path=reverse("experts:mine"), at=at,
    )  # fmt: skip
