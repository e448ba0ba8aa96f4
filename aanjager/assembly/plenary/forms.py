"""What the chair, the scribe and participants fill in."""

import uuid
from typing import Any

from django import forms
from django.utils.text import Truncator
from django.utils.translation import gettext_lazy as _

from aanjager.assembly.plenary.actions import Question, Words
from aanjager.assembly.plenary.models import DiscussionLine, Poll, ThemeSource
from aanjager.governance.documents.rules import Proposal
from aanjager.governance.documents.rules.texts import hash_of


def _text(label: Any, most: int, rows: int = 3, **facts: Any) -> forms.CharField:
    return forms.CharField(
        label=label, max_length=most, widget=forms.Textarea({"rows": rows}), **facts
    )


class MergeForm(forms.Form):
    """Which points belong together, and in which words."""

    points: Any = forms.ModelMultipleChoiceField(
        queryset=None,
        label=_("Punten"),
        error_messages={"required": _("Vink eerst aan welke punten bij elkaar horen.")},
    )
    text = _text(
        _("Zo zeggen we het samen"), 600, help_text=_("In één of twee zinnen. Later aan te passen.")
    )

    def __init__(self, *args: Any, found: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["points"].queryset = found  # type: ignore[attr-defined]


class ThemeForm(forms.Form):
    """The words of a theme."""

    text = _text(_("Tekst"), 600)
    heading = forms.CharField(
        label=_("Kop in het verslag"), max_length=120, required=False, widget=forms.TextInput()
    )


class LinkForm(forms.Form):
    """To which theme a point goes too, and how much of it."""

    theme: Any = forms.ModelChoiceField(queryset=None, label=_("Bij welk thema?"), empty_label=None)
    kind = forms.ChoiceField(
        label=_("Hoe?"), choices=ThemeSource.Kind.choices, initial=ThemeSource.Kind.WHOLLY
    )

    def __init__(self, *args: Any, found: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        field = self.fields["theme"]
        field.queryset = found  # type: ignore[attr-defined]
        field.label_from_instance = lambda it: f"{it.number}. {it.text[:60]}"  # type: ignore[attr-defined]


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


KINDS = [
    ("missing", _("er ontbreekt iets")),
    ("change", _("een alinea wijzigen")),
    ("insert", _("onder een alinea iets invoegen")),
    ("strike", _("een alinea schrappen")),
    ("general", _("iets over de hele tekst")),
]


class PickForm(forms.Form):
    """What somebody wants, and on which paragraph of the text."""

    soort = forms.ChoiceField(
        label=_("Wat wil je?"), choices=KINDS, initial="missing", widget=forms.RadioSelect
    )
    alinea = forms.ChoiceField(
        label=_("Welke alinea?"),
        required=False,
        help_text=_("Niet nodig als er iets ontbreekt, of bij iets over de hele tekst."),
    )

    def __init__(self, *args: Any, blocks: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        found = [(str(it.uid), Truncator(it.text).chars(80)) for it in blocks]
        self.fields["alinea"].choices = [("", "—"), *found]  # type: ignore[attr-defined]

    def clean(self) -> dict[str, Any]:
        given: dict[str, Any] = super().clean() or {}
        if given.get("soort") in {"change", "insert", "strike"}:
            if not given.get("alinea") and "alinea" not in self.errors:
                self.add_error("alinea", _("Kies eerst een alinea."))
        else:
            given["alinea"] = ""
        return given


class AmendForm(forms.Form):
    """The words and why. `read_hash` says how the paragraph was read; `client_id` makes twice once."""

    read_hash = forms.CharField(required=False, max_length=64, widget=forms.HiddenInput)
    client_id = forms.UUIDField(widget=forms.HiddenInput, initial=uuid.uuid4)
    new_text = _text(_("De nieuwe tekst"), 20_000, rows=5, required=False)
    motive = _text(_("Waarom?"), 4_000)
    with_name = forms.BooleanField(label=_("Zet mijn naam erbij"), required=False)

    @classmethod
    def begin(cls, kind: str, block: Any, line: Any) -> "AmendForm":
        """An empty form, with the paragraph to change, or with what was said."""
        said = line.text if line else ""
        words = block.text if kind == "change" else "" if kind == "strike" else said
        hashed = hash_of(block.text) if block else ""
        return cls(initial={"new_text": words, "motive": said, "read_hash": hashed})

    def wish(self, picked: dict[str, Any], label: str) -> Proposal:
        """What was filled in, as the action wants it."""
        given, kind, uid = self.cleaned_data, picked["soort"], picked["alinea"] or None
        on_block = kind in {"change", "strike"}
        return Proposal(
            kind=kind,
            motive=given["motive"],
            new_text=given["new_text"],
            block_uid=uid if on_block else None,
            after_uid=None if on_block else uid,
            read_hash=given["read_hash"],
            client_id=given["client_id"],
            label=label,
        )


class QuestionForm(forms.Form):
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

    def __init__(self, *args: Any, found: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        field = self.fields["theme"]
        field.queryset = found  # type: ignore[attr-defined]
        field.label_from_instance = lambda it: f"{it.number}. {it.text[:60]}"  # type: ignore[attr-defined]

    def values(self) -> Question:
        return Question(**self.cleaned_data)


class SourcesForm(forms.Form):
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

    def __init__(self, *args: Any, amendments: Any, themes: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        for name, found in (("amendments", amendments), ("theme", themes)):
            self.fields[name].queryset = found  # type: ignore[attr-defined]
            self.fields[name].label_from_instance = _named  # type: ignore[attr-defined]


def _named(it: Any) -> str:
    """A theme by its text, an amendment by what it is about; both with their number."""
    return f"{it.number}. {getattr(it, 'text', '') or it.about}"[:90]
