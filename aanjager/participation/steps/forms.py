"""Turns what people fill in about steps and signatures into clean values."""

from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from aanjager.participation.steps.actions import Signed
from aanjager.participation.steps.choices import LONGEST_TITLE, TEMPLATES


def _day() -> forms.DateInput:
    return forms.DateInput({"type": "date"}, format="%Y-%m-%d")


class StartForm(forms.Form):
    template = forms.ChoiceField(
        label=_("Welke lijst?"), choices=[(code, one.name) for code, one in TEMPLATES.items()]
    )
    day = forms.DateField(
        label=_("Op welke dag moet het klaar zijn?"),
        widget=_day(),
        help_text=_("We rekenen terug vanaf deze dag."),
    )


class AddForm(forms.Form):
    title = forms.CharField(label=_("Wat moet er gebeuren?"), max_length=LONGEST_TITLE)
    due_on = forms.DateField(label=_("Voor wanneer?"), widget=_day(), required=False)


class OpenForm(forms.Form):
    question = forms.CharField(
        label=_("Waar vraag je steun voor?"),
        max_length=200,
        help_text=_("Zoals: een bank bij de vijver, tegenover nummer 12."),
    )
    closes_on = forms.DateField(label=_("Tot en met welke dag?"), widget=_day())


class PaperForm(forms.Form):
    """One line of the paper list."""

    name = forms.CharField(label=_("Naam"), max_length=120)
    street = forms.CharField(label=_("Straat"), max_length=120)
    house_number = forms.CharField(label=_("Huisnummer"), max_length=12, required=False)
    is_for = forms.ChoiceField(
        label=_("Voor of tegen?"),
        choices=[("ja", _("Voor")), ("nee", _("Tegen"))],
        widget=forms.RadioSelect,
    )
    shows_name = forms.BooleanField(label=_("De naam mag erbij staan"), required=False)

    def signed(self) -> Signed:
        """Return what was filled in."""
        said: dict[str, Any] = {name: self.cleaned_data[name] for name in PaperForm.base_fields}
        return Signed(**{**said, "is_for": said["is_for"] == "ja"})


class SignForm(PaperForm):
    """The same, with an address of mail to confirm."""

    email = forms.EmailField(
        label=_("E-mailadres"),
        help_text=_("Je krijgt een link om te bevestigen. Niemand ziet je adres."),
    )
