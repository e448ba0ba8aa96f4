"""What people fill in to learn something, and what who gives a course fills in."""

from collections.abc import Sequence
from dataclasses import fields
from datetime import date
from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from aanjager.community.organisations.models import Organisation
from aanjager.kernel.euro_field import EuroField
from aanjager.learning.courses.actions import CourseFacts, Guest, SessionFacts
from aanjager.learning.courses.choices import Below, Subject
from aanjager.learning.courses.models import Course


class SearchForm(forms.Form):
    """What somebody looks for; everything may stay empty."""

    says_not_optional = True
    q = forms.CharField(label=_("Zoek"), required=False, max_length=100)
    onderwerp = forms.ChoiceField(
        label=_("Onderwerp"), required=False, choices=[("", _("alles")), *Subject.choices]
    )
    dag = forms.DateField(label=_("Vanaf welke dag"), required=False, widget=forms.DateInput)
    plaats = forms.CharField(label=_("Plaats"), required=False, max_length=60)
    samen = forms.BooleanField(label=_("Ook van andere centrales"), required=False)

    @property
    def wanted(self) -> dict[str, Any]:
        """What was asked, as the query wants it; what is no day is not asked."""
        self.is_valid()
        given: dict[str, Any] = self.cleaned_data
        day: date | None = given.get("dag")
        return {
            "text": given.get("q", ""), "subject": given.get("onderwerp", ""), "day": day,
            "place": given.get("plaats", ""), "together": given.get("samen", False),
        }  # fmt: skip


