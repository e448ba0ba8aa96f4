"""What is filled in about proofs; nothing is saved here."""

from datetime import datetime, time
from typing import Any

from django import forms
from django.utils.timezone import make_aware
from django.utils.translation import gettext_lazy as _

from aanjager.growth.credentials.actions import Granted
from aanjager.growth.credentials.choices import MOST_BYTES
from aanjager.growth.credentials.models import Achievement, Proof
from aanjager.growth.frameworks.models import Concept

DAY = forms.DateInput(attrs={"type": "date"})


class AchievementForm(forms.ModelForm):
    """What a proof is of."""

    class Meta:
        model = Achievement
        fields = [
            "kind", "title", "description", "criteria",
            "alignment_name", "alignment_url", "alignment_framework",
        ]  # fmt: skip
        widgets = {
            "kind": forms.RadioSelect,
            "description": forms.Textarea(attrs={"rows": 2}),
            "criteria": forms.Textarea(attrs={"rows": 3}),
        }

    alignment_url = forms.URLField(
        label=_("Adres in dat stelsel"), required=False, assume_scheme="https"
    )

    def __init__(self, *args: Any, aligned: Concept | None = None, **kwargs: Any) -> None:
        """Let the kinds begin without an empty one, and with what was found in a framework."""
        if aligned:
            kwargs["initial"] = {
                "alignment_name": aligned.name[:120], "alignment_url": aligned.uri,
                "alignment_framework": aligned.source,
            }  # fmt: skip
        super().__init__(*args, **kwargs)
        kind: Any = self.fields["kind"]
        kind.choices = Achievement.Kind.choices

    def clean(self) -> dict[str, Any]:
        """A name in another framework has its address, and the other way round."""
        found: dict[str, Any] = super().clean() or {}
        if bool(found.get("alignment_name")) != bool(found.get("alignment_url")):
            self.add_error(
                "alignment_url", _("Vul de naam en het adres allebei in, of geen van twee.")
            )
        return found


class GrantForm(forms.Form):
    """What a proof says of this person."""

    achievement = forms.ModelChoiceField(
        Achievement.objects.none(), label=_("Welk bewijs?"), empty_label=_("Kies een bewijs")
    )
    name = forms.CharField(label=_("Naam op het bewijs"), max_length=120)
    where = forms.CharField(label=_("Bij welke organisatie?"), max_length=120, required=False)
    story = forms.CharField(
        label=_("Wat deed deze persoon?"), max_length=1000, required=False,
        widget=forms.Textarea(attrs={"rows": 4}),
        help_text=_("Iedereen met het bewijs leest dit. Schrijf niets over gezondheid of problemen."),
    )  # fmt: skip
    since = forms.DateField(label=_("Van"), required=False, widget=DAY)
    until = forms.DateField(label=_("Tot en met"), required=False, widget=DAY)
    hours = forms.IntegerField(label=_("Hoeveel uur?"), required=False, min_value=1, max_value=9999)
    valid_until = forms.DateField(
        label=_("Het bewijs geldt tot"), required=False, widget=DAY,
        help_text=_("Leeg: het loopt niet af."),
    )  # fmt: skip

    def __init__(self, *args: Any, achievements: Any, **kwargs: Any) -> None:
        """Offer what the centre gives now."""
        super().__init__(*args, **kwargs)
        choose: Any = self.fields["achievement"]
        choose.queryset = achievements

    def clean(self) -> dict[str, Any]:
        """The last day is not before the first."""
        found: dict[str, Any] = super().clean() or {}
        since, until = found.get("since"), found.get("until")
        if since and until and until < since:
            self.add_error("until", _("Deze dag ligt voor de eerste."))
        return found

    @property
    def granted(self) -> Granted:
        """What was filled in, as the action wants it."""
        names = ("name", "where", "story", "since", "until", "hours")
        return Granted(**{name: self.cleaned_data[name] for name in names})

    @property
    def ends(self) -> datetime | None:
        """The moment from which the proof counts no more."""
        day = self.cleaned_data["valid_until"]
        return make_aware(datetime.combine(day, time(0))) if day else None


class RevokeForm(forms.Form):
    """Why a proof is taken back."""

    because = forms.ChoiceField(
        label=_("Waarom trek je het in?"), choices=Proof.Reason.choices, widget=forms.RadioSelect
    )
    note = forms.CharField(
        label=_("Uitleg voor de houder"), max_length=300, required=False,
        widget=forms.Textarea(attrs={"rows": 2}),
    )  # fmt: skip


class RotateForm(forms.Form):
    """The confirming step before keys change."""

    is_sure = forms.BooleanField(label=_("Ja, maak nieuwe sleutels"))


class ShareForm(forms.Form):
    """For whom and how long a link works."""

    label = forms.CharField(
        label=_("Voor wie is de link?"), max_length=80, required=False,
        help_text=_("Alleen voor jezelf, om hem terug te vinden."),
    )  # fmt: skip
    days = forms.TypedChoiceField(
        label=_("Hoe lang werkt hij?"), coerce=int, initial=30, widget=forms.RadioSelect,
        choices=[(7, _("een week")), (30, _("een maand")), (90, _("drie maanden"))],
    )  # fmt: skip


class CheckForm(forms.Form):
    """A file to check."""

    file = forms.FileField(
        label=_("Het bestand van het bewijs"),
        help_text=_("Een bestand dat eindigt op .json of .jwt. We bewaren het niet."),
    )

    def clean_file(self) -> bytes:
        """A proof is small; what is larger is none."""
        given = self.cleaned_data["file"]
        if given.size > MOST_BYTES:
            raise forms.ValidationError(_("Dit bestand is te groot voor een bewijs."))
        raw: bytes = given.read(MOST_BYTES + 1)
        return raw
