"""What is filled in about handing somebody over; nothing is saved here."""

from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from aanjager.participation.handover.models import Handover


class WriteDownForm(forms.Form):
    """How somebody without an account answered, and when."""

    how = forms.ChoiceField(
        label=_("Hoe gaf de persoon antwoord?"),
        choices=Handover.How.choices,
        widget=forms.RadioSelect,
    )
    on = forms.DateField(label=_("Op welke dag?"), widget=forms.DateInput())


class ProposeForm(forms.Form):
    """To which centre, and why."""

    to_centre = forms.TypedChoiceField(label=_("Welke centrale helpt verder?"), coerce=int)
    why = forms.CharField(
        label=_("Waarom stel je dit voor?"), help_text=_("De persoon leest dit."), max_length=300
    )

    def __init__(self, *args: Any, others: list[tuple[int, str]], **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["to_centre"].choices = others  # type: ignore[attr-defined]
