"""What is filled in about a signal and a pattern; nothing is saved here."""

from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from aanjager.community.centres.models import Centre
from aanjager.community.skills import queries as skills
from aanjager.participation.signals import queries
from aanjager.participation.signals.actions import Gathered, Noted
from aanjager.participation.signals.models import Pattern, Signal

Source = Signal.Source


def _number(label: Any, *, required: bool = False) -> forms.TypedChoiceField:
    return forms.TypedChoiceField(label=label, coerce=int, empty_value=None, required=required)


class Placed(forms.Form):
    """A form with the themes in use and the areas of a centre to choose from."""

    def __init__(self, *args: Any, centre: Centre | None, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        themes = [(it.pk, str(it)) for it in skills.themes()]
        areas = queries.areas(centre)
        for name, choices in (("theme_id", themes), ("area_id", areas)):
            if name in self.fields:
                self.fields[name].choices = [("", "–"), *choices]  # type: ignore[attr-defined]


class SignalForm(Placed):
    """What somebody who works here saw or heard."""

    text = forms.CharField(
        label=_("Wat heb je gezien of gehoord?"),
        max_length=200,
        help_text=_("In een zin. Schrijf wat je zag, nooit wie."),
    )
    more = forms.CharField(
        label=_("Meer erover"), max_length=2000, required=False, widget=forms.Textarea({"rows": 3})
    )
    theme_id = _number(_("Thema"))
    area_id = _number(_("Waar"))
    source = forms.ChoiceField(
        label=_("Van wie komt het?"),
        choices=[(it.value, it.label) for it in Source if it != Source.QUESTION],
    )
    weight = forms.TypedChoiceField(
        label=_("Hoe dringend is het?"), choices=Signal.Weight.choices, coerce=int, initial=2
    )


class OwnSignalForm(Placed):
    """What anybody saw in the neighbourhood; `noted` is what was filled in."""

    text = SignalForm.base_fields["text"]
    more = SignalForm.base_fields["more"]
    theme_id = _number(_("Thema"))
    area_id = _number(_("Waar"))
    source = forms.ChoiceField(
        label=_("Je zegt dit als"),
        choices=[
            (it.value, it.label) for it in (Source.RESIDENT, Source.VOLUNTEER, Source.ORGANISATION)
        ],
    )
    wants_to_hear = forms.BooleanField(
        label=_("Ik wil horen wat ermee gebeurt"), required=False, initial=True
    )

    @property
    def noted(self) -> Noted:
        """What was filled in, as the action wants it."""
        return Noted(**self.cleaned_data)


class SortForm(Placed):
    """Where a signal belongs."""

    theme_id = _number(_("Thema"))
    area_id = _number(_("Waar"))
    weight = SignalForm.base_fields["weight"]


class GatherForm(Placed):
    """A new pattern; `gathered` is what was filled in."""

    title = forms.CharField(label=_("Waar gaat het om?"), max_length=160)
    area_id = _number(_("Op welke schaal speelt het?"), required=True)
    theme_id = _number(_("Thema"))
    owner_name = forms.CharField(label=_("Wie trekt dit?"), max_length=120)
    about = forms.CharField(
        label=_("Wat zien we?"), max_length=2000, required=False, widget=forms.Textarea({"rows": 3})
    )

    @property
    def gathered(self) -> Gathered:
        """What was filled in, as the action wants it."""
        return Gathered(**self.cleaned_data)


class DecideForm(forms.Form):
    """The next step, or why not."""

    next_step = forms.ChoiceField(
        label=_("Wat is de volgende stap?"),
        choices=Pattern.NextStep.choices,
        widget=forms.RadioSelect,
    )
    words = forms.CharField(
        label=_("Wat gaan jullie doen, of waarom niet?"),
        help_text=_("Wie het signaal gaf leest dit in een brief."),
        max_length=2000,
        widget=forms.Textarea({"rows": 4}),
    )
    owner_name = forms.CharField(label=_("Wie trekt dit?"), max_length=120, required=False)


class FinishForm(forms.Form):
    """What came of it."""

    words = forms.CharField(
        label=_("Wat kwam ervan?"), max_length=2000, widget=forms.Textarea({"rows": 4})
    )


class LiftForm(forms.Form):
    """To which larger area, and who looks after it there."""

    area = forms.TypedChoiceField(label=_("Naar welke schaal?"), coerce=int)
    owner_name = forms.CharField(label=_("Wie trekt het daar?"), max_length=120, required=False)

    def __init__(self, *args: Any, scales: list[Any], **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        choices = [(it.pk, f"{it} ({it.get_kind_display()})") for it in scales]
        self.fields["area"].choices = choices  # type: ignore[attr-defined]


class DismissForm(forms.Form):
    """Why signals do not belong together."""

    because = forms.CharField(label=_("Waarom hoort dit niet bij elkaar?"), max_length=200)
