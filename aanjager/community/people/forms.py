"""What a profile asks; everything but the name may stay empty."""

from typing import Any

from django import forms
from django.db.models import QuerySet
from django.utils.text import format_lazy
from django.utils.timezone import localdate
from django.utils.translation import gettext_lazy as _

from aanjager.community.people.actions import Profile
from aanjager.community.people.choices import DAYS, LANGUAGES, PARTS, REACHES, mask, positions
from aanjager.community.people.models import Person
from aanjager.community.places.models import Postcode
from aanjager.community.skills.models import Skill, Theme
from aanjager.kernel.forms import Folded, Week

DAYPARTS = [
    (str(3 * d + p), format_lazy("{} {}", day, part))
    for d, day in enumerate(DAYS)
    for p, part in enumerate(PARTS)
]
OLDEST = 110  # years


class ProfileForm(forms.ModelForm):
    """The whole profile; `clean` gives a `Profile` in `self.profile`."""

    stays_in_house = ("email", "phone", "birth_year", "postcode")

    availability = forms.MultipleChoiceField(
        label=_("Wanneer kun je meestal?"),
        choices=DAYPARTS,
        widget=Week(DAYS, PARTS),
        required=False,
    )
    postcode = forms.CharField(
        label=_("De vier cijfers van je postcode"),
        help_text=_("Zo zoeken we bij je in de buurt. Je adres hoeven we niet te weten."),
        max_length=10,
        required=False,
        widget=forms.TextInput(attrs={"inputmode": "numeric", "autocomplete": "postal-code"}),
    )
    languages = forms.MultipleChoiceField(
        label=_("Welke talen spreek je?"),
        choices=LANGUAGES,
        widget=forms.CheckboxSelectMultiple,
        required=False,
    )
    reach_km = forms.TypedChoiceField(
        label=_("Hoe ver wil je reizen?"),
        choices=[(km, f"{km} km") for km in REACHES],
        coerce=lambda km: int(km or 10),
        required=False,
    )

    class Meta:
        model = Person
        fields = [
            "name", "email", "phone", "prefers", "postcode", "reach_km", "themes", "skills",
            "wants_to_learn", "availability", "languages", "birth_year", "about",
            "wants_to_be_found",
        ]  # fmt: skip
        labels = {
            "name": _("Hoe heet je?"),
            "phone": _("Je telefoonnummer"),
            "prefers": _("Hoe bereiken we je het liefst?"),
            "themes": _("Wat vind je leuk of belangrijk?"),
            "skills": _("Wat kun je goed?"),
            "wants_to_learn": _("Wat wil je leren?"),
            "birth_year": _("In welk jaar ben je geboren?"),
            "about": _("Wil je nog iets vertellen?"),
            "wants_to_be_found": _("Organisaties mogen mij iets vragen"),
        }
        help_texts = {
            "birth_year": _(
                "Sommige vacatures vragen een leeftijd. Je dag en maand hoeven we niet."
            ),
            "wants_to_be_found": _(
                "Een organisatie ziet dan geen naam of adres. Pas als jij ja zegt, leren jullie "
                "elkaar kennen."
            ),
        }
        widgets = {
            "themes": forms.CheckboxSelectMultiple,
            "skills": Folded,
            "wants_to_learn": Folded,
            "name": forms.TextInput(attrs={"autocomplete": "name"}),
            "phone": forms.TextInput(attrs={"autocomplete": "tel", "inputmode": "tel"}),
            "about": forms.Textarea(attrs={"rows": 4, "maxlength": 2000}),
            "birth_year": forms.NumberInput(attrs={"autocomplete": "bday-year"}),
        }
        error_messages = {"name": {"required": _("Vul je naam in. Een roepnaam is genoeg.")}}

    def __init__(self, *args: Any, with_email: bool = False, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        if not with_email:
            del self.fields["email"]
        self._offer("themes", Theme.objects.filter(is_active=True))
        self._offer("skills wants_to_learn", Skill.objects.filter(is_active=True))
        self.initial["availability"] = [str(p) for p in positions(self.instance.availability)]
        self.initial.setdefault("languages", ["nl"])

    def _offer(self, names: str, found: QuerySet[Any]) -> None:
        """Give one or more fields the same choices, read once."""
        found = found.order_by("position")
        choices = [(it.pk, it.name) for it in found]
        for name in names.split():
            self.fields[name].queryset = found  # type: ignore[attr-defined]
            self.fields[name].choices = choices  # type: ignore[attr-defined]

    def clean_postcode(self) -> str:
        """Take four digits, also out of a whole postcode; the letters are thrown away."""
        digits = self.cleaned_data["postcode"].strip()[:4]
        if not digits:
            return ""
        known = Postcode.objects.filter(digits=digits).exists() or not Postcode.objects.exists()
        if len(digits) != 4 or not digits.isdecimal() or not known:
            raise forms.ValidationError(
                _("Deze postcode kennen we niet. Vul vier cijfers in, zoals 3811.")
            )
        return digits

    def clean_birth_year(self) -> int | None:
        year, today = self.cleaned_data["birth_year"], localdate()
        if year and not today.year - OLDEST <= year <= today.year:
            raise forms.ValidationError(_("Vul een jaar in van vier cijfers, zoals 1980."))
        return year

    def clean_about(self) -> str:
        text = self.cleaned_data["about"].strip()
        if len(text) > 2000:
            raise forms.ValidationError(_("Dit is te lang. Houd het bij 2000 tekens."))
        return text

    def clean_availability(self) -> int:
        return mask(int(value) for value in self.cleaned_data["availability"])

    def _post_clean(self) -> None:
        """Leave the record alone: only the action writes."""

    @property
    def profile(self) -> Profile:
        """What was filled in, for the action."""
        values = dict(self.cleaned_data)
        for name in ("themes", "skills", "wants_to_learn"):
            values[name] = list(values[name])
        return Profile(**values)


class NewAddressForm(forms.Form):
    """The address to sign in with from now on."""

    email = forms.EmailField(
        label=_("Je nieuwe e-mailadres"),
        max_length=254,
        error_messages={
            "required": _("Vul je nieuwe e-mailadres in."),
            "invalid": _("Dit is geen e-mailadres. Vul het in zoals naam@voorbeeld.nl."),
        },
        widget=forms.EmailInput(attrs={"autocomplete": "email"}),
    )


class CodeForm(forms.Form):
    """The code that was mailed to the new address."""

    code = forms.CharField(
        label=_("De code uit de mail"),
        max_length=20,
        widget=forms.TextInput(attrs={"autocomplete": "one-time-code", "inputmode": "numeric"}),
    )
