"""What staff fill in at the desk."""

from typing import Any

from django import forms
from django.core.validators import RegexValidator
from django.utils.translation import gettext_lazy as _

from aanjager.community.centres.models import Staff
from aanjager.community.people.actions import Profile
from aanjager.community.people.choices import DAYS, LANGUAGES, PARTS, mask, positions
from aanjager.community.people.models import Person
from aanjager.community.skills.models import Skill, Theme
from aanjager.exchange.brokerage.actions import Notes
from aanjager.exchange.brokerage.models import Case

FIRST_YEAR = 1900


def dayparts() -> list[tuple[str, str]]:
    """Every part of a week: the bit of the mask and the words."""
    return [
        (str(3 * day + part), f"{name} {words}")
        for day, name in enumerate(DAYS)
        for part, words in enumerate(PARTS)
    ]


def active(kind: Any) -> Any:
    """The themes or skills that can be chosen now, in their order."""
    return kind.objects.filter(is_active=True).order_by("position")


class ProfileForm(forms.Form):
    """Who somebody is and what they like: all but the name may stay empty."""

    stays_in_house = ("name", "birth_year", "phone", "email", "postcode", "about")

    name = forms.CharField(label=_("Naam"), max_length=120)
    birth_year = forms.IntegerField(
        label=_("Geboortejaar"),
        required=False,
        min_value=FIRST_YEAR,
        max_value=2100,
        help_text=_("Vier cijfers, zoals 1962."),
    )
    phone = forms.CharField(
        label=_("Telefoon"),
        max_length=30,
        required=False,
        validators=[
            RegexValidator(r"^[\d +()-]{6,}$", _("Vul een telefoonnummer in, zoals 0528 12 34 56."))
        ],
    )
    email = forms.EmailField(label=_("E-mailadres"), required=False)
    prefers = forms.ChoiceField(
        label=_("Hoe bereiken we je"),
        choices=Person._meta.get_field("prefers").choices or [],
        widget=forms.RadioSelect,
        initial="phone",
    )
    postcode = forms.CharField(
        label=_("Postcode"),
        required=False,
        max_length=7,
        help_text=_("De vier cijfers zijn genoeg."),
    )
    reach_km = forms.IntegerField(
        label=_("Hoeveel kilometer wil je reizen"), min_value=1, max_value=300, initial=10
    )
    themes = forms.ModelMultipleChoiceField(
        active(Theme),
        label=_("Wat is leuk of belangrijk"),
        required=False,
        widget=forms.CheckboxSelectMultiple,
    )
    dayparts = forms.MultipleChoiceField(
        label=_("Wanneer kun je"),
        required=False,
        choices=dayparts(),
        widget=forms.CheckboxSelectMultiple,
    )
    skills = forms.ModelMultipleChoiceField(
        active(Skill),
        label=_("Wat kun je goed"),
        required=False,
        widget=forms.CheckboxSelectMultiple,
    )
    wants_to_learn = forms.ModelMultipleChoiceField(
        active(Skill),
        label=_("Wat wil je leren"),
        required=False,
        widget=forms.CheckboxSelectMultiple,
    )
    languages = forms.MultipleChoiceField(
        label=_("Welke talen spreek je"),
        required=False,
        choices=LANGUAGES,
        widget=forms.CheckboxSelectMultiple,
    )
    about = forms.CharField(
        label=_("Wat moeten we verder weten"),
        required=False,
        widget=forms.Textarea(attrs={"rows": 3}),
        max_length=2000,
    )

    def clean_postcode(self) -> str:
        """Keep the four digits only: no finer than needed."""
        digits = self.cleaned_data["postcode"].strip()[:4]
        if digits and not (digits.isdigit() and digits[0] != "0" and len(digits) == 4):
            raise forms.ValidationError(_("Vul de vier cijfers van een postcode in, zoals 7941."))
        return digits

    def clean(self) -> dict[str, Any]:
        """Whoever wants mail or calls says where."""
        found = super().clean() or {}
        wanted = {"mail": "email", "phone": "phone"}.get(found.get("prefers", ""))
        if wanted and not found.get(wanted) and wanted not in self.errors:
            text = {
                "email": _("Vul een e-mailadres in, of kies hieronder telefoon of post."),
                "phone": _("Vul een telefoonnummer in, of kies hieronder mail of post."),
            }
            self.add_error(wanted, text[wanted])
        return found

    def week(self) -> list[tuple[str, list[Any]]]:
        """The boxes of the day parts, a row for each day."""
        boxes = list(self["dayparts"])
        return [(str(name), boxes[3 * day : 3 * day + 3]) for day, name in enumerate(DAYS)]

    def profile(self, **more: Any) -> Profile:
        """What was filled in, as the house knows it."""
        given = {name: self.cleaned_data[name] for name in TOLD}
        return Profile(
            **given,
            availability=mask(int(bit) for bit in self.cleaned_data["dayparts"]),
            themes=list(self.cleaned_data["themes"]),
            skills=list(self.cleaned_data["skills"]),
            wants_to_learn=list(self.cleaned_data["wants_to_learn"]),
            **more,
        )


