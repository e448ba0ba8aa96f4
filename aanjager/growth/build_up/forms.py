"""What is filled in about a plan to begin slowly; nothing is saved here."""

from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from aanjager.growth.build_up.choices import MOST_HALF_DAYS, consent_text
from aanjager.growth.build_up.models import BuildUpStep
from aanjager.growth.confidence.choices import MOST_WORDS
from aanjager.growth.confidence.models import How

Kind = BuildUpStep.Kind


class WordsForm(forms.Form):
    """What matters, and who stands at the door."""

    door = forms.CharField(
        label=_("Wie staat de eerste keer bij de deur?"), required=False, max_length=200,
        help_text=_("Bijvoorbeeld: Mia, om kwart voor tien bij de ingang."),
    )  # fmt: skip
    words = forms.CharField(
        label=_("Waar letten we op?"), required=False, max_length=MOST_WORDS,
        help_text=_(
            "Dit ziet de organisatie nooit. Schrijf wat je nodig hebt, niet waarom: geen ziekte, "
            "diagnose of medicijn."
        ),
        widget=forms.Textarea(attrs={"rows": 4, "autocomplete": "off"}),
    )  # fmt: skip


class BeginForm(WordsForm):
    """A plan of one's own, and the yes to keeping it."""

    agrees = forms.BooleanField(label=_("Ja, bewaar dit"))

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        """With the sentence somebody says yes to."""
        super().__init__(*args, **kwargs)
        self.fields["agrees"].help_text = consent_text()


class TogetherForm(BeginForm):
    """The same, made by a consultant together with somebody."""

    how = forms.ChoiceField(
        label=_("Hoe zitten jullie bij elkaar?"), widget=forms.RadioSelect,
        choices=[
            (How.DESK, _("aan de balie")), (How.PHONE, _("aan de telefoon")), (How.HOME, _("thuis")),
        ],
    )  # fmt: skip
    field_order = ["how", "door", "words", "agrees"]

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        """The yes is one that was heard."""
        super().__init__(*args, **kwargs)
        self.fields["agrees"].label = _("Ik las deze zin voor, en hoorde ja")


class StepForm(forms.Form):
    """A step: from which day, how much, or a talk."""

    kind = forms.ChoiceField(
        label=_("Wat?"), widget=forms.RadioSelect, initial=Kind.WORK,
        choices=[(it.value, it.label) for it in (Kind.WORK, Kind.TALK, Kind.CENTRE)],
    )  # fmt: skip
    on = forms.DateField(
        label=_("Vanaf of op welke dag?"), widget=forms.DateInput(attrs={"type": "date"})
    )
    half_days = forms.IntegerField(
        label=_("Dagdelen per week"), required=False, min_value=1, max_value=MOST_HALF_DAYS,
        help_text=_("Een ochtend, middag of avond. Alleen bij meedoen."),
    )  # fmt: skip
    what = forms.CharField(label=_("Wat ga je doen?"), required=False, max_length=200)

    def clean(self) -> dict[str, Any]:
        """Taking part has half-days, a talk has none."""
        found: dict[str, Any] = super().clean() or {}
        if found.get("kind") != Kind.WORK:
            found["half_days"] = None
        elif not found.get("half_days") and "half_days" not in self.errors:
            self.add_error("half_days", _("Vul in hoeveel dagdelen per week, zoals 1."))
        return found


class ShowForm(forms.Form):
    """Who may see it."""

    organisation = forms.BooleanField(
        label=_("De organisatie: de dagen en de stappen"), required=False
    )
    staff = forms.ChoiceField(label=_("Een consulent: alles"), required=False)

    def __init__(self, *args: Any, staff: list[Any], can_choose: bool, **kwargs: Any) -> None:
        """Offer the consultants somebody knows; who writes along for them stays the one."""
        super().__init__(*args, **kwargs)
        self.known = {str(it.pk): it for it in staff}
        choice: Any = self.fields["staff"]
        choice.choices = [("", _("niemand"))]
        choice.choices += [(key, f"{it.name}, {it.centre.name}") for key, it in self.known.items()]
        if not can_choose:
            del self.fields["staff"]

    def clean(self) -> dict[str, Any]:
        """The consultant is one of the list."""
        found: dict[str, Any] = super().clean() or {}
        found["staff"] = self.known.get(found.get("staff", ""))
        return found


class AcceptForm(forms.Form):
    """Somebody's own yes to what was written along."""

    agrees = forms.BooleanField(label=_("Ja, bewaar dit"))
    lets_in = forms.BooleanField(
        label=_("De consulent die dit met mij opschreef, mag het blijven zien"), required=False
    )

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        """With the sentence somebody says yes to."""
        super().__init__(*args, **kwargs)
        self.fields["agrees"].help_text = consent_text()
