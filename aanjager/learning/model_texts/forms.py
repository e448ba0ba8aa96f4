"""What is filled in to write a model text; nothing is saved here."""

from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from aanjager.learning.model_texts.actions import About, Words
from aanjager.learning.model_texts.choices import MOST_LETTERS, Keeps, Kind, Role


class TextForm(forms.Form):
    title = forms.CharField(label=_("Titel"), max_length=120)
    kind = forms.ChoiceField(label=_("Soort"), choices=Kind)
    about = forms.CharField(
        label=_("Waar is het voor?"), max_length=300, help_text=_("In een zin, voor wie zoekt.")
    )
    text = forms.CharField(
        label=_("Tekst"),
        max_length=MOST_LETTERS,
        widget=forms.Textarea({"rows": 24}),
        help_text=_(
            "Begin een kop met ## en een punt van een lijst met -. Wat tussen rechte haken staat, vullen "
            "mensen in, zoals [vrijwilliger] of [naam vertrouwenscontactpersoon]. Getallen uit de wet "
            "komen vanzelf: [wet: vergoeding per maand]."
        ),
    )
    roles = forms.MultipleChoiceField(
        label=_("Wie tekenen dit?"),
        choices=Role,
        widget=forms.CheckboxSelectMultiple,
        required=False,
    )
    keeps = forms.ChoiceField(
        label=_("Hoe lang bewaren na afloop?"), choices=Keeps, widget=forms.RadioSelect
    )
    sources = forms.CharField(
        label=_("Waar steunt het op?"),
        max_length=3_000,
        required=False,
        widget=forms.Textarea({"rows": 3}),
        help_text=_("Een bron per regel."),
    )
    what_changed = forms.CharField(label=_("Wat is er anders?"), max_length=300, required=False)

    def clean_text(self) -> str:
        """The same words give the same fingerprint, whatever machine they were typed on."""
        return str(self.cleaned_data["text"]).replace("\r\n", "\n").strip()

    def about_it(self) -> About:
        """What the text is for."""
        names = ("kind", "title", "about", "roles", "keeps")
        return About(**{name: self.cleaned_data[name] for name in names})

    def words(self) -> Words:
        """The words themselves."""
        names = ("text", "sources", "what_changed")
        return Words(**{name: self.cleaned_data[name] for name in names})


def start_of(it: Any, version: Any) -> dict[str, Any]:
    """What stands in the form when a text is written on."""
    if it is None:
        return {"keeps": Keeps.FILE}
    about = {name: getattr(it, name) for name in ("title", "kind", "about", "roles", "keeps")}
    return {**about, "text": version.text, "sources": version.sources}