CHOSEN = ("themes", "skills", "wants_to_learn")
TOLD = [
    "name",
    "birth_year",
    "phone",
    "email",
    "prefers",
    "postcode",
    "reach_km",
    "languages",
    "about",
]


def told_by(person: Person) -> dict[str, Any]:
    """What we know of somebody, as the first values of the form."""
    return {
        **{name: getattr(person, name) for name in TOLD},
        "dayparts": [str(bit) for bit in positions(person.availability)],
        "themes": [it.pk for it in person.themes.all()],
        "skills": [it.pk for it in person.skills.all()],
        "wants_to_learn": [it.pk for it in person.wants_to_learn.all()],
    }


class NewPersonForm(ProfileForm):
    """Somebody new at the desk; `is_another` is ticked when somebody alike is somebody else."""

    is_another = forms.BooleanField(
        label=_("Dit is iemand anders, schrijf toch in"), required=False, widget=forms.HiddenInput
    )


class IntakeForm(ProfileForm):
    """What somebody tells in a talk, and what we agree; `propose` holds the places that were ticked."""

    wishes = forms.CharField(
        label=_("Wat wil iemand, in eigen woorden"),
        required=False,
        max_length=2000,
        widget=forms.Textarea(attrs={"rows": 4}),
    )
    agreements = forms.CharField(
        label=_("Wat spraken we af"),
        required=False,
        max_length=2000,
        widget=forms.Textarea(attrs={"rows": 3}),
    )
    next_step = forms.CharField(label=_("Volgende stap"), required=False, max_length=200)
    next_on = forms.DateField(label=_("Wanneer"), required=False, widget=forms.DateInput)
    own_idea = forms.CharField(
        label=_("Een plek die niet online staat"),
        required=False,
        max_length=200,
        help_text=_("Bijvoorbeeld: koffie schenken bij het koor van de Dorpskerk."),
    )
    own_reason = forms.CharField(label=_("Waarom past die plek"), required=False, max_length=300)

    def clean(self) -> dict[str, Any]:
        """An idea of one's own comes with its reason, so that it can be told."""
        found = super().clean() or {}
        if found.get("own_idea") and not found.get("own_reason"):
            self.add_error("own_reason", _("Schrijf in een paar woorden waarom deze plek past."))
        return found

    def so_far(self, person: Person) -> Profile:
        """What was answered until now, also while something is not right yet; else what we know."""
        if not self.is_bound:
            known = told_by(person)
            chosen: dict[str, Any] = {name: list(getattr(person, name).all()) for name in CHOSEN}
            days = mask(int(bit) for bit in known["dayparts"])
            told = {name: known[name] for name in TOLD}
            return Profile(**told, **chosen, availability=days)
        told = {name: self.cleaned_data[name] for name in TOLD if name in self.cleaned_data}
        chosen = {name: list(self.cleaned_data.get(name, [])) for name in CHOSEN}
        days = mask(int(bit) for bit in self.cleaned_data.get("dayparts", []))
        return Profile(**{"name": person.name, **told}, **chosen, availability=days)

    def notes(self) -> Notes:
        """What is written down in the case."""
        told = self.cleaned_data
        return Notes(told["wishes"], told["agreements"], told["next_step"], told["next_on"])


class PlanForm(forms.Form):
    next_step = forms.CharField(label=_("Volgende stap"), max_length=200)
    next_on = forms.DateField(label=_("Wanneer"), widget=forms.DateInput)


class IdeaForm(forms.Form):
    own_idea = forms.CharField(label=_("Een plek die niet online staat"), max_length=200)
    reason = forms.CharField(label=_("Waarom past die plek"), max_length=300)


class DayForm(forms.Form):
    day = forms.DateField(label=_("Op welke dag"), widget=forms.DateInput)


class MoveForm(forms.Form):
    phase = forms.TypedChoiceField(
        label=_("Naar welke fase"), coerce=int, choices=Case.Phase.choices
    )
    reason = forms.CharField(label=_("Waarom"), max_length=300)


class HandOverForm(forms.Form):
    to = forms.ModelChoiceField(Staff.objects.none(), label=_("Welke collega neemt het over"))

    def __init__(self, *args: Any, colleagues: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["to"].queryset = colleagues  # type: ignore[attr-defined]
        self.fields["to"].label_from_instance = lambda staff: staff.name  # type: ignore[attr-defined]


class CloseForm(forms.Form):
    ending = forms.ChoiceField(
        label=_("Hoe liep het af"), choices=Case.Ending.choices, widget=forms.RadioSelect
    )
    reason = forms.CharField(label=_("Wat wil je erbij zeggen"), required=False, max_length=300)


class IntroduceForm(forms.Form):
    message = forms.CharField(
        label=_("Wat wil je de organisatie vertellen"),
        max_length=2000,
        widget=forms.Textarea(attrs={"rows": 5}),
        help_text=_("Schrijf alleen wat iemand zelf wil vertellen."),
    )
