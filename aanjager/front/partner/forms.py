"""What the partner fills in to sign; nothing is saved here."""

from django import forms
from django.utils.translation import gettext_lazy as _


class SignForm(forms.Form):
    """A name is the signature."""

    name = forms.CharField(
        label=_("Je naam"), max_length=120, help_text=_("Je naam is je handtekening.")
    )
