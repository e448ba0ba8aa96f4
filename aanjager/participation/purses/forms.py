"""Turns what people fill in about money into clean values."""

from collections.abc import Iterable
from decimal import Decimal
from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from aanjager.community.organisations.models import Organisation
from aanjager.participation.purses.actions import Money


class HostForm(forms.Form):
    host = forms.ChoiceField(label=_("Welke organisatie vraag je?"))

    def __init__(self, *args: Any, hosts: Iterable[Organisation], **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        field = self.fields["host"]
        assert isinstance(field, forms.ChoiceField)
        field.choices = [(str(one.pk), one.name) for one in hosts]


class ReceiveForm(forms.Form):
    euros = forms.DecimalField(
        label=_("Hoeveel euro?"),
        min_value=Decimal("0.01"),
        max_value=100_000,
        decimal_places=2,
        localize=True,
        help_text=_("Zoals 12,50."),
    )
    on = forms.DateField(
        label=_("Welke dag?"), widget=forms.DateInput({"type": "date"}, format="%Y-%m-%d")
    )
    words = forms.CharField(label=_("Waarvoor?"), max_length=200)
    budget_line = forms.CharField(label=_("Begrotingspost"), max_length=80, required=False)

    def money(self) -> Money:
        """Return what was filled in, in cents."""
        said = self.cleaned_data
        return Money(int(said["euros"] * 100), said["on"], said["words"], said["budget_line"])


class SpendForm(ReceiveForm):
    """The same, with a receipt."""

    receipt = forms.FileField(
        label=_("De bon"),
        required=False,
        widget=forms.FileInput({"accept": "image/jpeg,image/png,image/webp,application/pdf"}),
        help_text=_("Een foto of een pdf. De plek waar je de foto maakte, halen wij eraf."),
    )
