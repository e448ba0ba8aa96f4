"""A questionnaire as the three sheets of an XLSForm."""

from collections.abc import Iterator

from aanjager.outreach.surveys.choices import WITH_CHOICES, Kind
from aanjager.outreach.surveys.models import Question, Section, Wave
from aanjager.outreach.surveys.queries import questionnaire
from aanjager.outreach.xlsforms.choices import DUTCH, ENGLISH, GROUP, SENSITIVE, TYPES

TEXTS = [f"label::{DUTCH}", f"label::{ENGLISH}"]
HINTS = [f"hint::{DUTCH}", f"hint::{ENGLISH}"]
Sheet = tuple[list[str], list[list[str]]]


def sheets_of(wave: Wave) -> dict[str, Sheet]:
    """Return the sheets `survey`, `choices` and `settings`; texts in both languages."""
    sections = questionnaire(wave)
    asked = [it for section in sections for it in section.questions.all()]
    return {
        "survey": (
            ["type", "name", *TEXTS, *HINTS, "required", "relevant", SENSITIVE, GROUP],
            [row for section in sections for row in _section(section)],
        ),
        "choices": (
            ["list_name", "name", *TEXTS],
            [
                [_name(it.code), choice.code, choice.text, choice.text_en or choice.text]
                for it in asked
                if it.kind in WITH_CHOICES
                for choice in it.choices.all()
            ],
        ),
        "settings": (
            ["form_title", "form_id", "default_language"],
            [[wave.survey.title, f"aanjager_{wave.pk}", DUTCH]],
        ),
    }


def _section(section: Section) -> Iterator[list[str]]:
    title = [section.title, section.title_en or section.title]
    yield ["begin_group", f"deel_{section.pk}", *title, "", "", "", "", "", ""]
    for question in section.questions.all():
        yield _question(question)
    yield ["end_group", "", "", "", "", "", "", "", "", ""]


def _name(code: str) -> str:
    """A name that XML allows: never with a digit in front."""
    return f"v{code}" if code[:1].isdigit() else code


def _question(it: Question) -> list[str]:
    kind = TYPES[Kind(it.kind)]
    return [
        f"{kind} {_name(it.code)}" if it.kind in WITH_CHOICES else kind,
        _name(it.code),
        it.text,
        it.text_en or it.text,
        it.hint,
        it.hint_en or it.hint,
        "yes" if it.is_required else "",
        _relevant(it),
        "yes" if it.sensitivity == Question.Sensitivity.SENSITIVE else "",
        "yes" if it.is_group else "",
    ]


def _relevant(it: Question) -> str:
    if it.shown_if is None:
        return ""
    return " or ".join(
        f"selected(${{{_name(it.shown_if.code)}}}, '{code}')" for code in it.shown_values
    )
