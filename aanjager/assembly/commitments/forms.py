"""What is filled in around a promise."""

from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from aanjager.assembly.commitments.actions import Agreed, Promised


class _Owned(forms.Form):
    """Who does it: a name in words, and for letters somebody whom the platform knows."""

    owner_label = forms.CharField(
        label=_("Door wie"), max_length=120, help_text=_("Een naam, een rol of een groep.")
    )
    owner: Any = forms.ModelChoiceField(
        queryset=None,
        label=_("Wie krijgt de herinnering?"),
        required=False,
        empty_label=_("niemand"),
        help_text=_("Twee weken ervoor, op de dag zelf en twee weken erna."),
    )
    due_on = forms.DateField(label=_("Uiterlijk"))

    def __init__(self, *args: Any, owners: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        field = self.fields["owner"]
        field.queryset = owners  # type: ignore[attr-defined]
        field.label_from_instance = lambda it: it.name  # type: ignore[attr-defined]


class PromiseForm(_Owned):
    """A promise that is written down."""

    text = forms.CharField(
        label=_("Wat is toegezegd?"), max_length=300, widget=forms.Textarea({"rows": 3})
    )
    field_order = ("text",)

    def values(self, **source: Any) -> Promised:
        return Promised(**self.cleaned_data, **source)


class ChangeForm(_Owned):
    """Another day or owner, with the reason."""

    reason = forms.CharField(label=_("Waarom verandert dit?"), max_length=300)

    def values(self) -> Agreed:
        return Agreed(**self.cleaned_data)


class BecameForm(forms.Form):
    """The plan and the agreement that came of it."""

    plan: Any = forms.ModelChoiceField(
        queryset=None, label=_("Plan"), required=False, empty_label=_("geen")
    )
    agreement: Any = forms.ModelChoiceField(
        queryset=None, label=_("Afspraak"), required=False, empty_label=_("geen")
    )

    def __init__(self, *args: Any, plans: Any, agreements: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["plan"].queryset = plans  # type: ignore[attr-defined]
        self.fields["agreement"].queryset = agreements  # type: ignore[attr-defined]


class WordsForm(forms.Form):
    """What came of it, or why it is dropped."""

    words = forms.CharField(
        label=_("Wat kwam ervan?"), max_length=1000, required=False,
        widget=forms.Textarea({"rows": 2}),
    )  # fmt: skip


class DropForm(forms.Form):
    """Why it will not be done."""

    words = forms.CharField(label=_("Dit vervalt, want …"), max_length=1000)


class RevisitForm(forms.Form):
    """Which open promises come back on the agenda."""

    commitments: Any = forms.ModelMultipleChoiceField(
        queryset=None,
        label=_("Wat komt op de agenda?"),
        widget=forms.CheckboxSelectMultiple,
    )

    def __init__(self, *args: Any, found: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        field = self.fields["commitments"]
        field.queryset = found  # type: ignore[attr-defined]
        field.label_from_instance = lambda it: f"{it.text} ({it.owner_label})"  # type: ignore[attr-defined]