class NeedsForm(forms.Form):
    """Who enrols themselves; what is needed only where the course asks it."""

    needs = forms.CharField(
        label=_("Wat heb je nodig om mee te doen?"),
        required=False,
        max_length=500,
        widget=forms.Textarea({"rows": 2}),
        help_text=_(
            "Alleen wie de cursus geeft leest dit. Dertig dagen na de cursus is het gewist."
        ),
    )

    def __init__(self, *args: Any, course: Course, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        if not course.asks_needs:
            del self.fields["needs"]

    @property
    def guest(self) -> Guest | None:
        """Nobody but who acts."""
        return None


class GuestForm(NeedsForm):
    """Who takes part, with a name and an address; `organisations` are those one may speak for."""

    name = forms.CharField(label=_("Naam"), max_length=120)
    address = forms.EmailField(
        label=_("E-mailadres"),
        max_length=254,
        help_text=_("Hierheen sturen we een link, waarmee je bevestigt of afmeldt."),
    )
    organisation = forms.TypedChoiceField(
        label=_("Van welke organisatie?"), coerce=int, empty_value=None, required=False
    )
    field_order = ["name", "address", "organisation", "needs"]

    def __init__(
        self, *args: Any, organisations: Sequence[Organisation] = (), at_desk: bool = False,
        **kwargs: Any,
    ) -> None:  # fmt: skip
        super().__init__(*args, **kwargs)
        self.bodies = {it.pk: it for it in organisations}
        field: Any = self.fields["organisation"]
        options = [(pk, it.name) for pk, it in self.bodies.items()]
        field.choices = [("", _("geen")), *options] if at_desk else options
        if not options:
            del self.fields["organisation"]
        if at_desk:
            self.fields["address"].required = False
            self.fields["address"].help_text = _("Zonder adres komt er geen bericht.")

    @property
    def guest(self) -> Guest | None:
        """Who takes part."""
        given = self.cleaned_data
        body = self.bodies.get(given.get("organisation") or 0)
        address = given["address"].strip().lower()
        return Guest(given["name"], address, body, given.get("needs", ""))


class CourseForm(forms.Form):
    """A course with its rules; `facts` is what was filled in."""

    title = forms.CharField(label=_("Hoe heet de cursus?"), max_length=120)
    subject = forms.ChoiceField(label=_("Onderwerp"), choices=Subject.choices)
    about = forms.CharField(
        label=_("Wat leer je, en voor wie is het?"), widget=forms.Textarea({"rows": 6})
    )
    price_cents = EuroField(
        label=_("Prijs in euro"), required=False, help_text=_("Leeg is gratis.")
    )
    minimum = forms.IntegerField(
        label=_("Hoeveel mensen zijn er ten minste nodig?"), min_value=1, max_value=500, initial=6
    )
    below = forms.ChoiceField(
        label=_("En met minder mensen?"), choices=Below.choices, widget=forms.RadioSelect,
        initial=Below.CANCEL,
    )  # fmt: skip
    decide_days = forms.IntegerField(
        label=_("Hoeveel dagen vooraf beslissen we dat?"), min_value=0, max_value=90, initial=7
    )
    free_days = forms.IntegerField(
        label=_("Tot hoeveel dagen vooraf is afmelden gratis?"), min_value=0, max_value=90,
        initial=1, help_text=_("Daarna blijft de prijs staan."),
    )  # fmt: skip
    is_first_obligatory = forms.BooleanField(label=_("De eerste keer is verplicht"), required=False)
    may_miss = forms.IntegerField(
        label=_("Hoeveel keer mag iemand missen voor het certificaat?"), min_value=0, max_value=20,
        initial=0,
    )  # fmt: skip
    may_catch_up = forms.BooleanField(
        label=_("Een gemiste dag inhalen kan bij een andere reeks"), required=False
    )
    most_per_organisation = forms.IntegerField(
        label=_("Hoogstens zoveel mensen per organisatie"), min_value=1, required=False
    )
    most_per_centre = forms.IntegerField(
        label=_("Hoogstens zoveel mensen per centrale"), min_value=1, required=False
    )
    asks_needs = forms.BooleanField(
        label=_("Vraag wat iemand nodig heeft om mee te doen"), required=False,
        help_text=_("Alleen als het nodig is, zoals bij eten of een trap."),
    )  # fmt: skip
    organisation = forms.TypedChoiceField(
        label=_("Namens welke organisatie?"), coerce=int, empty_value=None, required=False
    )

    def __init__(
        self, *args: Any, organisations: Sequence[Organisation] = (), **kwargs: Any
    ) -> None:
        super().__init__(*args, **kwargs)
        self.bodies = {it.pk: it for it in organisations}
        field: Any = self.fields["organisation"]
        field.choices = [(pk, it.name) for pk, it in self.bodies.items()]
        if not self.bodies:
            del self.fields["organisation"]

    @property
    def facts(self) -> CourseFacts:
        """What was filled in, as the action wants it."""
        given = {**self.cleaned_data, "price_cents": self.cleaned_data["price_cents"] or 0}
        return CourseFacts(**{it.name: given[it.name] for it in fields(CourseFacts)})

    @property
    def body(self) -> Organisation | None:
        """The organisation that gives it."""
        return self.bodies.get(self.cleaned_data.get("organisation") or 0)


class RunForm(forms.Form):
    """How many places, and until when one can enrol."""

    places = forms.IntegerField(
        label=_("Hoeveel plaatsen?"), min_value=1, max_value=2000, initial=12
    )
    closes_at = forms.DateTimeField(
        label=_("Aanmelden tot"), required=False, widget=forms.DateTimeInput,
        help_text=_("Leeg: tot de eerste dag begint."),
    )  # fmt: skip


class SessionForm(forms.Form):
    """A day; `facts` is what was filled in."""

    starts_at = forms.DateTimeField(label=_("Begint"), widget=forms.DateTimeInput)
    ends_at = forms.DateTimeField(label=_("Eindigt"), widget=forms.DateTimeInput)
    place = forms.CharField(label=_("Waar?"), max_length=200, required=False)
    online_url = forms.URLField(
        label=_("Link voor online"), required=False, assume_scheme="https",
        help_text=_("Alleen wie meedoet ziet de link."),
    )  # fmt: skip

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
