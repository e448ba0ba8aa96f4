"""A number of the law as somebody looked it up; nothing is saved here."""

from django import forms
from django.utils.translation import gettext_lazy

from aanjager.trust.law.actions import Figure
from aanjager.trust.law.choices import NAMES


class FigureForm(forms.Form):
    """A new number of the law."""

    key = forms.ChoiceField(label=gettext_lazy("Welk getal"), choices=NAMES.items())
    value = forms.DecimalField(
        label=gettext_lazy("Waarde"), max_digits=12, decimal_places=2, min_value=0, localize=True
    )
    valid_from = forms.DateField(label=gettext_lazy("Eerste dag"), widget=forms.DateInput())
    valid_to = forms.DateField(
        label=gettext_lazy("Laatste dag"), widget=forms.DateInput(), required=False
    )
    source = forms.CharField(label=gettext_lazy("Waar je het las"), max_length=300)

    def figure(self) -> Figure:
        """Return the number that was filled in."""
        return Figure(**self.cleaned_data)
