"""A form field for an amount of money, in whole cents."""

from typing import Any

from django import forms
from django.utils.translation import gettext as _

from aanjager.kernel.money import cents_of


class EuroField(forms.CharField):
    """An amount as people write it, with a comma or a point, in cents; never rounded."""

    def __init__(self, **kwargs: Any) -> None:
        look = {"inputmode": "decimal", "autocomplete": "off"}
        super().__init__(max_length=20, widget=forms.TextInput(look), **kwargs)

    def prepare_value(self, value: Any) -> Any:
        """Show cents as the amount that people write."""
        return f"{value // 100},{value % 100:02d}" if isinstance(value, int) else value

    def clean(self, value: Any) -> Any:
        """Return cents, or nothing when nothing was filled in and that may be."""
        said = super().clean(value)
        if not said:
            return None
        cents = cents_of(said)
        if cents is None:
            raise forms.ValidationError(_("Vul een bedrag in, zoals 1.250 of 12,50."))
        return cents
