"""What is filled in; nothing is saved here."""

from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from aanjager.growth.paths.choices import MOST_WORDS


class JoinForm(forms.Form):
    """What somebody would like to pull."""

    wants = forms.CharField(
        label=_("Wat wil je trekken?"), max_length=MOST_WORDS,
        help_text=_("Bijvoorbeeld: een bestuur versterken, een buurtfeest opzetten, iemand inwerken."),
        widget=forms.Textarea(attrs={"rows": 2}),
    )  # fmt: skip


class ThankForm(forms.Form):
    """Whom, and in which words."""

    to = forms.ChoiceField(label=_("Wie bedank je?"))
    words = forms.CharField(
        label=_("Waarvoor?"), max_length=MOST_WORDS, widget=forms.Textarea(attrs={"rows": 3}),
        help_text=_("Schrijf niets over gezondheid of privézaken. De vrijwilliger kiest of anderen het lezen."),
    )  # fmt: skip

    def __init__(self, *args: Any, placements: list[Any], **kwargs: Any) -> None:
        """Offer who takes part or did."""
        super().__init__(*args, **kwargs)
        self.known = {str(it.pk): it for it in placements}
        to: Any = self.fields["to"]
        to.choices = [("", _("kies iemand"))]
        to.choices += [
            (key, f"{it.person.name}, {it.opportunity.title}") for key, it in self.known.items()
        ]

    def clean_to(self) -> Any:
        """The placement behind the choice."""
        return self.known[self.cleaned_data["to"]]


class AgreeForm(forms.Form):
    """The name that stands beside it."""

    shown_name = forms.CharField(label=_("Met welke naam?"), max_length=60)
