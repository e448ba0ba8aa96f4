"""What is filled in about an introduction; nothing is saved here."""

from django import forms
from django.utils.translation import gettext_lazy as _

from aanjager.participation.introductions.actions import Bringing
from aanjager.participation.introductions.models import Introduction

OUTCOMES = Introduction.Outcome.choices


class BringForm(forms.Form):
    """Why, and what comes next."""

    why = forms.CharField(label=_("Waarom stel je hen aan elkaar voor?"), max_length=300)
    next_step = forms.CharField(
        label=_("Wat is de volgende stap?"),
        max_length=300,
        required=False,
        help_text=_("Zoals: samen koffie op dinsdag in het buurthuis."),
    )
    agreed = forms.BooleanField(
        label=_("Iedereen vindt het goed dat ik de naam noem"), required=False
    )

    @property
    def bringing(self) -> Bringing:
        """What was filled in, as the action wants it."""
        return Bringing(**self.cleaned_data)


class SettleForm(forms.Form):
    """What came of it."""

    outcome = forms.ChoiceField(
        label=_("Wat kwam ervan?"), choices=Introduction.Outcome.choices, widget=forms.RadioSelect
    )
    words = forms.CharField(label=_("In een zin"), max_length=300, required=False)
