"""What is filled in about an action day and by who signs up; nothing is saved here."""

from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from aanjager.community.centres.models import Centre
from aanjager.kernel.forms import BriefField
from aanjager.outreach.action_days import queries
from aanjager.outreach.action_days.actions import Announcing, Joining
from aanjager.outreach.action_days.choices import MOST_PEOPLE


class DayForm(forms.Form):
    """When, where and what."""

    behalf = forms.ChoiceField(label=_("Namens wie?"), required=False)
    title = forms.CharField(label=_("Hoe heet de dag?"), max_length=120)
    held_on = forms.DateField(label=_("Op welke dag?"), widget=forms.DateInput())
    starts_at = forms.TimeField(label=_("Van"), widget=forms.TimeInput())
    ends_at = forms.TimeField(label=_("Tot"), widget=forms.TimeInput())
    venue = forms.CharField(label=_("Waar verzamelen jullie?"), max_length=160)
    area_id = forms.TypedChoiceField(label=_("In welk gebied?"), coerce=int)
    in_brief = BriefField()
    about = forms.CharField(
        label=_("Wat gaan jullie doen?"),
        max_length=2000,
        required=False,
        widget=forms.Textarea({"rows": 4}),
    )

    def __init__(
        self, *args: Any, centre: Centre, behalf: list[tuple[str, str]] | None = None,
        works: bool = False, **kwargs: Any,
    ) -> None:  # fmt: skip
        super().__init__(*args, **kwargs)
        self.fields["area_id"].choices = queries.areas_of(centre)  # type: ignore[attr-defined]
        self.fields["area_id"].initial = centre.area_id
        if behalf:
            of_centre = [("", centre.name)] if works else []
            self.fields["behalf"].choices = [*of_centre, *behalf]  # type: ignore[attr-defined]
        else:
            del self.fields["behalf"]

    def clean(self) -> dict[str, Any]:
        """A day ends after it begins."""
        said = super().clean() or {}
        if said.get("starts_at") and said.get("ends_at") and said["ends_at"] <= said["starts_at"]:
            self.add_error("ends_at", _("Kies een tijd na het begin."))
        return said

    @property
    def announcing(self) -> Announcing:
        """What was filled in, as the action wants it."""
        return Announcing(**self.cleaned_data)


class TaskForm(forms.Form):
    """Something to do, for so many people."""

    title = forms.CharField(label=_("Wat is er te doen?"), max_length=120)
    places = forms.IntegerField(label=_("Voor hoeveel mensen?"), min_value=1, max_value=2000)
    about = forms.CharField(label=_("Meer erover"), max_length=300, required=False)


class PlacesForm(forms.Form):
    """So many people."""

    places = TaskForm.base_fields["places"]


class JoinForm(forms.Form):
    """Somebody, or a team."""

    name = forms.CharField(label=_("Je naam"), max_length=120)
    email = forms.EmailField(label=_("E-mailadres"))
    phone = forms.CharField(label=_("Telefoon, voor op de dag zelf"), max_length=30, required=False)
    people = forms.IntegerField(
        label=_("Met hoeveel mensen kom je?"), min_value=1, max_value=MOST_PEOPLE, initial=1
    )
    team = forms.CharField(
        label=_("Naam van je team of bedrijf"),
        max_length=120,
        required=False,
        help_text=_("Alleen als je met een groep komt."),
    )

    waits = forms.BooleanField(
        label=_("Is het vol? Zet me dan op de wachtlijst"),
        required=False,
        help_text=_(
            "Komt er plek, dan schuift door wie het langst wacht en past. Je krijgt een brief."
        ),
    )

    stays_in_house = ("name", "email", "phone")

    @property
    def joining(self) -> Joining:
        """What was filled in, as the action wants it."""
        return Joining(**self.cleaned_data)


class LookForm(forms.Form):
    """Why not."""

    reason = forms.CharField(label=_("Waarom niet? Alleen bij nee"), max_length=300, required=False)


class CancelForm(forms.Form):
    """Why it is called off."""

    reason = forms.CharField(
        label=_("Waarom gaat het niet door?"),
        max_length=300,
        help_text=_("Iedereen op de lijst leest dit in een brief."),
    )


class CountForm(forms.Form):
    """How many people came, by task."""

    def __init__(self, *args: Any, places: list[queries.Place], **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        for one in places:
            self.fields[f"task-{one.task.pk}"] = forms.IntegerField(
                label=one.task.title, min_value=0, max_value=9999, required=False,
                initial=one.task.came,
            )  # fmt: skip

    @property
    def came(self) -> dict[int, int | None]:
        """What was counted, by task."""
        return {int(name.removeprefix("task-")): it for name, it in self.cleaned_data.items()}
