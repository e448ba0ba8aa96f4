"""What is filled in to draw up and to sign a paper; nothing is saved here."""

from collections.abc import Sequence
from typing import Any

from django import forms
from django.utils.html import format_html
from django.utils.translation import gettext_lazy as _

from aanjager.learning.model_texts.choices import OPEN_DAYS, Role
from aanjager.learning.model_texts.queries import is_day
from aanjager.learning.signing.actions import Hand
from aanjager.learning.signing.choices import MOST_ANSWER, MOST_SIGNERS

EXTRA = 1  # an open row for somebody else who signs


class DrawForm(forms.Form):
    """What a text asks, and who sign it: a row for every role, and one for somebody more."""

    says_not_optional = True

    def __init__(
        self, *args: Any, questions: Sequence[Any], rows: Sequence[dict[str, Any]], **kwargs: Any
    ) -> None:
        super().__init__(*args, **kwargs)
        self.questions, self.rows = list(questions), list(rows)
        for number, one in enumerate(self.questions):
            label = format_html('<span lang="nl">{}</span>', one.label[:1].upper() + one.label[1:])
            look: dict[str, Any] = {"label": label, "required": False, "initial": one.known}
            said = OPEN_DAYS.get(one.name, "")
            if said:
                look["help_text"] = _("Mag leeg blijven. Dan staat er: ‘%(words)s’.") % {
                    "words": said
                }
            self.fields[f"a{number}"] = (
                forms.DateField(widget=forms.DateInput, **look)
                if is_day(one.name)
                else forms.CharField(max_length=MOST_ANSWER, **look)
            )
        most = min(len(self.rows) + EXTRA, MOST_SIGNERS)
        for number in range(most):
            self._add_row(number, self.rows[number] if number < len(self.rows) else {})

    def _add_row(self, number: int, row: dict[str, Any]) -> None:
        role = Role(row["role"]).label if row else _("nog iemand")
        who = {"role": str(role)}
        if row:
            self.fields[f"r{number}"] = forms.CharField(
                widget=forms.HiddenInput, initial=row["role"], required=False, max_length=12
            )
        else:
            self.fields[f"r{number}"] = forms.ChoiceField(
                label=_("Tekent nog iemand?"), choices=[("", _("niemand")), *Role.choices],
                required=False,
            )  # fmt: skip
        self.fields[f"n{number}"] = forms.CharField(
            label=_("Naam van wie tekent als %(role)s") % who, max_length=120, required=False,
            initial=row.get("name", ""),
        )  # fmt: skip
        self.fields[f"e{number}"] = forms.EmailField(
            label=_("E-mailadres van wie tekent als %(role)s") % who, required=False,
            initial=row.get("email", ""),
        )  # fmt: skip

    def answers(self) -> dict[str, str]:
        """What was filled in, by what stands between the brackets."""
        found = {}
        for number, one in enumerate(self.questions):
            said = self.cleaned_data[f"a{number}"]
            found[one.name] = str(said) if said else OPEN_DAYS.get(one.name, "")
        return found

    def hands(self) -> list[Hand]:
        """Who sign; a row without a role is nobody."""
        found = []
        for number in range(min(len(self.rows) + EXTRA, MOST_SIGNERS)):
            role = self.cleaned_data.get(f"r{number}", "")
            if role in Role.values:
                name, email = self.cleaned_data[f"n{number}"], self.cleaned_data[f"e{number}"]
                turn = self.rows[number].get("turn", 1) if number < len(self.rows) else 1
                found.append(Hand(role, name, email, turn))
        return found


class SignForm(forms.Form):
    name = forms.CharField(
        label=_("Typ je naam"), max_length=120, help_text=_("Dit is je handtekening.")
    )
    agrees = forms.BooleanField(label=_("Ik heb de tekst gelezen en ben het ermee eens"))


class RefuseForm(forms.Form):
    because = forms.CharField(
        label=_("Waarom teken je niet?"),
        max_length=300,
        widget=forms.Textarea({"rows": 2}),
        help_text=_("Wie dit opstelde en de anderen lezen dit."),
    )


class EndForm(forms.Form):
    ends_on = forms.DateField(label=_("Tot welke dag gold het?"), widget=forms.DateInput)
