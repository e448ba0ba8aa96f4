"""What is filled in about a first meeting; nothing is saved here."""

from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from aanjager.community.people.models import Person
from aanjager.participation.welcomes.actions import Meeting
from aanjager.participation.welcomes.models import Welcome


class MeetingForm(forms.Form):
    """Who welcomes, on which day, and where."""

    buddy = forms.ChoiceField(label=_("Wie is er?"), widget=forms.RadioSelect)
    on = forms.DateField(
        label=_("Welke dag?"), widget=forms.DateInput({"type": "date"}, format="%Y-%m-%d")
    )
    words = forms.CharField(
        label=_("Waar en hoe laat?"),
        max_length=200,
        help_text=_("Zoals: tien uur bij de vijver, Bep heeft een rode jas aan."),
    )

    def __init__(self, *given: Any, people: list[Person], **more: Any) -> None:
        super().__init__(*given, **more)
        self.fields["buddy"].choices = [(person.pk, person.name) for person in people]  # type: ignore[attr-defined]

    @property
    def meeting(self) -> Meeting:
        """What was filled in, as the action wants it."""
        said = self.cleaned_data
        return Meeting(int(said["buddy"]), said["on"], said["words"])


class TellForm(forms.Form):
    """How it went."""

    outcome = forms.ChoiceField(
        label=_("Hoe ging het?"), choices=Welcome.Outcome.choices, widget=forms.RadioSelect
    )
    remark = forms.CharField(label=_("Wil je er iets bij zeggen?"), max_length=300, required=False)
