"""The letters to a partner, and to who looks after the plan that the partner said something about."""

from collections.abc import Sequence
from datetime import datetime

from django.template.loader import render_to_string
from django.urls import reverse
from django.utils import translation
from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _

from aanjager.community.centres import queries as centres
from aanjager.community.centres.models import Centre
from aanjager.governance.plans.models import Plan, ReadingLink
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
            body=render_to_string("submissions/emails/letter.txt", text).strip() + "\n",
            at=at,
            sender=letters.Sender(signs.pk, signs.name, signs.email),
        )


def _to_owner(plan: Plan) -> letters.To:
    """Who looks after the plan; else the centre."""
    if plan.owner:
        return letters.To(plan.owner.email, user_id=plan.owner_id)
    return letters.To(plan.centre.email, plan.centre.name)


def _desk(centre: Centre, plan: Plan) -> str:
    return centres.link(centre, f"/balie/plannen/{plan.pk}/")


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
        link=centres.link(plan.centre, reverse("submissions:read", args=[token])),
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
