"""What is filled in about a report; nothing is saved here."""

from datetime import date
from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from aanjager.partnership.accountability.choices import CHAPTERS, MOST_WORDS

YEARS_BACK = 5


class NewForm(forms.Form):
    """Of which agreement, or of which year."""

    about = forms.ChoiceField(label=_("Waarover?"), widget=forms.RadioSelect)

    def __init__(self, *args: Any, agreements: Any, today: date, **kwargs: Any) -> None:
        """Offer the agreements of the centre and the last years."""
        super().__init__(*args, **kwargs)
        choose: Any = self.fields["about"]
        years = range(today.year, today.year - YEARS_BACK, -1)
        self.agreements = {str(it.pk): it for it in agreements}
        choose.choices = [
            *((f"afspraak-{pk}", str(it)) for pk, it in self.agreements.items()),
            *((f"jaar-{year}", _("Het jaar %(year)s") % {"year": year}) for year in years),
        ]

    @property
    def what(self) -> dict[str, Any]:
        """The agreement or the year, as the action wants it."""
        kind, _dash, key = self.cleaned_data["about"].partition("-")
        return {"agreement": self.agreements[key]} if kind == "afspraak" else {"year": int(key)}


class WordsForm(forms.Form):
    """A sentence of staff in a chapter."""

    chapter = forms.ChoiceField(label=_("In welk hoofdstuk?"), choices=list(CHAPTERS.items()))
    text = forms.CharField(
        label=_("Wat wil je erbij zeggen?"), max_length=MOST_WORDS,
        widget=forms.Textarea(attrs={"rows": 3}),
        help_text=_("Er komt bij te staan dat dit met de hand is geschreven. Noem geen mensen."),
    )  # fmt: skip
