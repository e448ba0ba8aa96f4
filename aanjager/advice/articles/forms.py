"""What is filled in about an article; nothing is saved here."""

from collections.abc import Iterable
from datetime import date
from typing import Any, cast

from django import forms
from django.core.exceptions import ValidationError
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
    owner = forms.TypedChoiceField(
        label=_("Wie houdt dit bij?"), coerce=int, empty_value=None, required=False,
        help_text=_("Die krijgt een brief op de dag waarop het artikel nagekeken moet worden."),
    )  # fmt: skip
    review_on = forms.DateField(label=_("Nakijken op"), widget=forms.DateInput, required=False)
    is_clean = forms.BooleanField(
        label=_("Ik las het na: er staat niets in over een persoon"), required=False
    )

    def __init__(
        self, *args: Any, owners: Iterable[Any], it: Any = None, today: date, **kwargs: Any
    ) -> None:
        super().__init__(*args, **kwargs)
        self.today, fields = today, cast(dict[str, Any], self.fields)
        fields["subject"].choices = [("", "–"), *subjects()]
        names = {one.user_id: one.name for one in owners}
        if self.initial.get("owner") not in names:
            self.initial["owner"] = ""
        nobody = [] if self.initial["owner"] else [("", (it and it.owner_name) or "–")]
        fields["owner"].choices = [*nobody, *names.items()]

    def clean_review_on(self) -> date | None:
        """A day that is changed is one to come; an empty one leaves it as it is."""
        day: date | None = self.cleaned_data["review_on"]
        if day and day != self.initial["review_on"] and day <= self.today:
            raise ValidationError(_("Kies een dag die nog komt om dit weer na te kijken."))
        return day

    @property
    def written(self) -> Written:
        """What was filled in, as the action wants it."""
        return Written(**self.cleaned_data)


class ReviewForm(forms.Form):
    """Until when the text is right."""

    review_on = forms.DateField(label=_("Weer nakijken op"), widget=forms.DateInput)
