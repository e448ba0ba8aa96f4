"""What is filled in by a school, a pupil and a provider; nothing is saved here."""

from decimal import Decimal
from typing import Any

from django import forms
from django.core.files.base import File
from django.utils.translation import gettext_lazy as _

from aanjager.community.people.choices import DAYS
from aanjager.growth.internships import queries
from aanjager.growth.internships.actions import Setting
from aanjager.growth.internships.choices import TELLING, Level
from aanjager.growth.internships.models import Internship
from aanjager.growth.working_time.choices import Region
from aanjager.growth.working_time.rules import Stretch


class GroupForm(forms.Form):
    name = forms.CharField(label=_("Klas"), max_length=60)
    track = forms.ChoiceField(label=_("Traject"))
    level = forms.ChoiceField(label=_("Niveau"), choices=Level.choices)
    hours = forms.IntegerField(label=_("Uren per leerling"), min_value=1, max_value=500)
    starts_on = forms.DateField(label=_("Van"), widget=forms.DateInput)
    ends_on = forms.DateField(label=_("Tot en met"), widget=forms.DateInput)
    region = forms.ChoiceField(label=_("Vakantieregio"), choices=Region.choices)
    lesson_hours = forms.DecimalField(
        label=_("Lesuren op een schooldag"), min_value=0, max_value=9, decimal_places=1,
        help_text=_("Bij 16 en 17 jaar telt school mee als werk. Rond naar boven af."),
    )  # fmt: skip
    mentor_name = forms.CharField(label=_("Naam van de mentor"), max_length=120)
    mentor_email = forms.EmailField(
        label=_("E-mailadres van de mentor"),
        help_text=_("Met dit adres logt de mentor in. Die ziet alleen deze klas."),
    )

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.tracks = {it.code: it for it in queries.tracks()}
        choices = [(code, str(it)) for code, it in self.tracks.items()]
        self.fields["track"].choices = choices  # type: ignore[attr-defined]

    def clean(self) -> dict[str, Any]:
        """The last day comes after the first."""
        values = super().clean() or {}
        first, last = values.get("starts_on"), values.get("ends_on")
        if first and last and last <= first:
            self.add_error("ends_on", _("Kies een dag na de eerste dag."))
        return values

    def setting(self) -> Setting:
        """What the class is made of."""
        values = dict(self.cleaned_data)
        return Setting(track=self.tracks[values.pop("track")], **values)


class OfferForm(forms.Form):
    levels = forms.MultipleChoiceField(
        label=_("Voor welke niveaus"), choices=Level.choices, widget=forms.CheckboxSelectMultiple
    )
    supervisor = forms.CharField(label=_("Wie begeleidt de leerling"), max_length=120)
    programme = forms.CharField(
        label=_("Wat een leerling doet"), max_length=1000, widget=forms.Textarea({"rows": 4}),
        help_text=_("In een paar zinnen: de eerste keer, daarna, en wat er te leren valt."),
    )  # fmt: skip


class SearchForm(forms.Form):
    says_not_optional = True
    waar = forms.CharField(label=_("Waar (postcode of plaats)"), max_length=60, required=False)
    km = forms.ChoiceField(
        label=_("Hoe ver"), required=False, choices=[(str(km), f"{km} km") for km in (2, 5, 10, 25)]
    )


class ApplyForm(forms.Form):
    why = forms.CharField(
        label=_("Waarom wil je dit doen?"), max_length=1000, widget=forms.Textarea({"rows": 3})
    )


class GuardianForm(forms.Form):
    name = forms.CharField(label=_("Naam van je ouder of verzorger"), max_length=120)
    email = forms.EmailField(label=_("E-mailadres van je ouder of verzorger"))


class SideJobForm(forms.Form):
    says_not_optional = True

    def __init__(self, *args: Any, now: list[Decimal], **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        for number, day in enumerate(DAYS):
            self.fields[f"d{number}"] = forms.DecimalField(
                label=day, min_value=0, max_value=24, decimal_places=1, required=False,
                initial=now[number] if now else None,
            )  # fmt: skip

    def hours(self) -> list[Decimal]:
        """Paid hours per day from Monday on."""
        return [self.cleaned_data[f"d{number}"] or Decimal(0) for number in range(7)]


class PlanForm(forms.Form):
    day = forms.DateField(label=_("Welke dag"), widget=forms.DateInput)
    starts_at = forms.TimeField(label=_("Van"), widget=forms.TimeInput)
    ends_at = forms.TimeField(label=_("Tot"), widget=forms.TimeInput)
    break_minutes = forms.IntegerField(
        label=_("Minuten pauze"), min_value=0, max_value=240, initial=0, required=False,
        error_messages={"max_value": _("Een pauze duurt hoogstens %(limit_value)s minuten.")},
    )  # fmt: skip

    def stretch(self) -> Stretch:
        """What is asked, as the rules read it."""
        it = self.cleaned_data
        return Stretch(it["day"], it["starts_at"], it["ends_at"], it["break_minutes"] or 0)


class ReflectForm(forms.Form):
    reflection = forms.CharField(
        label=_("Wat deed je, en wat leerde je ervan?"), max_length=4000,
        widget=forms.Textarea({"rows": 5}),
    )  # fmt: skip
    shares_reflection = forms.BooleanField(
        label=_("De stageplek mag dit ook lezen"), required=False
    )


class TellForm(forms.Form):
    file = forms.FileField(
        label=_("Een foto, of een opname van je stem"),
        help_text=_("Foto: jpg of png. Opname: mp3, m4a, wav, webm of ogg, hooguit 10 MB."),
    )
    words = forms.CharField(
        label=_("Wat zie of hoor je?"), max_length=1000, widget=forms.Textarea({"rows": 2}),
        help_text=_("Voor wie het niet kan zien of horen."),
    )  # fmt: skip

    def clean_file(self) -> File:
        """What is by its name no photo and no recording is told what may come."""
        file: File = self.cleaned_data["file"]
        if not str(file.name).lower().endswith(TELLING):
            raise forms.ValidationError(
                _("Kies een foto (jpg of png), of een opname (mp3, m4a, wav, webm of ogg).")
            )
        return file


class AssessForm(forms.Form):
    verdict = forms.ChoiceField(
        label=_("Hoe ging het?"), choices=Internship.Verdict.choices, widget=forms.RadioSelect
    )
    assessment = forms.CharField(
        label=_("Wat viel op? De leerling en de school lezen dit."), max_length=2000,
        widget=forms.Textarea({"rows": 3}),
    )  # fmt: skip


class ReasonForm(forms.Form):
    reason = forms.CharField(label=_("Waarom niet? De leerling leest dit."), max_length=300)
