"""Turns what staff fill in about invoices into clean values; nothing is saved here."""

from collections.abc import Callable
from decimal import Decimal
from typing import Any

from django import forms
from django.utils.translation import gettext
from django.utils.translation import gettext_lazy as _

from aanjager.community.invoices.actions import Buyer, Line
from aanjager.community.invoices.choices import MOST_CENTS, Tax, Unit
from aanjager.community.invoices.queries import is_iban, is_kvk, is_vat_number, plain_number
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


class QuantityField(forms.DecimalField):
    """How many; with a comma or a point."""

    def clean(self, value: Any) -> Any:
        """Read a comma as a point."""
        return super().clean(str(value or "").replace(",", "."))


def _like(is_right: Callable[[str], bool], said: str, message: str) -> str:
    said = plain_number(said)
    if said and not is_right(said):
        raise forms.ValidationError(message)
    return said


class SellerForm(forms.Form):
    name = forms.CharField(label=_("Naam zoals bij de KvK"), max_length=120)
    street = forms.CharField(label=_("Straat en huisnummer"), max_length=120)
    postcode = forms.CharField(label=_("Postcode"), max_length=7)
    city = forms.CharField(label=_("Plaatsnaam"), max_length=80)
    kvk = forms.CharField(label=_("KvK-nummer"), max_length=10)
    tax = forms.ChoiceField(label=_("Btw"), choices=Tax, widget=forms.RadioSelect)
    vat_number = forms.CharField(
        label=_("Btw-id"), max_length=16, required=False, help_text=_("Zoals NL123456789B01.")
    )
    iban = forms.CharField(label=_("IBAN"), max_length=42)
    pay_days = forms.IntegerField(
        label=_("Binnen hoeveel dagen betalen?"), min_value=1, max_value=60
    )

    def clean_kvk(self) -> str:
        return _like(
            is_kvk, self.cleaned_data["kvk"], gettext("Een KvK-nummer heeft acht cijfers.")
        )

    def clean_vat_number(self) -> str:
        message = gettext("Een btw-id ziet eruit als NL123456789B01.")
        return _like(is_vat_number, self.cleaned_data["vat_number"], message)

    def clean_iban(self) -> str:
        message = gettext("Dit rekeningnummer klopt niet. Kijk het na.")
        return _like(is_iban, self.cleaned_data["iban"], message)


class BuyerForm(forms.Form):
    buyer_name = forms.CharField(label=_("Naam van de klant"), max_length=120)
    buyer_email = forms.EmailField(label=_("E-mailadres"))
    about = forms.CharField(label=_("Waarover gaat de factuur?"), max_length=160)
    buyer_street = forms.CharField(label=_("Straat en huisnummer"), max_length=120, required=False)
    buyer_postcode = forms.CharField(label=_("Postcode"), max_length=7, required=False)
    buyer_city = forms.CharField(label=_("Plaatsnaam"), max_length=80, required=False)
    buyer_kvk = forms.CharField(label=_("KvK-nummer"), max_length=10, required=False)
    reference = forms.CharField(label=_("Kenmerk van de klant"), max_length=60, required=False)

    def clean_buyer_kvk(self) -> str:
        message = gettext("Een KvK-nummer heeft acht cijfers.")
        return _like(is_kvk, self.cleaned_data["buyer_kvk"], message)

    def buyer(self) -> Buyer:
        """Who is to pay."""
        return Buyer(**self.cleaned_data)


class LineForm(forms.Form):
    words = forms.CharField(label=_("Wat"), max_length=160)
    quantity = QuantityField(
        label=_("Aantal"), min_value=Decimal("0.01"), max_digits=8, decimal_places=2
    )
    unit = forms.ChoiceField(label=_("Eenheid"), choices=Unit)
    price_cents = EuroField(label=_("Prijs zonder btw, per eenheid"), max_length=20)
    tax = forms.ChoiceField(label=_("Btw"), choices=Tax)

    def line(self) -> Line:
        """The line."""
        return Line(**self.cleaned_data)


class PaidForm(forms.Form):
    on = forms.DateField(label=_("Op welke dag kwam het geld binnen?"), widget=forms.DateInput)
