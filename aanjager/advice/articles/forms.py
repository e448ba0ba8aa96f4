"""What is filled in about an article; nothing is saved here."""

from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from aanjager.advice.articles.actions import Written
from aanjager.advice.articles.choices import subjects
from aanjager.kernel.forms import BriefField


class ArticleForm(forms.Form):
    """An article; `written` is what was filled in."""

    title = forms.CharField(label=_("Titel, liefst als vraag"), max_length=200)
    subject = forms.ChoiceField(label=_("Onderwerp"))
    in_brief = BriefField()
    text = forms.CharField(
        label=_("Tekst"),
        help_text=_("Een bedrag of getal uit de wet zet je neer als {wet:naam}. De lijst staat onderaan."),
        max_length=20_000, widget=forms.Textarea({"rows": 14}),
    )  # fmt: skip
    sources = forms.CharField(
        label=_("Bronnen"), help_text=_("Op elke regel een."), max_length=3000, required=False,
        widget=forms.Textarea({"rows": 3}),
    )  # fmt: skip
    owner_name = forms.CharField(label=_("Wie houdt dit bij?"), max_length=120, required=False)
    review_on = forms.DateField(label=_("Nakijken op"), widget=forms.DateInput, required=False)
    is_clean = forms.BooleanField(
        label=_("Ik las het na: er staat niets in over een persoon"), required=False
    )

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        fields: dict[str, Any] = self.fields
        fields["subject"].choices = [("", "–"), *subjects()]

    @property
    def written(self) -> Written:
        """What was filled in, as the action wants it."""
        return Written(**self.cleaned_data)


class ReviewForm(forms.Form):
    """Until when the text is right."""

    review_on = forms.DateField(label=_("Weer nakijken op"), widget=forms.DateInput)
