"""Turns what staff fill in about relations into clean values; nothing is saved here."""

from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from aanjager.community.centres.models import Staff
from aanjager.governance.relations.choices import Kind


class RelationForm(forms.Form):
    body = forms.CharField(label=_("Organisatie"), max_length=120)
    kind = forms.ChoiceField(label=_("Soort"), choices=Kind)
    name = forms.CharField(label=_("Naam"), max_length=120)
    role = forms.CharField(label=_("Rol"), max_length=120, required=False)
    email = forms.EmailField(label=_("E-mailadres"), required=False)
    phone = forms.CharField(label=_("Telefoon"), max_length=30, required=False)


class TalkForm(forms.Form):
    held_on = forms.DateField(label=_("Op welke dag?"), widget=forms.DateInput)
    words = forms.CharField(
        label=_("Wat is er gezegd?"), max_length=2_000, widget=forms.Textarea({"rows": 4})
    )


class FollowUpForm(forms.Form):
    what = forms.CharField(label=_("Wat doen we?"), max_length=200)
    due_on = forms.DateField(label=_("Op welke dag?"), widget=forms.DateInput)
    owner = forms.TypedChoiceField(label=_("Wie doet het?"), coerce=int)

    def __init__(self, *args: Any, owners: list[Staff], **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self._owners = {it.pk: it for it in owners}
        self.fields["owner"].choices = [(it.pk, it.name) for it in owners]  # type: ignore[attr-defined]

    def clean_owner(self) -> Staff:
        """Who does it."""
        return self._owners[self.cleaned_data["owner"]]
