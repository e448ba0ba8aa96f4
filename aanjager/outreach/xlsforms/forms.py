"""The file that is brought; nothing is saved here."""

from django import forms
from django.utils.translation import gettext_lazy as _


class FileForm(forms.Form):
    """An XLSForm."""

    file = forms.FileField(
        label=_("Bestand"),
        help_text=_("Een XLSForm in .xlsx, zoals uit KoboToolbox of ODK."),
        widget=forms.ClearableFileInput(attrs={"accept": ".xlsx"}),
    )
