"""The letters of a plan. None says what stands in it, nor that it is about beginning slowly."""

from datetime import datetime

from django.template.loader import render_to_string
from django.utils import translation
from django.utils.formats import date_format
from django.utils.translation import gettext as _

from aanjager.community.centres import queries as centres
from aanjager.growth.build_up.models import BuildUp, BuildUpStep
from aanjager.trust.letters import actions as letters


def _write(plan: BuildUp, key: str, subject: str, lines: list[str], *, at: datetime) -> None:
    person, centre = plan.person, plan.placement.centre
    text = {
        "name": person.name, "lines": lines, "signs": centre.name,
        "link": centres.link(centre, f"/opbouw/{plan.pk}/") if person.user_id else "",
    }  # fmt: skip
    letters.write(
        "build-up", key, letters.To(person.email, person.name, person.user_id),
        subject=subject, body=render_to_string("letters/letter.txt", text).strip() + "\n", at=at,
        sender=letters.Sender(centre.pk, centre.name, centre.email),
    )  # fmt: skip


def _language(plan: BuildUp) -> str:
    return plan.person.user.language if plan.person.user else "nl"


def written_along(plan: BuildUp, *, at: datetime) -> None:
    """A consultant wrote something down with you: look whether it is right."""
    who = plan.staff.name if plan.staff else plan.placement.centre.name
    with translation.override(_language(plan)):
        lines = [
            _("%(who)s schreef iets met je op.") % {"who": who},
            _("Kijk of het klopt. We bewaren het alleen als jij ja zegt."),
        ]
        _write(plan, f"build-up-{plan.pk}", _("Er staat iets voor je klaar"), lines, at=at)


def reminded(step: BuildUpStep, *, at: datetime) -> None:
    """A talk comes, or: how is it going."""
    plan = step.plan
    with translation.override(_language(plan)):
        if step.kind == BuildUpStep.Kind.AFTER:
            subject, lines = _("Hoe gaat het?"), [_("We zijn benieuwd hoe het met je gaat.")]
            if plan.person.user_id:
                lines.append(_("Op je eigen pagina antwoord je met één klik."))
        else:
            day = date_format(step.on, "l j F")
            subject = _("Je hebt binnenkort een gesprek")
            lines = [
                _("Op %(day)s heb je een gesprek. Kun je niet? Laat het even weten.") % {"day": day}
            ]
        _write(plan, f"build-up-step-{step.pk}", subject, lines, at=at)
