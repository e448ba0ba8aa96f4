"""What is filled in while walking a tree; nothing is saved here."""

from typing import Any

from django import forms
from django.utils.datastructures import MultiValueDict

from aanjager.learning.trees.choices import MOST_AMOUNTS, Kind
from aanjager.learning.trees.rules.shape import (
    Step,
)


class SeveralAmounts(forms.TextInput):
    """An amount for each organisation, under one name."""

    template_name = "trees/amounts.html"
    use_fieldset = True

    def value_from_datadict(self, data: Any, files: Any, name: str) -> list[str]:
        return list(data.getlist(name)) if hasattr(data, "getlist") else list(data.get(name, ()))

    def format_value(self, value: Any) -> Any:
        return value

    def id_for_label(self, id_: str) -> str:
        return ""

    def get_context(self, name: str, value: Any, attrs: dict[str, Any] | None) -> dict[str, Any]:
        """Add the boxes: those filled in, then empty ones, at least three together."""
        given = [it for it in value or [] if it.strip()][:MOST_AMOUNTS]
        shown = min(MOST_AMOUNTS, max(3, len(given) + 1))
        context = super().get_context(name, value, attrs)
        return {**context, "boxes": (given + [""] * shown)[:shown]}


class AnswerForm(forms.Form):
    """One question of a tree; what is no answer is told by the walk."""

    says_not_optional = True

    def __init__(self, step: Step, said: list[str], question: str, hint: str, error: str) -> None:
        super().__init__(
            data=MultiValueDict({step.key: said}) if error else None,
            initial={step.key: said if step.kind == Kind.AMOUNTS else (said or [""])[-1]},
        )
        self.fields[step.key] = _field(step, question, hint)
        if error:
            self.add_error(step.key, error)


def _field(step: Step, question: str, hint: str) -> forms.Field:
    look: dict[str, Any] = {"label": question, "help_text": hint, "required": False}
    if step.kind in (Kind.CHOICE, Kind.YES_NO):
        choices = [(it.key, it.label) for it in step.choices]
        return forms.CharField(widget=forms.RadioSelect(choices=choices), **look)
    if step.kind == Kind.AMOUNTS:
        return forms.Field(widget=SeveralAmounts(), **look)
    if step.kind == Kind.DATE:
        return forms.CharField(widget=forms.DateInput(), **look)
    mode = "decimal" if step.kind == Kind.AMOUNT else "numeric"
    return forms.CharField(
        widget=forms.TextInput({"inputmode": mode, "autocomplete": "off", "class": "short"}), **look
    )
