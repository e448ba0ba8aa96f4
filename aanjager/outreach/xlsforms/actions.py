"""Bringing a questionnaire into a draft."""

from datetime import datetime

from django.db import transaction

from aanjager.kernel.actor import Actor
from aanjager.outreach.surveys import actions as surveys
from aanjager.outreach.surveys.models import Question, Wave
from aanjager.outreach.xlsforms import rules
from aanjager.outreach.xlsforms.queries import Form, Read


@transaction.atomic
def load_form(wave: Wave, form: Form, *, by: Actor, at: datetime) -> int:
    """Add every section and question of a form behind what stands there; return how many questions."""
    wave = surveys.take(wave)
    rules.load_form(by, wave, faults=len(form.faults))
    made: dict[str, Question] = {}
    codes: dict[str, dict[str, str]] = {}  # of a question: the name of a choice and our code
    for part in form.parts:
        section = surveys.add_section(wave, *part.title, by=by, at=at)
        for it in part.questions:
            made[it.name] = surveys.add_question(section, _asked(it, made, codes), by=by, at=at)
            own = made[it.name].choices.order_by("position").values_list("code", flat=True)
            names = [name for name, _nl, _en in it.choices]
            codes[it.name] = dict(zip(names, own, strict=True))
    return len(made)


def _asked(it: Read, made: dict[str, Question], codes: dict[str, dict[str, str]]) -> surveys.Asked:
    kinds = Question.Sensitivity
    return surveys.Asked(
        it.kind,
        it.text[0],
        it.text[1],
        it.hint[0],
        it.hint[1],
        is_required=it.is_required,
        is_group=it.is_group,
        sensitivity=kinds.SENSITIVE if it.is_sensitive else kinds.PLAIN,
        choices=[(nl, en) for _name, nl, en in it.choices],
        shown_if=made.get(it.after),
        shown_values=[codes[it.after][name] for name in it.reasons],
        code=it.name,
    )
