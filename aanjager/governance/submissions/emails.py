"""The letters to a partner, and to who looks after the plan that the partner said something about."""

from datetime import datetime

from django.urls import reverse
from django.utils.translation import gettext_lazy as _

from aanjager.community.centres import queries as centres
from aanjager.governance.plans.actions import telling
from aanjager.governance.plans.models import Plan, ReadingLink
from aanjager.trust.letters import actions as letters


def invites_reader(link: ReadingLink, token: str, email: str, *, at: datetime) -> None:
    """To a partner: read the plan and say what you think, without an account."""
    plan = link.plan
    telling.write(
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
    telling.write(
        f"commented-{link.pk}", telling.to_owner(plan),
        subject=_("%(who)s zei iets over het plan %(title)s"),
        lines=[_("%(who)s las jullie plan en schreef iets. Lees het en geef antwoord.")],
        facts={"title": plan.title, "who": link.label},
        link=telling.desk_link(plan.centre, plan), signs=plan.centre, at=at,
    )  # fmt: skip
