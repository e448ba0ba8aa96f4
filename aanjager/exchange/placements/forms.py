"""What people fill in around a reaction."""

from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from aanjager.exchange.opportunities.models import Opportunity
from aanjager.exchange.placements.actions import Reaction
from aanjager.exchange.placements.choices import LONGEST_MESSAGE
from aanjager.exchange.placements.models import Placement

Reason = Placement.Reason


def _words(label: Any, rows: int = 5, **facts: Any) -> forms.CharField:
    return forms.CharField(
        label=label, max_length=LONGEST_MESSAGE, widget=forms.Textarea({"rows": rows}), **facts
    )


class ReactionForm(forms.Form):
    """What somebody says when reacting; `values` is the Reaction."""

    name = forms.CharField(
        label=_("Je naam"), max_length=120, widget=forms.TextInput({"autocomplete": "name"})
    )
    email = forms.EmailField(
        label=_("Je e-mailadres"),
        help_text=_("Hierheen sturen we een code, en later het antwoord."),
        max_length=254,
        widget=forms.EmailInput({"autocomplete": "email"}),
    )
    message = _words(
        _("Wil je iets vertellen of vragen?"),
        rows=4,
        required=False,
        help_text=_("Bijvoorbeeld wanneer je kunt, of waarom dit je leuk lijkt."),
    )
    companion = forms.CharField(
        label=_("Neem je iemand mee? Schrijf hier de naam."), max_length=120, required=False
    )
    introduced_by = forms.CharField(
        label=_("Wie vertelde je hierover?"), max_length=120, required=False
    )

    def __init__(self, *args: Any, opportunity: Opportunity, is_known: bool, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        if is_known:
            del self.fields["name"], self.fields["email"]
        if (
            not (opportunity.friend_welcome or opportunity.team_welcome)
            or opportunity.places_left < 2
        ):
            del self.fields["companion"]

    def clean_name(self) -> str:
        return " ".join(self.cleaned_data["name"].split())

    def clean_email(self) -> str:
        return self.cleaned_data["email"].strip().lower()

    @property
    def values(self) -> Reaction:
        """What was filled in, as the action wants it."""
        given = self.cleaned_data
        return Reaction(
            message=given["message"],
            companion=given.get("companion", ""),
            introduced_by=given["introduced_by"],
        )


class CodeForm(forms.Form):
    code = forms.CharField(
        label=_("Code"),
        max_length=20,
        widget=forms.TextInput({"autocomplete": "one-time-code", "inputmode": "numeric"}),
    )


class WordsForm(forms.Form):
    text = _words(_("Je bericht"))


class EndForm(forms.Form):
    reason = forms.ChoiceField(
        label=_("Waarom stopt het?"),
        choices=[
            (it.value, it.label)
            for it in (
                Reason.FINISHED, Reason.TIME, Reason.NO_FIT, Reason.FOUND_ELSE, Reason.MOVED,
                Reason.PERSONAL, Reason.OTHER,
            )
        ],
    )  # fmt: skip
