"""What is filled in when figures are released; nothing is saved here."""

from collections.abc import Sequence
from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from aanjager.outreach.surveys.models import Question


class ReleaseForm(forms.Form):
    """By which questions the figures are divided."""

    groupings = forms.MultipleChoiceField(
        label=_("Verdeel de cijfers ook naar"),
        required=False,
        widget=forms.CheckboxSelectMultiple,
    )

    def __init__(self, *args: Any, questions: Sequence[Question] = (), **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["groupings"].choices = [(it.code, str(it)) for it in questions]  # type: ignore[attr-defined]


class WithdrawForm(forms.Form):
    """Why figures are taken back."""

    why = forms.CharField(label=_("Waarom trek je dit in?"), max_length=300)
