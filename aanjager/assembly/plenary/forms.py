"""What the chair, the scribe and participants fill in."""

import uuid
from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from aanjager.assembly.plenary.actions import Question, Words
from aanjager.assembly.plenary.models import DiscussionLine, Poll, ThemeSource


def _text(label: Any, most: int, rows: int = 3, **facts: Any) -> forms.CharField:
    return forms.CharField(
        label=label, max_length=most, widget=forms.Textarea({"rows": rows}), **facts
    )


def _named(it: Any) -> str:
    """A theme by its text, an amendment by what it is about; both with their number."""
    return f"{it.number}. {getattr(it, 'text', '') or it.about}"[:90]


class _Choosing(forms.Form):
    """A form that offers points, themes or amendments: `found` holds them by field."""

    def __init__(self, *args: Any, found: dict[str, Any], **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        for name, rows in found.items():
            self.fields[name].queryset = rows  # type: ignore[attr-defined]
            self.fields[name].label_from_instance = _named  # type: ignore[attr-defined]


class MergeForm(_Choosing):
    """Which points belong together, and in which words."""

    points: Any = forms.ModelMultipleChoiceField(
        queryset=None,
        label=_("Punten"),
        error_messages={"required": _("Vink eerst aan welke punten bij elkaar horen.")},
    )
    text = _text(
        _("Zo zeggen we het samen"), 600, help_text=_("In één of twee zinnen. Later aan te passen.")
    )


class ThemeForm(forms.Form):
    """The words of a theme."""

    text = _text(_("Tekst"), 600)
    heading = forms.CharField(
        label=_("Kop in het verslag"), max_length=120, required=False, widget=forms.TextInput()
    )


class LinkForm(_Choosing):
    """To which theme a point goes too, and how much of it."""

    theme: Any = forms.ModelChoiceField(queryset=None, label=_("Bij welk thema?"), empty_label=None)
    kind = forms.ChoiceField(
        label=_("Hoe?"), choices=ThemeSource.Kind.choices, initial=ThemeSource.Kind.WHOLLY
    )


class ReasonForm(forms.Form):
    """Why not."""

    reason = forms.CharField(label=_("Niet, want …"), max_length=300)


class LineForm(forms.Form):
    """A line as the scribe types it; `client_id` makes that sending twice is sending once."""

    text = _text(_("Wat wordt er gezegd?"), 600)
    kind = forms.ChoiceField(
        label=_("Soort"),
        choices=DiscussionLine.Kind.choices,
        initial=DiscussionLine.Kind.STANCE,
        widget=forms.RadioSelect,
    )
    by_label = forms.CharField(
        label=_("Van wie"),
        max_length=120,
        required=False,
        help_text=_("Alleen als iemand met naam of rol in het verslag wil."),
    )
    client_id = forms.UUIDField(widget=forms.HiddenInput, initial=uuid.uuid4)

    def values(self) -> Words:
        return Words(**self.cleaned_data)


class OfferForm(forms.Form):
    """A line from a phone; with a name only when somebody wants that."""

    text = _text(
        _("Wat wil je toevoegen?"), 600, help_text=_("De verslaglegger leest het en neemt het op.")
    )
    with_name = forms.BooleanField(label=_("Zet mijn naam erbij"), required=False)
    client_id = forms.UUIDField(widget=forms.HiddenInput, initial=uuid.uuid4)

    def values(self, label: str) -> Words:
        given = self.cleaned_data
        named = label if given["with_name"] else ""
        return Words(given["text"], by_label=named, client_id=given["client_id"])


class QuestionForm(_Choosing):
    """A poll before it opens."""

    question = forms.CharField(label=_("Vraag"), max_length=200)
    method = forms.ChoiceField(
        label=_("Manier"), choices=Poll.Method.choices, widget=forms.RadioSelect,
        initial=Poll.Method.FOR_AGAINST,
    )  # fmt: skip
    theme: Any = forms.ModelChoiceField(
        queryset=None, label=_("Over welk thema?"), required=False, empty_label=_("geen thema")
    )
    is_secret = forms.BooleanField(
        label=_("Geheim"),
        required=False,
        help_text=_("Niemand ziet wie wat stemde. Je stem veranderen kan dan niet."),
    )

    def values(self) -> Question:
        return Question(**self.cleaned_data)


class SourcesForm(_Choosing):
    """Which amendments came from this theme."""

    amendments: Any = forms.ModelMultipleChoiceField(
        queryset=None,
        label=_("Welke wijzigingsvoorstellen komen hieruit?"),
        widget=forms.CheckboxSelectMultiple,
    )
    theme: Any = forms.ModelChoiceField(
        queryset=None,
        label=_("Uit welk thema?"),
        required=False,
        empty_label=_("in de zaal gezegd"),
    )
