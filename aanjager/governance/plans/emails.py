"""The letters of a plan: between centres, to a partner, and to who looks after the plan."""

from collections.abc import Sequence
from datetime import datetime

from django.template.loader import render_to_string
from django.urls import reverse
from django.utils import translation
from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _

from aanjager.community.centres import queries as centres
from aanjager.community.centres.models import Centre
from aanjager.governance.plans.models import Plan, ReadingLink, Share
from aanjager.governance.plans.queries import Citation
from aanjager.trust.letters import actions as letters


def _write(
    kind: str,
    to: letters.To,
    *,
    subject: Promise,
    lines: Sequence[Promise | str],
    facts: dict[str, str],
    link: str,
    signs: Centre,
    at: datetime,
) -> None:
    with translation.override("nl"):
        text = {
            "name": to.name,
            "lines": [str(line) % facts for line in lines],
            "link": link,
            "signs": signs.name,
        }
        letters.write(
            f"plan-{kind.rpartition('-')[0]}",
            f"plan-{kind}-{at:%Y%m%d%H%M%S%f}",
            to,
            subject=(str(subject) % facts)[:200],
            body=render_to_string("plans/emails/letter.txt", text).strip() + "\n",
            at=at,
            sender=letters.Sender(signs.pk, signs.name, signs.email),
        )


def _to_owner(plan: Plan) -> letters.To:
    """Who looks after the plan; else the centre."""
    if plan.owner:
        return letters.To(plan.owner.email, user_id=plan.owner_id)
    return letters.To(plan.centre.email, plan.centre.name)


def _desk(centre: Centre, plan: Plan) -> str:
    return centres.link(centre, reverse("plans:detail", args=[plan.pk]))


def asks_share(share: Share, *, at: datetime) -> None:
    """To the other centre: do you take this share?"""
    plan, to = share.plan, share.centre
    _write(
        f"asks-share-{share.pk}", letters.To(to.email, to.name),
        subject=_("Doen jullie mee met het plan %(title)s?"),
        lines=[
            _("%(centre)s vraagt jullie om samen dit plan te maken: %(title)s."),
            _("Lees het plan en zeg op de pagina ja of nee tegen jullie aandeel."),
        ],
        facts={"title": plan.title, "centre": plan.centre.name},
        link=_desk(to, plan), signs=plan.centre, at=at,
    )  # fmt: skip


def answered_share(share: Share, *, at: datetime) -> None:
    """To who looks after the plan: what the other centre said."""
    plan = share.plan
    _write(
        f"answered-share-{share.pk}", _to_owner(plan),
        subject=_("%(centre)s gaf antwoord over het plan %(title)s"),
        lines=[_("%(centre)s zegt: %(answer)s.")],
        facts={
            "title": plan.title, "centre": share.centre.name,
            "answer": str(share.get_state_display()),
        },
        link=_desk(plan.centre, plan), signs=share.centre, at=at,
    )  # fmt: skip


def evidence_changed(plan: Plan, changed: Sequence[Citation], *, at: datetime) -> None:
    """To who looks after the plan: which citations are out of date or withdrawn, and why."""
    with translation.override("nl"):
        said = [f"- {it.it.about}: {it.label}. {it.words}".replace("%", "%%") for it in changed]
    _write(
        f"evidence-{plan.pk}", _to_owner(plan),
        subject=_("Er is iets veranderd aan het bewijs in %(title)s"),
        lines=[
            _("In jullie plan staat bewijs dat niet meer klopt met de bron:"), *said,
            _("Wat jullie aanhaalden blijft staan zoals het was. Kijk of het plan nog klopt."),
        ],
        facts={"title": plan.title}, link=_desk(plan.centre, plan), signs=plan.centre, at=at,
    )  # fmt: skip


def invites_reader(link: ReadingLink, token: str, email: str, *, at: datetime) -> None:
    """To a partner: read the plan and say what you think, without an account."""
    plan = link.plan
    _write(
        f"reader-{link.pk}", letters.To(email, link.label),
        subject=_("Wil je meelezen met het plan %(title)s?"),
        lines=[
            _("%(centre)s vraagt je om mee te lezen met een plan: %(title)s."),
            _("Via de link kun je het lezen en zeggen wat je ervan vindt. Een account is niet nodig."),
        ],
        facts={"title": plan.title, "centre": plan.centre.name},
        link=centres.link(plan.centre, reverse("plans:read", args=[token])),
        signs=plan.centre, at=at,
    )  # fmt: skip


def commented(plan: Plan, link: ReadingLink, *, at: datetime) -> None:
    """To who looks after the plan: a partner said something."""
    _write(
        f"commented-{link.pk}", _to_owner(plan),
        subject=_("%(who)s zei iets over het plan %(title)s"),
        lines=[_("%(who)s las jullie plan en schreef iets. Lees het en geef antwoord.")],
        facts={"title": plan.title, "who": link.label},
        link=_desk(plan.centre, plan), signs=plan.centre, at=at,
    )  # fmt: skip
