"""The letters of a plan: a step that comes near, a signature to confirm."""

from collections.abc import Sequence
from datetime import datetime

from django.template.loader import render_to_string
from django.urls import reverse
from django.utils import translation
from django.utils.formats import date_format
from django.utils.translation import gettext as _

from aanjager.community.centres import queries as centres
from aanjager.community.people.models import Person
from aanjager.participation.steps.models import Signature, Step
from aanjager.trust.letters import actions as letters


def comes_near(step: Step, people: Sequence[Person], *, at: datetime) -> None:
    """One reminder of one step, to who does it."""
    it = step.initiative
    for person in people:
        with translation.override(person.user.language if person.user else "nl"):
            text = {
                "name": person.name,
                "title": it.title,
                "step": step.what,
                "about": step.more,
                "day": date_format(step.due_on, "j F Y") if step.due_on else "",
                "link": centres.link(it.centre, reverse("steps:overview", args=[it.pk])),
                "signs": it.centre.name,
            }
            letters.write(
                "step-comes-near",
                f"step-{step.pk}-{person.pk}",
                letters.To(person.email, person.name, person.user_id),
                subject=_("Bijna tijd: %(step)s") % {"step": step.what},
                body=render_to_string("steps/emails/near.txt", text).strip() + "\n",
                at=at,
                sender=letters.Sender(it.centre.pk, it.centre.name, it.centre.email),
            )


def please_confirm(signature: Signature, token: str, *, at: datetime) -> None:
    """The link with which somebody makes a signature count."""
    it = signature.support.initiative
    text = {
        "name": signature.name,
        "title": it.title,
        "is_for": signature.is_for,
        "link": centres.link(it.centre, reverse("steps:confirm", args=[it.pk, token])),
        "signs": it.centre.name,
    }
    letters.write(
        "signature-confirm",
        f"signature-{signature.pk}-{at:%Y%m%d}",
        letters.To(signature.email, signature.name),
        subject=_("Bevestig je handtekening: %(title)s") % {"title": it.title},
        body=render_to_string("steps/emails/confirm.txt", text).strip() + "\n",
        at=at,
        sender=letters.Sender(it.centre.pk, it.centre.name, it.centre.email),
    )
