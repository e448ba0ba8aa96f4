"""The letter to who looks after a plan: its evidence changed."""

from collections.abc import Sequence
from datetime import datetime

from django.template.loader import render_to_string
from django.utils import translation
from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _

from aanjager.community.centres import queries as centres
from aanjager.community.centres.models import Centre
from aanjager.governance.citations.queries import Citation
from aanjager.governance.plans.models import Plan
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
            body=render_to_string("citations/emails/letter.txt", text).strip() + "\n",
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
