"""What who gives a course fills in, and what who followed one answers."""

from collections.abc import Sequence
from dataclasses import fields as dataclass_fields
from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from aanjager.community.organisations.models import Organisation
from aanjager.kernel.euro_field import EuroField
from aanjager.learning.academy.choices import ANSWERS, QUESTIONS
from aanjager.learning.courses.actions import CourseFacts, SessionFacts
from aanjager.learning.courses.models import Course, Run, Session


class EvaluationForm(forms.Form):
    """Three questions with four answers each; `answers` is what was chosen."""

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        for name, words in QUESTIONS.items():
            self.fields[name] = forms.TypedChoiceField(
                label=words, choices=list(ANSWERS.items()), coerce=int, widget=forms.RadioSelect
            )

    @property
    def answers(self) -> dict[str, int]:
        """What was chosen, by question."""
        return {name: self.cleaned_data[name] for name in QUESTIONS}


class MaterialForm(forms.Form):
    """A file for who takes part."""

    title = forms.CharField(label=_("Hoe heet het?"), max_length=120)
    file = forms.FileField(
        label=_("Het bestand"),
        help_text=_("Een pdf, een document of een foto, tot 20 MB."),
    )


class CourseForm(forms.ModelForm):
    """A course with its rules; `facts` is what was filled in. It never saves."""

    price_cents = EuroField(
        label=_("Prijs in euro"), required=False, help_text=_("Leeg is gratis.")
    )
    organisation = forms.TypedChoiceField(
        label=_("Namens welke organisatie?"), coerce=int, empty_value=None, required=False
    )

    class Meta:
        model = Course
        fields = [it.name for it in dataclass_fields(CourseFacts)]
        widgets = {"below": forms.RadioSelect, "about": forms.Textarea({"rows": 6})}
        help_texts = {
            "free_days": _("Daarna blijft de prijs staan."),
            "asks_needs": _("Alleen als het nodig is, zoals bij eten of een trap."),
        }

    def __init__(
        self, *args: Any, organisations: Sequence[Organisation] = (), **kwargs: Any
    ) -> None:
        super().__init__(*args, **kwargs)
        self.bodies = {it.pk: it for it in organisations}
        field: Any = self.fields["organisation"]
        field.choices = [(pk, it.name) for pk, it in self.bodies.items()]
        if not self.bodies:
            del self.fields["organisation"]

    def clean_price_cents(self) -> int:
        """Nothing filled in is free."""
        return self.cleaned_data["price_cents"] or 0

    @property
    def facts(self) -> CourseFacts:
        """What was filled in, as the action wants it."""
        return CourseFacts(**{name: self.cleaned_data[name] for name in self.Meta.fields})

    @property
    def body(self) -> Organisation | None:
        """The organisation that gives it."""
        return self.bodies.get(self.cleaned_data.get("organisation") or 0)


class RunForm(forms.ModelForm):
    """How many places, and until when one can enrol. It never saves."""

    class Meta:
        model = Run
        fields = ("places", "closes_at")
        widgets = {"closes_at": forms.DateTimeInput}
        help_texts = {"closes_at": _("Leeg: tot de eerste dag begint.")}


class SessionForm(forms.ModelForm):
    """A day; `facts` is what was filled in. It never saves."""

    online_url = forms.URLField(
        label=_("Link voor online"), required=False, assume_scheme="https",
        help_text=_("Alleen wie meedoet ziet de link."),
    )  # fmt: skip

    class Meta:
        model = Session
        fields = ("starts_at", "ends_at", "place", "online_url")
        widgets = {"starts_at": forms.DateTimeInput, "ends_at": forms.DateTimeInput}

    def clean(self) -> dict[str, Any]:
        given = super().clean() or {}
        begin, end = given.get("starts_at"), given.get("ends_at")
        if begin and end and end <= begin:
            self.add_error("ends_at", _("Kies een tijd na het begin."))
        if not given.get("place") and not given.get("online_url"):
            self.add_error("place", _("Vul in waar het is, of een link voor online."))
        return given

    @property
    def facts(self) -> SessionFacts:
        """What was filled in, as the action wants it."""
        return SessionFacts(**self.cleaned_data)
