"""What is filled in about doing something together; nothing is saved here."""

from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from aanjager.participation.signals.models import Pattern

STEPS = [step for step in Pattern.NextStep.choices if step[0] != Pattern.NextStep.NONE]


class InviteForm(forms.Form):
    """Which centre, and why."""

    guest = forms.TypedChoiceField(label=_("Welke centrale?"), coerce=int)
    why = forms.CharField(
        label=_("Waarom doen jullie dit samen?"),
        help_text=_("Een zin is genoeg. De andere centrale leest hem in de brief."),
        max_length=300,
    )

    def __init__(self, *args: Any, others: list[tuple[int, str]], **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["guest"].choices = others  # type: ignore[attr-defined]


class BecauseForm(forms.Form):
    """Why not, or why not any more."""

    because = forms.CharField(
        label=_("Waarom?"), help_text=_("De andere centrale leest dit."), max_length=300
    )


class ProposeForm(forms.Form):
    """A next step for a pattern."""

    next_step = forms.ChoiceField(
        label=_("Welke volgende stap?"), choices=STEPS, widget=forms.RadioSelect
    )
    words = forms.CharField(
        label=_("Wat stel je voor?"), max_length=400, widget=forms.Textarea({"rows": 3})
    )
