"""What is filled in about a survey and in it; nothing is saved here."""

from collections.abc import Mapping, Sequence
from decimal import Decimal
from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from aanjager.kernel.release import LEAST
from aanjager.outreach.surveys.actions import Asked, Basis
from aanjager.outreach.surveys.choices import (
    HIGHEST_K,
    MOST_CHOICES,
    RANKS,
    WITH_CHOICES,
    Kind,
    Regime,
)
from aanjager.outreach.surveys.choices.ready import READY
from aanjager.outreach.surveys.models import Question, Survey, said

PLACES = (_("Op één"), _("Op twee"), _("Op drie"))
MOST = 10**12  # a number above it is a slip of the finger


def _units(is_national: bool) -> list[str]:
    """The association asks centres, a centre asks whom it knows."""
    kinds = Survey.Unit
    return [kinds.CENTRE] if is_national else [kinds.PERSON, kinds.ORGANISATION]


class BasisForm(forms.Form):
    """What the survey is about, of whom it asks and what it promises."""

    title = forms.CharField(label=_("Titel"), max_length=160)
    title_en = forms.CharField(label=_("Titel in het Engels"), max_length=160, required=False)
    purpose = forms.CharField(
        label=_("Waarom vraag je dit?"),
        max_length=1000,
        widget=forms.Textarea(attrs={"rows": 3}),
        help_text=_("Dit leest iedereen die antwoordt. Zeg ook wat je met de uitkomst doet."),
    )
    purpose_en = forms.CharField(
        label=_("Waarom, in het Engels"),
        max_length=1000,
        required=False,
        widget=forms.Textarea(attrs={"rows": 3}),
    )
    unit = forms.ChoiceField(
        label=_("Aan wie vraag je het?"), choices=Survey.Unit.choices, widget=forms.RadioSelect
    )
    regime = forms.ChoiceField(
        label=_("Wat bewaren we?"),
        choices=Regime.choices,
        widget=forms.RadioSelect,
        help_text=_("Dit ligt vast zodra het onderzoek opent. Anoniem kan daarna nooit op naam."),
    )
    k = forms.IntegerField(
        label=_("Kleinste groep waarvan we cijfers tonen"),
        min_value=LEAST,
        max_value=HIGHEST_K,
        initial=LEAST,
    )

    def ask_of(self, is_national: bool) -> None:
        """Offer only whom one may ask at this desk."""
        units = _units(is_national)
        self.fields["unit"].choices = [  # type: ignore[attr-defined]
            it for it in Survey.Unit.choices if it[0] in units
        ]
        self.fields["unit"].initial = units[0] if is_national else None

    @property
    def basis(self) -> Basis:
        """What was filled in, as the action wants it."""
        names = Basis.__dataclass_fields__
        return Basis(**{name: it for name, it in self.cleaned_data.items() if name in names})


def ready_choices(is_national: bool) -> list[tuple[str, Any]]:
    """What a survey can begin with at this desk, in the language of the page."""
    units = _units(is_national)
    ready = [(code, said(*it["name"])) for code, it in READY.items() if it["unit"] in units]
    return [("", _("met een lege vragenlijst")), *ready]


