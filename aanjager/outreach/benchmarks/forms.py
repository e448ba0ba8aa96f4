"""For whom a link is; nothing is saved here."""

from django import forms
from django.utils.translation import gettext_lazy as _


class ShowForm(forms.Form):
    """Who gets to see the mirror."""

    label = forms.CharField(
        label=_("Voor wie is de link?"),
        max_length=120,
        help_text=_("Noem een gemeente of een organisatie, geen persoon."),
    )
