"""What a school fills in about a whole class; nothing is saved here."""

from django import forms
from django.utils.translation import gettext_lazy as _


class CloseForm(forms.Form):
    has_results = forms.BooleanField(
        label=_("De school heeft de resultaten van deze klas"),
        error_messages={"required": _("Haal eerst de resultaten op, en zet dan het vinkje.")},
    )


class ListForm(forms.Form):
    file = forms.FileField(
        label=_("Klassenlijst (.csv of .xlsx)"),
        help_text=_(
            "Kolommen: naam, e-mail, geboortedatum. Mag erbij: nummer, ouder, e-mail ouder."
        ),
    )
    writes = forms.BooleanField(
        label=_("Stuur wie erbij komt een brief met de weg naar de stage"),
        required=False,
        initial=True,
    )
