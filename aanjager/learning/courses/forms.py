"""What people fill in to learn something, and what who gives a course fills in."""

from collections.abc import Sequence
from datetime import date
from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from aanjager.community.organisations.models import Organisation
from aanjager.learning.courses.actions import Guest
from aanjager.learning.courses.choices import Subject
from aanjager.learning.courses.models import Course


class SearchForm(forms.Form):
    """What somebody looks for; everything may stay empty."""

    says_not_optional = True
    q = forms.CharField(label=_("Zoek"), required=False, max_length=100)
    onderwerp = forms.ChoiceField(
        label=_("Onderwerp"), required=False, choices=[("", _("alles")), *Subject.choices]
    )
    dag = forms.DateField(label=_("Vanaf welke dag"), required=False, widget=forms.DateInput)
    plaats = forms.CharField(label=_("Waar"), required=False, max_length=60)
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
