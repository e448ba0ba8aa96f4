"""Turns what the manager fills in into clean values."""

from typing import Any

from django import forms
from django.utils.text import format_lazy
from django.utils.translation import gettext_lazy as _

from aanjager.community.centres.actions import Details
from aanjager.community.centres.choices import (
    COLOUR_NAMES,
    COLOURS,
    CORNER_NAMES,
    FONT_NAMES,
    TERM_LIMITS,
    TERM_NAMES,
    TERMS,
    VISIT_HOURS,
)
from aanjager.community.centres.models import Staff


class DetailsForm(forms.Form):
    """What everyone may know about the centre."""

    name = forms.CharField(label=_("Naam"), max_length=100)
    email = forms.EmailField(label=_("E-mailadres"))
    phone = forms.CharField(label=_("Telefoon"), max_length=30, required=False)
    address = forms.CharField(
        label=_("Bezoekadres"),
        max_length=200,
        required=False,
        help_text=_("Zoals Dorpsstraat 1, Lindeveen."),
    )
    opening_hours = forms.CharField(
        label=_("Wanneer kun je langskomen?"),
        max_length=200,
        required=False,
        help_text=_("Zoals: maandag tot en met donderdag van 9 tot 12 uur."),
    )
    about = forms.CharField(
        label=_("Over ons"), required=False, max_length=2000, widget=forms.Textarea
    )

    def details(self) -> Details:
        """Return what was filled in."""
        return Details(**self.cleaned_data)


class TermsForm(forms.Form):
    """Every term with its limits."""

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        for name, standard in TERMS.items():
            least, most = TERM_LIMITS[name]
            self.fields[name] = forms.IntegerField(
                label=TERM_NAMES[name],
                min_value=least,
                max_value=most,
                help_text=_("Van %(least)d tot en met %(most)d. Gewoon is %(standard)d.")
                % {"least": least, "most": most, "standard": standard},
            )


class LookForm(forms.Form):
    """Eight colours, the corners and the font."""

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        for name in COLOURS:
            self.fields[name] = forms.RegexField(
                r"^#[0-9a-f]{6}$",
                label=COLOUR_NAMES[name],
                widget=forms.TextInput(attrs={"type": "color"}),
                error_messages={"invalid": _("Kies een kleur, zoals #1d4f91.")},
            )
        self.fields["corners"] = forms.ChoiceField(
            label=_("Hoeken"), choices=list(CORNER_NAMES.items())
        )
        self.fields["font"] = forms.ChoiceField(
            label=_("Lettertype"), choices=list(FONT_NAMES.items())
        )


class VisitForm(forms.Form):
    """Why somebody of the association comes, and for how long."""

    centre: Any = forms.ModelChoiceField(
        label=_("Welke centrale?"), queryset=None, to_field_name="slug"
    )
    reason = forms.CharField(
        label=_("Waarom kom je?"),
        max_length=300,
        help_text=_("De centrale leest dit. Zoals: meekijken met de import van vrijdag."),
    )
    hours = forms.TypedChoiceField(
        label=_("Hoe lang?"),
        choices=[(n, format_lazy("{} {}", n, _("uur"))) for n in VISIT_HOURS],
        coerce=int,
    )

    def __init__(self, *args: Any, centres: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["centre"].queryset = centres  # type: ignore[attr-defined]


class StaffForm(forms.Form):
    """Somebody who comes to work here."""

    name = forms.CharField(label=_("Naam"), max_length=120)
    email = forms.EmailField(label=_("E-mailadres"))
    role = forms.ChoiceField(label=_("Rol"), choices=Staff.Role.choices)


def reading_only(form: forms.Form) -> forms.Form:
    """Return the form for who may look but not change."""
    for field in form.fields.values():
        field.disabled = True
    return form
