"""The letters between centres that make a plan together."""

from collections.abc import Sequence
from datetime import datetime

from django.template.loader import render_to_string
from django.utils import translation
from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _

from aanjager.community.centres import queries as centres
from aanjager.community.centres.models import Centre
from aanjager.governance.plans.models import Plan, Share
from aanjager.trust.letters import actions as letters


def write(
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
    """Write a letter about a plan, signed by a centre."""
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
            body=render_to_string("letters/letter.txt", text).strip() + "\n",
            at=at,
            sender=letters.Sender(signs.pk, signs.name, signs.email),
        )


def to_owner(plan: Plan) -> letters.To:
    """Who looks after the plan; else the centre."""
    if plan.owner:
        return letters.To(plan.owner.email, user_id=plan.owner_id)
    return letters.To(plan.centre.email, plan.centre.name)


def desk_link(centre: Centre, plan: Plan) -> str:
    """Where a centre finds the plan at its desk."""
    return centres.link(centre, f"/balie/plannen/{plan.pk}/")


def asks_share(share: Share, *, at: datetime) -> None:
    """To the other centre: do you take this share?"""
    plan, to = share.plan, share.centre
    write(
        f"asks-share-{share.pk}", letters.To(to.email, to.name),
        subject=_("Doen jullie mee met het plan %(title)s?"),
        lines=[
            _("%(centre)s vraagt jullie om samen dit plan te maken: %(title)s."),
            _("Lees het plan en zeg op de pagina ja of nee tegen jullie aandeel."),
        ],
        facts={"title": plan.title, "centre": plan.centre.name},
        link=desk_link(to, plan), signs=plan.centre, at=at,
    )  # fmt: skip


def answered_share(share: Share, *, at: datetime) -> None:
    """To who looks after the plan: what the other centre said."""
    plan = share.plan
    write(
        f"answered-share-{share.pk}", to_owner(plan),
        subject=_("%(centre)s gaf antwoord over het plan %(title)s"),
        lines=[_("%(centre)s zegt: %(answer)s.")],
        facts={
            "title": plan.title, "centre": share.centre.name,
            "answer": str(share.get_state_display()),
        },
        link=desk_link(plan.centre, plan), signs=share.centre, at=at,
    )  # fmt: skip
