"""Turns what people fill in about organisations into clean values."""

import re
from collections.abc import Iterator
from dataclasses import fields
from typing import Any

from django import forms
from django.forms.boundfield import BoundField
from django.utils.translation import gettext_lazy as _

from aanjager.community.organisations.actions import Details
from aanjager.community.organisations.models import Criterion, Organisation, Screening, Statement
from aanjager.community.places import queries as places
from aanjager.kernel.forms import BriefField


class DetailsForm(forms.Form):
    """What an organisation says about itself."""

    name = forms.CharField(label=_("Naam van de organisatie"), max_length=200)
    kind = forms.ChoiceField(
        label=_("Wat voor organisatie is het?"),
        choices=Organisation.Kind.choices,
        help_text=_("Ook een groep bewoners zonder stichting of vereniging kan zich aanmelden."),
    )
    in_brief = BriefField()
    about = forms.CharField(
        label=_("Wat doen jullie?"),
        max_length=3000,
        widget=forms.Textarea(attrs={"rows": 5}),
        help_text=_("Voor wie, waar en met wie. Een paar zinnen is genoeg."),
    )
    email = forms.EmailField(label=_("E-mailadres"))
    phone = forms.CharField(label=_("Telefoon"), max_length=30, required=False)
    website = forms.URLField(label=_("Website"), required=False, assume_scheme="https")
    postcode = forms.CharField(
        label=_("Postcode"),
        max_length=7,
        help_text=_("Zoals 3811 AB. Zo vinden mensen wat dichtbij is."),
    )
    address = forms.CharField(label=_("Straat en nummer"), max_length=200, required=False)
    kvk = forms.RegexField(
        r"^\d{8}$",
        label=_("KvK-nummer"),
        required=False,
        error_messages={"invalid": _("Een KvK-nummer heeft acht cijfers, zoals 12345678.")},
    )

    def clean_postcode(self) -> str:
        """A postcode with or without letters, that lies somewhere."""
        text = self.cleaned_data["postcode"].strip().upper()
        found = re.fullmatch(r"([1-9]\d{3}) ?([A-Z]{2})?", text)
        if not found:
            raise forms.ValidationError(_("Vul een postcode in, zoals 3811 AB."))
        if not places.point_of(found[1]):
            raise forms.ValidationError(_("Deze postcode kennen we niet. Kijk nog eens."))
        return f"{found[1]} {found[2] or ''}".strip()

    def details(self) -> Details:
        """Return what was filled in."""
        return Details(**{f.name: self.cleaned_data[f.name] for f in fields(Details)})


class RegisterForm(DetailsForm):
    """The same, with what the one who registers does there."""

    title = forms.CharField(
        label=_("Wat doe jij bij de organisatie?"),
        max_length=80,
        required=False,
        help_text=_("Zoals: voorzitter, of coördinator van de vrijwilligers."),
    )


class InviteForm(forms.Form):
    """Somebody who may speak for the organisation too."""

    name = forms.CharField(label=_("Naam"), max_length=120)
    email = forms.EmailField(label=_("E-mailadres"), help_text=_("Hiermee logt deze persoon in."))
    title = forms.CharField(label=_("Functie"), max_length=80, required=False)


class StatementForm(forms.Form):
    """What the centre saw."""

    kind = forms.ChoiceField(label=_("Wat heb je gezien?"), choices=Statement.Kind.choices)
    valid_from = forms.DateField(label=_("Geldt vanaf"), widget=forms.DateInput())
    valid_to = forms.DateField(
        label=_("Geldt tot en met"), required=False, widget=forms.DateInput()
    )

    def clean(self) -> dict[str, Any]:
        """It ends after it begins."""
        values = super().clean() or self.cleaned_data
        start, end = values.get("valid_from"), values.get("valid_to")
        if start and end and end < start:
            self.add_error("valid_to", _("Deze dag ligt vóór de eerste dag."))
        return values


class ScreeningForm(forms.Form):
    """The checklist: for each question an answer and a note, then the decision with its reason."""

    says_not_optional = True

    outcome = forms.ChoiceField(
        label=_("Besluit"), choices=Screening.Outcome.choices, widget=forms.RadioSelect
    )
    reason = forms.CharField(
        label=_("Reden"),
        max_length=2000,
        widget=forms.Textarea(attrs={"rows": 4}),
        help_text=_("De organisatie leest dit in haar brief, met jouw naam eronder."),
    )

    def __init__(self, *args: Any, criteria: list[Criterion], **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.criteria = criteria
        choices = [("yes", _("ja")), ("no", _("nee")), ("does_not_apply", _("niet van toepassing"))]
        for it in criteria:
            self.fields[f"answer_{it.code}"] = forms.ChoiceField(
                label=str(it),
                choices=choices,
                widget=forms.RadioSelect,
                required=False,
                help_text=_("Moet in orde zijn.") if it.is_required else "",
            )
            self.fields[f"note_{it.code}"] = forms.CharField(
                label=_("Aantekening"), max_length=300, required=False
            )

    def questions(self) -> Iterator[tuple[Criterion, BoundField, BoundField]]:
        """Each criterion with its two fields."""
        for it in self.criteria:
            yield it, self[f"answer_{it.code}"], self[f"note_{it.code}"]

    def answers(self) -> dict[str, dict[str, str]]:
        """Return what was answered, by the code of the criterion."""
        values = self.cleaned_data
        return {
            it.code: {"answer": values[f"answer_{it.code}"], "note": values[f"note_{it.code}"]}
            for it in self.criteria
            if values[f"answer_{it.code}"] or values[f"note_{it.code}"]
        }


class AppealForm(forms.Form):
    """Why somebody does not agree."""

    text = forms.CharField(
        label=_("Waarom ben je het er niet mee eens?"),
        max_length=3000,
        widget=forms.Textarea(attrs={"rows": 6}),
    )


class AppealAnswerForm(forms.Form):
    """The answer to an objection."""

    is_granted = forms.TypedChoiceField(
        label=_("Wat besluit je?"),
        choices=[("yes", _("We kijken er opnieuw naar")), ("no", _("Het besluit blijft"))],
        coerce=lambda value: value == "yes",
        widget=forms.RadioSelect,
    )
    answer = forms.CharField(
        label=_("Waarom?"), max_length=3000, widget=forms.Textarea(attrs={"rows": 6})
    )


ORDER_NAMES = {
    "": _("Naam"),
    "nieuw": _("Nieuwste eerst"),
    "antwoord": _("Antwoordt het langzaamst"),
}


class SearchForm(forms.Form):
    """What a list of organisations can be narrowed down by."""

    says_not_optional = True

    q = forms.CharField(label=_("Zoek"), max_length=100, required=False)
    kind = forms.ChoiceField(
        label=_("Soort"), required=False, choices=[("", _("alle")), *Organisation.Kind.choices]
    )
    status = forms.ChoiceField(
        label=_("Stand"), required=False, choices=[("", _("alle")), *Organisation.Status.choices]
    )
    volgorde = forms.ChoiceField(
        label=_("Volgorde"),
        required=False,
        choices=list(ORDER_NAMES.items()),
    )

    def asked(self, *names: str) -> dict[str, str]:
        """Return these values; what cannot be is as if it was not asked."""
        self.is_valid()
        return {name: self.cleaned_data.get(name, "") for name in names}
