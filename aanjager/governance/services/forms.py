"""Turns what people fill in about services into clean values; nothing is saved here."""

from decimal import Decimal
from typing import Any

from django import forms
from django.utils.translation import gettext
from django.utils.translation import gettext_lazy as _

from aanjager.community.invoices.actions import Line
from aanjager.community.invoices.choices import MOST_CENTS, Tax, Unit
from aanjager.governance.services.actions import Asking
from aanjager.governance.services.choices import PRICED, Kind, Price
from aanjager.kernel.money import cents_of


class EuroField(forms.CharField):
    """An amount as people write it, in cents."""

    def clean(self, value: Any) -> int | None:
        """Return cents; nothing where it may stay empty."""
        said = str(super().clean(value))
        cents = cents_of(said) if said else None
        if said and (cents is None or not 0 < cents <= MOST_CENTS):
            raise forms.ValidationError(gettext("Vul een bedrag in, zoals 75,00."))
        return cents


class ServiceForm(forms.Form):
    title = forms.CharField(label=_("Hoe heet het?"), max_length=120)
    kind = forms.ChoiceField(label=_("Wat voor dienst is het?"), choices=Kind)
    for_whom = forms.CharField(label=_("Voor wie?"), max_length=200)
    gets = forms.CharField(
        label=_("Wat krijg je?"), max_length=1_200, widget=forms.Textarea({"rows": 4})
    )
    duration = forms.CharField(
        label=_("Hoe lang duurt het?"), max_length=80, required=False,
        help_text=_("Zoals: een dagdeel."),
    )  # fmt: skip
    price = forms.ChoiceField(label=_("Prijs"), choices=Price, widget=forms.RadioSelect)
    price_cents = EuroField(label=_("Bedrag zonder btw"), max_length=20, required=False)
    tax = forms.ChoiceField(label=_("Btw"), choices=Tax)
    is_shown = forms.BooleanField(label=_("Zet het op de site"), required=False)

    def clean(self) -> dict[str, Any]:
        """A price per hour or per time has an amount; another has none."""
        found = super().clean() or {}
        if found.get("price") in PRICED and not found.get("price_cents"):
            self.add_error("price_cents", gettext("Vul een bedrag in, zoals 75,00."))
        if found.get("price") not in PRICED:
            found["price_cents"] = None
        return found


class AskForm(forms.Form):
    name = forms.CharField(label=_("Je naam"), max_length=120)
    email = forms.EmailField(label=_("Je e-mailadres"))
    organisation_name = forms.CharField(
        label=_("Je organisatie of bedrijf"), max_length=120, required=False
    )
    phone = forms.CharField(label=_("Telefoon"), max_length=30, required=False)
    words = forms.CharField(
        label=_("Wat wil je?"), max_length=1_200, widget=forms.Textarea({"rows": 4})
    )

    def asking(self) -> Asking:
        """Who asks, and what for."""
        return Asking(**self.cleaned_data)


class AnswerForm(forms.Form):
    words = forms.CharField(
        label=_("Je antwoord"), max_length=1_200, widget=forms.Textarea({"rows": 4})
    )


class LineForm(forms.Form):
    words = forms.CharField(label=_("Wat"), max_length=160)
    quantity = forms.CharField(label=_("Aantal"), max_length=9)
    unit = forms.ChoiceField(label=_("Eenheid"), choices=Unit)
    price_cents = EuroField(label=_("Prijs zonder btw, per eenheid"), max_length=20)
    tax = forms.ChoiceField(label=_("Btw"), choices=Tax)

    def clean_quantity(self) -> Decimal:
        """How many; read as an amount, with two decimals at most."""
        hundredths = cents_of(self.cleaned_data["quantity"])
        if not hundredths:
            raise forms.ValidationError(gettext("Vul een aantal in, zoals 1,5."))
        return Decimal(hundredths) / 100

    def line(self) -> Line:
        """The line."""
        return Line(**self.cleaned_data)


class SendForm(forms.Form):
    valid_until = forms.DateField(label=_("Geldig tot en met"), widget=forms.DateInput)


class AcceptForm(forms.Form):
    name = forms.CharField(label=_("Wie geeft akkoord?"), max_length=120)


class DeclineForm(forms.Form):
    because = forms.CharField(label=_("Waarom niet?"), max_length=300, required=False)
