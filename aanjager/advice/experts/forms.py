"""What experts say about themselves, and what staff answer; nothing is saved here."""

from typing import Any

from django import forms
from django.utils.translation import gettext
from django.utils.translation import gettext_lazy as _

from aanjager.advice.experts import queries
from aanjager.advice.experts.actions import Profile
from aanjager.advice.experts.choices import Kind, Pay
from aanjager.advice.experts.models import Expert
from aanjager.community.people.choices import LANGUAGES
from aanjager.community.places.models import Area
from aanjager.community.skills.models import Skill, Theme
from aanjager.kernel.euro_field import EuroField
from aanjager.kernel.forms import Folded
from aanjager.kernel.refusals import Refused

PLAIN = ("kind", "headline", "about", "pay", "rate_cents", "hours_per_month", "languages",
         "business", "kvk", "vat_number")  # fmt: skip


class ProfileForm(forms.Form):
    """What somebody can do, where, when, and for what."""

    kind = forms.ChoiceField(label=_("Wat ben je?"), choices=Kind, widget=forms.RadioSelect)
    headline = forms.CharField(label=_("Waarmee help je, in een zin?"), max_length=160)
    about = forms.CharField(
        label=_("Wat deed je eerder?"), max_length=1_500, required=False,
        widget=forms.Textarea({"rows": 4}),
    )  # fmt: skip
    skills = forms.ModelMultipleChoiceField(
        label=_("Wat kun je?"), queryset=Skill.objects.filter(is_active=True).order_by("position"),
        widget=Folded, required=False,
    )  # fmt: skip
    themes = forms.ModelMultipleChoiceField(
        label=_("Welke thema's ken je goed?"), widget=Folded, required=False,
        queryset=Theme.objects.filter(is_active=True).order_by("position"),
    )  # fmt: skip
    areas = forms.CharField(
        label=_("Waar werk je?"), max_length=300, required=False,
        help_text=_("Plaatsen, gemeenten of provincies, met een komma ertussen."),
    )  # fmt: skip
    languages = forms.MultipleChoiceField(
        label=_("In welke talen?"), choices=LANGUAGES, widget=forms.CheckboxSelectMultiple
    )
    hours_per_month = forms.IntegerField(
        label=_("Hoeveel uur per maand kun je geven?"), min_value=1, max_value=160
    )
    pay = forms.ChoiceField(label=_("Betaald of onbetaald?"), choices=Pay, widget=forms.RadioSelect)
    rate_cents = EuroField(
        label=_("Je tarief per uur, zonder btw"), required=False,
        help_text=_("Alleen voor zelfstandigen. Je tarief telt nooit mee in de volgorde."),
    )  # fmt: skip
    business = forms.CharField(label=_("Naam van je bedrijf"), max_length=120, required=False)
    kvk = forms.RegexField(
        label=_("KvK-nummer"), regex=r"^\d{8}$", required=False,
        error_messages={"invalid": _("Een KvK-nummer heeft acht cijfers.")},
    )  # fmt: skip
    vat_number = forms.CharField(label=_("Btw-id"), max_length=14, required=False)

    @classmethod
    def start(cls, it: Expert | None) -> dict[str, Any]:
        """What somebody said before."""
        if it is None:
            return {"languages": ["nl"], "hours_per_month": 8}
        lists = {"skills": it.skills.all(), "themes": it.themes.all()}
        named = ", ".join(area.name for area in it.areas.all())
        return {name: getattr(it, name) for name in PLAIN} | lists | {"areas": named}

    def clean_areas(self) -> list[Area]:
        """Read every place that was named."""
        names = [name.strip() for name in self.cleaned_data["areas"].split(",")]
        try:
            return [queries.area_named(name) for name in names[:10] if name]
        except Refused as no:
            raise forms.ValidationError(str(no)) from no

    def clean(self) -> dict[str, Any]:
        """Something to be found by: a skill or a theme."""
        found = super().clean() or {}
        if not found.get("skills") and not found.get("themes"):
            self.add_error("skills", gettext("Kies iets dat je kunt, of een thema."))
        return found

    def profile(self) -> Profile:
        """What was filled in."""
        return Profile(**self.cleaned_data)


class ReasonForm(forms.Form):
    """Why somebody is admitted or not."""

    reason = forms.CharField(label=_("Waarom?"), max_length=300)
