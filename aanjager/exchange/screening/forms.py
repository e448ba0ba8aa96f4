"""Turns what people fill in about a decision into clean values."""

from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from aanjager.exchange.opportunities.models import Screening


def _text(label: Any, limit: int, *, lines: int = 1, **more: Any) -> forms.CharField:
    widget = forms.Textarea(attrs={"rows": lines}) if lines > 1 else forms.TextInput
    too_long = _(
        "Deze tekst is %(show_value)s tekens lang. Maak haar korter: hoogstens %(limit_value)s."
    )
    messages = {"max_length": too_long, "required": _("Vul hier iets in.")}
    return forms.CharField(
        label=label, max_length=limit, widget=widget, error_messages=messages, **more
    )


class AppealForm(forms.Form):
    """Why the organisation disagrees."""

    text = _text(_("Waarom ben je het er niet mee eens?"), 2_000, lines=5)


class AnswerAppealForm(forms.Form):
    """What the centre answers to an objection."""

    is_granted = forms.TypedChoiceField(
        label=_("Heeft de organisatie gelijk?"), coerce=lambda value: value == "yes",
        choices=[("yes", _("Ja, we kijken opnieuw")), ("no", _("Nee, het besluit blijft"))],
        widget=forms.RadioSelect,
    )  # fmt: skip
    answer = _text(_("Ons antwoord"), 2_000, lines=5)


class Answer(forms.ChoiceField):
    """An answer on the checklist; which ones a yes needs is for the rule to say."""

    def validate(self, value: str) -> None:
        if value:
            super().validate(value)


class ScreeningForm(forms.Form):
    """The checklist, one row of answers per criterion, and the decision."""

    use_required_attribute = False

    outcome = forms.ChoiceField(
        label=_("Wat besluit je?"), choices=Screening.Outcome.choices, widget=forms.RadioSelect
    )
    reason = _text(
        _("Reden"), 2_000, lines=4, required=False,
        help_text=_("De organisatie leest dit. Bij een vraag of een nee is een reden nodig."),
    )  # fmt: skip

    def __init__(self, *args: Any, criteria: list[Any], **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.criteria = criteria
        options = [("yes", _("ja")), ("no", _("nee")), ("does_not_apply", _("niet van toepassing"))]
        for it in criteria:
            self.fields[f"answer_{it.code}"] = Answer(
                label=str(it), choices=options, widget=forms.RadioSelect(attrs={"class": "chips"})
            )
            self.fields[f"note_{it.code}"] = _text(_("Notitie"), 300, required=False)

    def rows(self) -> list[tuple[Any, Any, Any]]:
        """Criterion, answer and note, in order."""
        return [(it, self[f"answer_{it.code}"], self[f"note_{it.code}"]) for it in self.criteria]

    def answers(self) -> dict[str, dict[str, str]]:
        """The answers as a screening keeps them."""
        return {
            it.code: {
                "answer": self.cleaned_data[f"answer_{it.code}"],
                "note": self.cleaned_data[f"note_{it.code}"],
            }
            for it in self.criteria
            if self.cleaned_data[f"answer_{it.code}"]
        }
