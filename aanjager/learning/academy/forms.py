"""What people fill in about a course that was."""

from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from aanjager.learning.academy.choices import ANSWERS, QUESTIONS


class EvaluationForm(forms.Form):
    """Three questions with four answers each; `answers` is what was chosen."""

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        for name, words in QUESTIONS.items():
            self.fields[name] = forms.TypedChoiceField(
                label=words, choices=list(ANSWERS.items()), coerce=int, widget=forms.RadioSelect
            )

    @property
    def answers(self) -> dict[str, int]:
        """What was chosen, by question."""
        return {name: self.cleaned_data[name] for name in QUESTIONS}


class MaterialForm(forms.Form):
    """A file for who takes part."""

    title = forms.CharField(label=_("Hoe heet het?"), max_length=120)
    file = forms.FileField(
        label=_("Het bestand"),
        help_text=_("Een pdf, een document of een foto, tot 20 MB."),
    )