class NewForm(BasisForm):
    """A new survey, with a name for its first wave and questions to begin with.

    What is asked of centres is confidential unless one chooses otherwise.
    """

    label = forms.CharField(
        label=_("Naam van de eerste ronde"), max_length=60, help_text=_("Zoals: voorjaar 2027.")
    )
    ready = forms.ChoiceField(
        label=_("Waarmee begin je?"),
        required=False,
        widget=forms.RadioSelect,
    )

    def __init__(self, *args: Any, is_national: bool = False, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["ready"].choices = ready_choices(is_national)  # type: ignore[attr-defined]
        self.ask_of(is_national)
        self.fields["regime"].initial = Regime.CONFIDENTIAL if is_national else None


class LabelForm(forms.Form):
    """The name of the next wave."""

    label = forms.CharField(label=_("Naam van de nieuwe ronde"), max_length=60)


class SectionForm(forms.Form):
    """The title of a page of questions."""

    title = forms.CharField(label=_("Titel van dit deel"), max_length=120)
    title_en = forms.CharField(label=_("Titel in het Engels"), max_length=120, required=False)


class QuestionForm(forms.Form):
    """One question; its choices are lines, each `Nederlands | English`."""

    text = forms.CharField(label=_("Vraag"), max_length=300)
    text_en = forms.CharField(label=_("Vraag in het Engels"), max_length=300, required=False)
    hint = forms.CharField(label=_("Uitleg"), max_length=300, required=False)
    hint_en = forms.CharField(label=_("Uitleg in het Engels"), max_length=300, required=False)
    kind = forms.ChoiceField(label=_("Soort antwoord"), choices=Kind.choices)
    choices = forms.CharField(
        label=_("Keuzes"),
        required=False,
        widget=forms.Textarea(attrs={"rows": 6}),
        help_text=_("Elke keuze op een regel. Engels erachter: Elke week | Every week."),
    )
    is_required = forms.BooleanField(label=_("Moet beantwoord worden"), required=False)
    is_sensitive = forms.BooleanField(label=_("Gevoelig: dan tonen we minder"), required=False)
    is_group = forms.BooleanField(
        label=_("Verdeelt de uitkomsten in groepen (alleen bij één keuze)"), required=False
    )
    comparable = forms.ChoiceField(
        label=_("Vergelijken met de vorige ronde"), choices=Question.Comparable.choices
    )
    shown_if = forms.ChoiceField(
        label=_("Alleen vragen na dit antwoord"),
        required=False,
        help_text=_("Leeg betekent: altijd vragen."),
    )

    def __init__(self, *args: Any, earlier: Sequence[Question] = (), **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.earlier = {str(it.pk): it for it in earlier}
        options = [
            (
                str(it),
                [(f"{it.pk}:{choice.code}", f"{it}: {choice}") for choice in it.choices.all()],
            )
            for it in earlier
        ]
        self.fields["shown_if"].choices = [("", _("altijd")), *options]  # type: ignore[attr-defined]

    @staticmethod
    def initial_of(question: Question) -> dict[str, Any]:
        """What stands in the form of a question that is there already."""
        lines = [
            f"{it.text} | {it.text_en}" if it.text_en else it.text for it in question.choices.all()
        ]
        names = ("text", "text_en", "hint", "hint_en", "kind", "is_required", "is_group")
        hangs_on = question.shown_if_id and question.shown_values
        return {
            **{name: getattr(question, name) for name in (*names, "comparable")},
            "is_sensitive": question.sensitivity == Question.Sensitivity.SENSITIVE,
            "choices": "\n".join(lines),
            "shown_if": f"{question.shown_if_id}:{question.shown_values[0]}" if hangs_on else "",
        }

    def clean_choices(self) -> list[tuple[str, str]]:
        """Return the lines as Dutch and English texts, each Dutch text once."""
        lines = [line.strip() for line in self.cleaned_data["choices"].splitlines() if line.strip()]
        if len(lines) > MOST_CHOICES:
            raise forms.ValidationError(_("Geef hoogstens 30 keuzes."))
        split = [[part.strip()[:160] for part in line.split("|", 1)] for line in lines]
        return list(
            {it[0]: (it[0], it[1] if len(it) > 1 else "") for it in split if it[0]}.values()
        )

    def clean(self) -> dict[str, Any]:
        """Only one choice makes groups; what has choices has two or more."""
        found: dict[str, Any] = super().clean() or {}
        if found.get("is_group") and found.get("kind") != Kind.ONE:
            self.add_error("is_group", _("Alleen een vraag met één keuze verdeelt in groepen."))
        if found.get("kind") in WITH_CHOICES and len(found.get("choices") or ()) < 2:
            self.add_error("choices", _("Geef minstens twee keuzes, elk op een regel."))
        return found

    @property
    def asked(self) -> Asked:
        """What was filled in, as the action wants it."""
        found = dict(self.cleaned_data)
        question, _sep, code = found.pop("shown_if").partition(":")
        kinds = Question.Sensitivity
        return Asked(
            sensitivity=kinds.SENSITIVE if found.pop("is_sensitive") else kinds.PLAIN,
            shown_if=self.earlier.get(question),
            shown_values=[code] if code else [],
            **found,
        )


class OpenForm(forms.Form):
    """Until when, and whether there is an open link beside the personal ones."""

    closes_on = forms.DateField(label=_("Laatste dag om te antwoorden"))
    has_open_link = forms.BooleanField(
        label=_("Ook een open link (alleen bij een anoniem onderzoek)"),
        required=False,
        help_text=_("Wie de link heeft kan antwoorden, ook meer dan één keer."),
    )


class AnswerForm(forms.Form):
    """The questions of one section, each with an input of its own; never a grid."""

    def __init__(
        self, *args: Any, questions: Sequence[Question], answers: Mapping[int, Any], **kwargs: Any
    ) -> None:
        super().__init__(*args, **kwargs)
        self.questions = questions
        self.says_not_optional = not any(it.is_required for it in questions)
        for question in questions:
            self._add(question, answers.get(question.pk))

    def _add(self, question: Question, value: Any) -> None:
        name, shared = f"v{question.pk}", {"required": question.is_required}
        texts = {"label": str(question), "help_text": question.help}
        options = [(it.code, str(it)) for it in question.choices.all()]
        if question.kind == Kind.RANK:
            for at, place in enumerate(PLACES[: min(RANKS, len(options))]):
                self.fields[f"{name}-{at}"] = forms.ChoiceField(
                    label=f"{question} – {place}",
                    choices=[("", _("kies")), *options],
                    required=question.is_required and at == 0,
                    initial=value[at] if value and at < len(value) else "",
                    help_text=question.help if at == 0 else "",
                )
            return
        self.fields[name] = _field(question, options, {**texts, **shared})
        if question.kind == Kind.AMOUNT and value is not None:
            value = Decimal(value) / 100
        is_one = question.kind == Kind.ONE
        self.fields[name].initial = (value[0] if value else "") if is_one else value

    def clean(self) -> dict[str, Any]:
        """In a top three nothing stands twice."""
        found: dict[str, Any] = super().clean() or {}
        for question in self.questions:
            if question.kind == Kind.RANK:
                chosen = _ranked(question, found)
                if len(set(chosen)) < len(chosen):
                    self.add_error(f"v{question.pk}-0", _("Kies iets niet twee keer."))
        return found

    @property
    def given(self) -> dict[Question, Any]:
        """What was answered, by question, as the action wants it."""
        return {it: _value(it, self.cleaned_data) for it in self.questions}


def _field(question: Question, options: Sequence[tuple[str, str]], shared: Any) -> forms.Field:
    """The input of a question that is answered in one place."""
    if question.kind == Kind.ONE:
        return forms.ChoiceField(choices=options, widget=forms.RadioSelect, **shared)
    if question.kind == Kind.SEVERAL:
        several = forms.CheckboxSelectMultiple
        return forms.MultipleChoiceField(choices=options, widget=several, **shared)
    if question.kind == Kind.NUMBER:
        return forms.IntegerField(min_value=-MOST, max_value=MOST, **shared)
    if question.kind == Kind.AMOUNT:
        return forms.DecimalField(
            min_value=0, max_value=MOST, decimal_places=2, localize=True, **shared
        )
    if question.kind == Kind.DATE:
        return forms.DateField(**shared)
    return forms.CharField(max_length=4000, widget=forms.Textarea(attrs={"rows": 4}), **shared)


def _ranked(question: Question, found: Mapping[str, Any]) -> list[str]:
    return [code for at in range(RANKS) if (code := found.get(f"v{question.pk}-{at}"))]


def _value(question: Question, found: Mapping[str, Any]) -> Any:
    """What was answered: codes, a number (cents), words or a day."""
    if question.kind == Kind.RANK:
        return _ranked(question, found)
    value: Any = found.get(f"v{question.pk}")
    if question.kind == Kind.AMOUNT and value is not None:
        return int(value * 100)
    if question.kind == Kind.ONE:
        return [value] if value else []
    return value
