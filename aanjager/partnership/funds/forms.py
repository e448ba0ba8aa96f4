"""What is filled in about a fund, and asked of the register; nothing is saved here."""

from collections.abc import Iterable
from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from aanjager.community.places.models import Area
from aanjager.community.skills import queries as skills
from aanjager.kernel.euro_field import EuroField
from aanjager.partnership.funds.actions import Facts
from aanjager.partnership.funds.choices import Applicant

DAY = {"type": "date"}


def _day(**kwargs: Any) -> forms.DateField:
    return forms.DateField(widget=forms.DateInput(DAY, format="%Y-%m-%d"), **kwargs)


class FundForm(forms.Form):
    """A fund as its keeper knows it."""

    name = forms.CharField(label=_("Naam van het fonds of de regeling"), max_length=160)
    giver = forms.CharField(label=_("Wie geeft het geld?"), max_length=160)
    purpose = forms.CharField(
        label=_("Waarvoor?"), max_length=1000, widget=forms.Textarea({"rows": 3})
    )
    themes: forms.ModelMultipleChoiceField = forms.ModelMultipleChoiceField(
        label=_("Voor welke thema's?"),
        queryset=None,
        required=False,
        widget=forms.CheckboxSelectMultiple,
        help_text=_("Kies niets als het voor alles mag zijn."),
    )
    area = forms.ChoiceField(label=_("In welk gebied?"), required=False)
    least = EuroField(label=_("Laagste bedrag in euro"), required=False)
    most = EuroField(label=_("Hoogste bedrag in euro"), required=False)
    applicants = forms.MultipleChoiceField(
        label=_("Wie mag vragen?"),
        choices=Applicant.choices,
        required=False,
        widget=forms.CheckboxSelectMultiple,
        help_text=_("Kies niets als iedereen mag vragen."),
    )
    is_rolling = forms.BooleanField(label=_("Aanvragen kan het hele jaar"), required=False)
    terms = forms.CharField(
        label=_("Voorwaarden"), max_length=2000, required=False, widget=forms.Textarea({"rows": 3})
    )
    link = forms.URLField(
        label=_("Adres van de pagina"), max_length=300, required=False, assume_scheme="https"
    )
    is_shared = forms.BooleanField(
        label=_("Andere centrales mogen dit fonds zien"), required=False, initial=True
    )

    def __init__(self, *args: Any, areas: Iterable[Area], national: bool, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        themes = self.fields["themes"]
        assert isinstance(themes, forms.ModelMultipleChoiceField)
        themes.queryset = skills.themes_in_use()
        self.areas = {str(it.pk): it for it in areas}
        area = self.fields["area"]
        assert isinstance(area, forms.ChoiceField)
        named = [(pk, f"{it.name} ({it.get_kind_display()})") for pk, it in self.areas.items()]
        area.choices = [("", _("Heel Nederland")), *named]
        if national:
            del self.fields["is_shared"]

    def facts(self) -> Facts:
        """Return what was filled in."""
        said = self.cleaned_data
        return Facts(
            said["name"], said["giver"], said["purpose"], self.areas.get(said["area"]),
            said["least"], said["most"], said["applicants"], said["terms"], said["is_rolling"],
            said["link"], said.get("is_shared", True), list(said["themes"]),
        )  # fmt: skip


class RoundForm(forms.Form):
    opens_on = _day(label=_("Eerste dag"))
    closes_on = _day(label=_("Laatste dag"))
    decides_on = _day(label=_("Uitslag op"), required=False)


class RequirementForm(forms.Form):
    text = forms.CharField(label=_("Wat vraagt het fonds?"), max_length=200)
    wants_file = forms.BooleanField(label=_("Als bestand"), required=False)


class WishForm(forms.Form):
    """What is asked of the register."""

    themes: forms.ModelMultipleChoiceField = forms.ModelMultipleChoiceField(
        label=_("Waar gaat het over?"),
        queryset=None,
        required=False,
        widget=forms.CheckboxSelectMultiple,
    )
    cents = EuroField(label=_("Hoeveel euro vraag je?"))
    applicant = forms.ChoiceField(label=_("Wie vraagt het?"), choices=Applicant.choices)
    before = _day(label=_("Wanneer begint het?"), required=False)

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        themes = self.fields["themes"]
        assert isinstance(themes, forms.ModelMultipleChoiceField)
        themes.queryset = skills.themes_in_use()
