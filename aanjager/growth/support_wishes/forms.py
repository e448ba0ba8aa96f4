"""What is filled in about what helps somebody; nothing is saved here."""

from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from aanjager.growth.confidence.choices import MOST_WORDS
from aanjager.growth.confidence.models import How
from aanjager.growth.support_wishes.choices import consent_text, kinds

NO_MEDICAL_WORDS = _(
    "Schrijf wat je nodig hebt, niet waarom. Schrijf geen ziekte, diagnose of medicijn op: "
    "die hoeft niemand te weten."
)


class TellForm(forms.Form):
    """What helps somebody, chosen and in their own words, and their yes when they did not say it yet."""

    says_not_optional = True  # one of the two is needed
    nothing_told = _("Kies wat je helpt, of schrijf het op.")

    chosen = forms.MultipleChoiceField(
        label=_("Wat helpt jou?"), required=False, widget=forms.CheckboxSelectMultiple,
        help_text=_("Kies uit de lijst, schrijf het zelf op, of allebei."),
    )  # fmt: skip
    words = forms.CharField(
        label=_("In je eigen woorden"), required=False, max_length=MOST_WORDS,
        help_text=NO_MEDICAL_WORDS, widget=forms.Textarea(attrs={"rows": 4, "autocomplete": "off"}),
    )  # fmt: skip
    agrees = forms.BooleanField(
        label=_("Ja, bewaar dit"),
        error_messages={"required": _("Zet eerst een vinkje bij ‘Ja, bewaar dit’.")},
    )

    def __init__(self, *args: Any, said_yes: bool = False, **kwargs: Any) -> None:
        """Offer the list as it is now, and the sentence somebody says yes to, once."""
        super().__init__(*args, **kwargs)
        chosen: Any = self.fields["chosen"]
        chosen.choices = [(code, str(kind)) for code, kind in kinds().items()]
        self.fields["agrees"].help_text = consent_text()
        if said_yes:
            del self.fields["agrees"]

    def clean(self) -> dict[str, Any]:
        """Something is told, and the codes become one text."""
        found: dict[str, Any] = super().clean() or {}
        found["chosen"] = " ".join(found.get("chosen", []))
        found.setdefault("agrees", False)
        if not found["chosen"] and not found.get("words") and not self.errors.get("words"):
            self.add_error("chosen", self.nothing_told)
        return found


class TogetherForm(TellForm):
    """The same, filled in by a consultant together with somebody."""

    nothing_told = _("Kies wat helpt, of schrijf het op.")
    how = forms.ChoiceField(
        label=_("Hoe zitten jullie bij elkaar?"), widget=forms.RadioSelect,
        choices=[
            (How.DESK, _("aan de balie")), (How.PHONE, _("aan de telefoon")), (How.HOME, _("thuis")),
        ],
    )  # fmt: skip
    field_order = ["how", "chosen", "words", "agrees"]

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        """The yes is one that was heard."""
        super().__init__(*args, **kwargs)
        self.fields["chosen"].label = _("Wat helpt?")
        self.fields["words"].label = _("In eigen woorden")
        self.fields["agrees"].error_messages["required"] = _("Zet een vinkje als je ja hoorde.")
        self.fields["agrees"].label = _("Ik las deze zin voor, en hoorde ja")


class ShareForm(forms.Form):
    """Whom it is shown to, and how much."""

    says_not_optional = True  # something is shown

    to = forms.ChoiceField(label=_("Aan wie?"), widget=forms.RadioSelect)
    chosen = forms.MultipleChoiceField(
        label=_("Wat laat je zien?"), required=False, widget=forms.CheckboxSelectMultiple
    )
    shows_words = forms.BooleanField(label=_("Ook mijn eigen woorden"), required=False)

    def __init__(self, *args: Any, choices: Any, told: str, has_words: bool, **kwargs: Any) -> None:
        """Offer whom somebody knows, and what they told."""
        super().__init__(*args, **kwargs)
        self.organisations = {f"o{it.pk}": it for it in choices[0]}
        self.staff = {f"c{it.pk}": it for it in choices[1]}
        to: Any = self.fields["to"]
        to.choices = [(key, it.name) for key, it in self.organisations.items()]
        to.choices += [(key, f"{it.name}, {it.centre.name}") for key, it in self.staff.items()]
        chosen: Any = self.fields["chosen"]
        listed = set(told.split())
        chosen.choices = [(code, str(it)) for code, it in kinds().items() if code in listed]
        if not chosen.choices:
            del self.fields["chosen"]
        if not has_words:
            del self.fields["shows_words"]

    def clean(self) -> dict[str, Any]:
        """Something is shown, to one who stands in the list."""
        found: dict[str, Any] = super().clean() or {}
        to = found.pop("to", "")
        found["chosen"] = " ".join(found.get("chosen", []))
        found["shows_words"] = found.get("shows_words", False)
        found["organisation"], found["staff"] = self.organisations.get(to), self.staff.get(to)
        if not found["chosen"] and not found["shows_words"]:
            self.add_error(next(iter(self.fields.keys() - {"to"})), _("Kies wat je laat zien."))
        return found


class AcceptForm(forms.Form):
    """Somebody's own yes to what was written along."""

    agrees = forms.BooleanField(
        label=_("Ja, bewaar dit"),
        error_messages={"required": _("Zet eerst een vinkje bij ‘Ja, bewaar dit’.")},
    )
    lets_in = forms.BooleanField(
        label=_("De consulent die dit met mij opschreef, mag het blijven zien"), required=False
    )

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        """With the sentence somebody says yes to."""
        super().__init__(*args, **kwargs)
        self.fields["agrees"].help_text = consent_text()
