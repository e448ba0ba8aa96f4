"""What people fill in in the hall."""

from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from aanjager.assembly.groups.actions import About
from aanjager.assembly.groups.choices import CODE_LENGTH, SIGNS
from aanjager.assembly.groups.models import Participant, WorkingGroup
from aanjager.assembly.groups.rules.hall import MOST_GROUPS


class CodeForm(forms.Form):
    """The code of the hall; small letters and spaces do no harm."""

    code = forms.CharField(
        label=_("De code van de zaal"),
        help_text=_("Zes tekens. Ze staan op het kaartje op tafel en op het scherm."),
        max_length=12,
        widget=forms.TextInput(
            {"autocomplete": "off", "autocapitalize": "characters", "spellcheck": "false"}
        ),
    )

    def clean_code(self) -> str:
        code = "".join(self.cleaned_data["code"].split()).upper().replace("-", "")
        if len(code) != CODE_LENGTH or not set(code) <= set(SIGNS):
            raise forms.ValidationError(_("Een code heeft zes tekens, zoals K7M2XD."))
        return code


class JoinForm(forms.Form):
    """A group, and how somebody wants to be called."""

    group = forms.ChoiceField(label=_("Je werkgroep"), widget=forms.RadioSelect)
    label = forms.CharField(
        label=_("Hoe wil je heten?"),
        help_text=_("Alleen de gespreksleider ziet dit. Op briefjes staat geen naam."),
        max_length=60,
        required=False,
    )

    def __init__(self, *args: Any, groups: list[WorkingGroup], **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.groups = {str(it.number): it for it in groups}
        words = [
            (number, f"{number}. {it.title}".rstrip(". ")) for number, it in self.groups.items()
        ]
        field = self.fields["group"]
        assert isinstance(field, forms.ChoiceField)
        field.choices = words

    def clean_group(self) -> WorkingGroup:
        return self.groups[self.cleaned_data["group"]]


class PhotoForm(forms.Form):
    photo = forms.FileField(
        label=_("Foto van het vel"),
        help_text=_("JPEG, PNG of WebP, hooguit 15 MB. Let op dat er geen mensen op staan."),
        required=False,
        widget=forms.ClearableFileInput({"accept": "image/jpeg,image/png,image/webp"}),
    )


class SheetForm(forms.Form):
    text = forms.CharField(
        label=_("Wat staat er op het vel?"),
        help_text=_("Elk briefje op een eigen regel."),
        max_length=60_000,
        widget=forms.Textarea({"rows": 8}),
    )


class GroupsForm(forms.Form):
    count = forms.IntegerField(
        label=_("Hoeveel werkgroepen"), min_value=1, max_value=MOST_GROUPS, initial=5
    )


class AboutForm(forms.Form):
    title = forms.CharField(label=_("Onderwerp"), max_length=120, required=False)
    room = forms.CharField(label=_("Zaal of tafel"), max_length=80, required=False)
    question = forms.CharField(label=_("Vraag aan de groep"), max_length=200, required=False)

    @property
    def values(self) -> About:
        """What the group is about, as the action wants it."""
        return About(**self.cleaned_data)


class PersonForm(forms.Form):
    """Where somebody sits and what somebody does there."""

    role = forms.ChoiceField(label=_("Rol"), choices=Participant.Role.choices)
    group = forms.IntegerField(required=False)
