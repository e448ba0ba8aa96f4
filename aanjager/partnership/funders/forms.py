"""What is filled in about a funder; nothing is saved here."""

from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from aanjager.kernel.euro_field import EuroField
from aanjager.partnership.funders.actions import Paid
from aanjager.partnership.funders.models import Funder


class FunderForm(forms.Form):
    kind = forms.ChoiceField(label=_("Soort"), choices=Funder.Kind.choices)
    name = forms.CharField(
        label=_("Wie betaalt?"),
        max_length=160,
        help_text=_("Een organisatie. Giften van mensen zet je samen in één regel, zonder naam."),
    )
    purpose = forms.CharField(label=_("Waarvoor?"), max_length=300)
    since_on = forms.DateField(
        label=_("Sinds welke dag?"), widget=forms.DateInput({"type": "date"}, format="%Y-%m-%d")
    )
    year = forms.IntegerField(label=_("In welk jaar?"), min_value=2000, max_value=2100)
    amount = EuroField(label=_("Hoeveel euro in dat jaar?"))

    def paid(self) -> Any:
        """Return what was filled in."""
        said = self.cleaned_data
        return Paid(
            said["kind"], said["name"], said["purpose"], said["since_on"], said["year"],
            said["amount"],
        )  # fmt: skip
