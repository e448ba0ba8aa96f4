"""How a form looks: every field with its label, hint and message; the error summary on top."""

from collections.abc import Sequence
from typing import Any

from django import forms
from django.forms.boundfield import BoundField
from django.forms.renderers import TemplatesSetting
from django.utils.translation import gettext_lazy as _

from aanjager.kernel import fields

TEXTBOX = "utrecht-textbox utrecht-textbox--html-input"
CLASSES: list[tuple[type[forms.Widget], str]] = [
    (forms.CheckboxSelectMultiple, "options"),
    (forms.RadioSelect, "options"),
    (forms.CheckboxInput, "utrecht-checkbox utrecht-checkbox--html-input"),
    (forms.Select, "utrecht-select utrecht-select--html-select"),
    (forms.Textarea, "utrecht-textarea utrecht-textarea--html-textarea"),
    (forms.widgets.Input, TEXTBOX),
]  # the first that fits
MOMENTS: dict[type[forms.Widget], tuple[str, str]] = {
    forms.DateInput: ("date", "%Y-%m-%d"),
    forms.TimeInput: ("time", "%H:%M"),
    forms.DateTimeInput: ("datetime-local", "%Y-%m-%dT%H:%M"),
}  # the browser's own picker, and the one way of writing that it understands
MANY_OPTIONS = 7  # from here on options stand in columns


class BriefField(forms.CharField):
    """What the text says, for who reads little; read along while it is written."""

    def __init__(self, **options: Any) -> None:
        given = {
            "label": _("In het kort"), "required": False, "max_length": fields.BriefField.LONGEST,
            "widget": forms.Textarea({"rows": 2}),
            "help_text": _("Een of twee korte zinnen, voor wie weinig leest."),
        }  # fmt: skip
        super().__init__(**{**given, **options})


class HouseField(BoundField):
    """A field of a form that gives its input the classes of the design system, so that no room has to."""

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        moment = MOMENTS.get(type(self.field.widget))
        if moment and self.field.widget.input_type == "text":
            self.field.widget.input_type, self.field.widget.format = moment

    def build_widget_attrs(self, attrs: Any, widget: Any = None) -> Any:
        """Add the class of the kind of input to what Django gives it."""
        widget = widget or self.field.widget
        built = super().build_widget_attrs(attrs, widget)
        own = f"{widget.attrs.get('class', '')} {built.get('class', '')}".strip()
        if not widget.is_hidden:
            built["class"] = f"{_class_of(widget)} {own}".strip()
        if self.name in getattr(self.form, "stays_in_house", ()):
            built["data-private"] = ""  # never kept on the device on which it is typed
        return built

    @property
    def use_fieldset(self) -> bool:
        """Several inputs under one legend; a file is one input under one label."""
        return super().use_fieldset and not isinstance(self.field.widget, forms.FileInput)

    @property
    def is_check(self) -> bool:
        """One box to tick: its label stands behind it."""
        return isinstance(self.field.widget, forms.CheckboxInput)

    @property
    def is_optional(self) -> bool:
        """It may stay empty; a form of which everything may (a search, a checklist) does not say so each time."""
        return not self.field.required and not getattr(self.form, "says_not_optional", False)

    @property
    def first_id(self) -> str:
        """The input that the error summary leads to."""
        return self.id_for_label or f"{self.auto_id}_0"


def _class_of(widget: forms.Widget) -> str:
    """Return the classes of the packages for this kind of input."""
    found = next((name for kind, name in CLASSES if isinstance(widget, kind)), "")
    if found == "options" and len(getattr(widget, "choices", ())) >= MANY_OPTIONS:
        return "options options--many"
    return found


class HouseRenderer(TemplatesSetting):
    """Renders `{{ form }}` with the components of the house."""

    form_template_name = "parts/form.html"
    field_template_name = "parts/field.html"
    bound_field_class = HouseField


class Week(forms.CheckboxSelectMultiple):
    """The days of a week by the parts of a day as a table: by keyboard, on a phone, without script.

    The choices stand day after day, each with all its parts.
    """

    template_name = "parts/week.html"

    def __init__(self, days: Sequence[Any], parts: Sequence[Any]) -> None:
        super().__init__()
        self.days, self.parts = days, parts

    def get_context(self, name: str, value: Any, attrs: dict[str, Any] | None) -> dict[str, Any]:
        """Add the rows of the table: each day with its boxes."""
        context = super().get_context(name, value, attrs)
        boxes, many = _boxes(context), len(self.parts)
        rows = [(day, boxes[many * at : many * (at + 1)]) for at, day in enumerate(self.days)]
        return {**context, "parts": self.parts, "days": rows}


class Folded(forms.CheckboxSelectMultiple):
    """A long list of boxes that stays folded until somebody opens it."""

    template_name = "parts/folded.html"

    def get_context(self, name: str, value: Any, attrs: dict[str, Any] | None) -> dict[str, Any]:
        """Add the boxes, and how many of them are chosen."""
        context = super().get_context(name, value, attrs)
        boxes = _boxes(context)
        return {**context, "boxes": boxes, "chosen": sum(box["selected"] for box in boxes)}


def _boxes(context: dict[str, Any]) -> list[dict[str, Any]]:
    """Return the boxes of a list without their groups."""
    return [box for _group, group, _index in context["widget"]["optgroups"] for box in group]
