"""What people fill in to come, and what who organises fills in."""

from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from aanjager.assembly.meetings import queries as meetings
from aanjager.assembly.meetings.actions import Plan
from aanjager.assembly.meetings.models import Meeting, Series
from aanjager.assembly.registrations import queries
from aanjager.assembly.registrations.actions import Audience, Guest, Wishes
from aanjager.assembly.registrations.choices import AUDIENCES, MOST_SESSIONS
from aanjager.assembly.registrations.models import Registration
from aanjager.community.skills import queries as skills
from aanjager.kernel.forms import BriefField

ORDINALS = (_("Eerste keus"), _("Tweede keus"), _("Derde keus"))


class WishesForm(forms.Form):
    """Who may see the name, what is needed, which sessions; `wishes` is what was filled in."""

    shown_to = forms.ChoiceField(
        label=_("Wie mag je naam zien?"),
        choices=Registration.Shown.choices,
        initial=Registration.Shown.PARTICIPANTS,
        widget=forms.RadioSelect,
    )
    needs = forms.CharField(
        label=_("Wat heb je nodig om erbij te zijn?"),
        required=False,
        max_length=500,
        widget=forms.Textarea({"rows": 2}),
        help_text=_(
            "Eten, toegang, een tolk. Alleen wie organiseert leest dit, en dat wordt genoteerd. "
            "Dertig dagen na de bijeenkomst is het gewist."
        ),
    )

    def __init__(self, *args: Any, meeting: Meeting, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.meeting = meeting
        options = [(it.pk, str(it.title)) for it in meetings.sessions(meeting)]
        for place in range(min(MOST_SESSIONS, len(options))):
            self.fields[f"session_{place}"] = forms.TypedChoiceField(
                label=ORDINALS[place],
                choices=[("", _("geen voorkeur")), *options],
                coerce=int,
                empty_value=None,
                required=False,
            )
        self.has_sessions = bool(options)

    @property
    def wishes(self) -> Wishes:
        """What was filled in, as the action wants it."""
        given = self.cleaned_data
        wanted = [given.get(f"session_{place}") for place in range(MOST_SESSIONS)]
        return Wishes(
            shown_to=given["shown_to"],
            needs=given["needs"],
            sessions=[key for key in wanted if key] if self.has_sessions else None,
        )


class GuestForm(WishesForm):
    """Who comes, with the wishes; `guest` is who was filled in."""

    name = forms.CharField(
        label=_("Je naam"), max_length=120, widget=forms.TextInput({"autocomplete": "name"})
    )
    address = forms.EmailField(
        label=_("Je e-mailadres"),
        max_length=254,
        help_text=_("Hierheen sturen we een link, waarmee je bevestigt, wijzigt of afmeldt."),
        widget=forms.EmailInput({"autocomplete": "email"}),
    )
    organisation_name = forms.CharField(
        label=_("Van welke organisatie ben je?"), max_length=160, required=False
    )
    field_order = ["name", "address", "organisation_name", "session_0", "session_1", "session_2",
                   "shown_to", "needs"]  # fmt: skip

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.order_fields(self.field_order)

    @property
    def guest(self) -> Guest:
        """Who comes."""
        given = self.cleaned_data
        return Guest(given["name"], given["address"].strip().lower(), given["organisation_name"])


class AtTheDeskForm(GuestForm):
    """Somebody who called, or stands at the door; an address is not needed."""

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["name"].label = _("Naam")
        self.fields["address"].required = False
        self.fields["address"].label = _("E-mailadres")
        self.fields["address"].help_text = _("Zonder adres komt er geen bericht.")
        self.fields["organisation_name"].label = _("Organisatie")
        self.fields["shown_to"].label = _("Wie mag de naam zien?")
        self.fields["needs"].label = _("Wat is er nodig?")


class AudienceForm(forms.Form):
    """A rule for whom to invite; `audience` is the rule."""

    kind = forms.ChoiceField(label=_("Wie nodig je uit?"), widget=forms.RadioSelect)
    theme = forms.TypedChoiceField(
        label=_("Alleen met dit thema"), coerce=int, empty_value=None, required=False
    )
    area = forms.TypedChoiceField(
        label=_("Alleen in dit gebied"), coerce=int, empty_value=None, required=False
    )
    seats = forms.IntegerField(
        label=_("Met hoeveel mensen mag iemand komen?"), min_value=1, max_value=20, initial=1
    )

    def __init__(self, *args: Any, meeting: Meeting, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        whose = "centre" if meeting.centre_id else "association"
        kinds = [(code, words) for code, (words, of) in AUDIENCES.items() if of == whose]
        self.fields["kind"].choices = kinds  # type: ignore[attr-defined]
        self.fields["kind"].initial = kinds[0][0]
        everybody = ("", _("iedereen"))
        if meeting.centre_id:
            del self.fields["area"]
            themes = [(it.pk, str(it)) for it in skills.themes()]
            self.fields["theme"].choices = [everybody, *themes]  # type: ignore[attr-defined]
            self.fields["theme"].help_text = _("Geldt voor vrijwilligers.")
        else:
            del self.fields["theme"]
            areas = [(it.pk, it.name) for it in queries.provinces()]
            self.fields["area"].choices = [("", _("heel het land")), *areas]  # type: ignore[attr-defined]

    @property
    def audience(self) -> Audience:
        """The rule; a theme says nothing about organisations."""
        given = self.cleaned_data
        theme = given.get("theme") if given["kind"] == "volunteers" else None
        return Audience(given["kind"], theme, given.get("area"), given["seats"])


class ReasonForm(forms.Form):
    reason = forms.CharField(
        label=_("Waarom gaat het niet door?"),
        max_length=300,
        help_text=_("Dit lezen de mensen die zouden komen."),
    )


class MeetingForm(forms.Form):
    """All about a meeting; `plan` is what was filled in."""

    title = forms.CharField(label=_("Titel"), max_length=200)
    kind = forms.ChoiceField(label=_("Soort"), choices=Meeting.Kind.choices)
    theme = forms.CharField(label=_("Thema"), max_length=200, required=False)
    in_brief = BriefField()
    purpose = forms.CharField(
        label=_("Waarom komen we samen?"), required=False, widget=forms.Textarea({"rows": 3})
    )
    starts_at = forms.DateTimeField(label=_("Begint"), widget=forms.DateTimeInput)
    ends_at = forms.DateTimeField(label=_("Eindigt"), widget=forms.DateTimeInput)
    venue = forms.CharField(
        label=_("Waar?"), max_length=200, required=False, help_text=_("De naam van de plek.")
    )
    address = forms.CharField(label=_("Adres"), max_length=200, required=False)
    online_url = forms.URLField(label=_("Link voor online"), required=False, assume_scheme="https")
    capacity = forms.IntegerField(
        label=_("Hoeveel plaatsen?"), min_value=1, max_value=100_000, required=False,
        help_text=_("Leeg: er is altijd plaats. Minder plaatsen zetten niemand eruit."),
    )  # fmt: skip
    announce_on = forms.DateField(
        label=_("Vanzelf aankondigen op"),
        required=False,
        widget=forms.DateInput,
        help_text=_("Een aankondiging zegt alleen de dag. Aanmelden kan dan nog niet."),
    )
    invite_from = forms.DateField(
        label=_("Uitnodigen en aanmelden vanaf"), required=False, widget=forms.DateInput
    )
    close_registration_at = forms.DateTimeField(
        label=_("Aanmelden tot"),
        required=False,
        widget=forms.DateTimeInput,
        help_text=_("Leeg: tot het begint. Daarna schuift de wachtlijst niet meer op."),
    )
    visibility = forms.ChoiceField(label=_("Wie mag het zien?"), choices=Meeting.Visibility.choices)
    points_to_plenary = forms.IntegerField(
        label=_("Hoeveel punten per werkgroep gaan naar de zaal?"),
        min_value=1,
        max_value=9,
        initial=2,
    )
    board = forms.ModelChoiceField(
        label=_("Welk orgaan roept de bijeenkomst bijeen?"),
        queryset=meetings.no_bodies(),
        required=False,
    )
    series = forms.ModelChoiceField(
        label=_("Hoort bij de reeks"), queryset=meetings.no_series(), required=False
    )
    new_series = forms.CharField(label=_("Of een nieuwe reeks"), max_length=160, required=False)
    rhythm = forms.ChoiceField(
        label=_("Hoe vaak is de nieuwe reeks?"),
        choices=Series.Rhythm.choices,
        initial=Series.Rhythm.FREE,
        required=False,
    )

    def __init__(self, *args: Any, centre: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        choices = {"board": meetings.bodies_for(centre), "series": meetings.of_series(centre)}
        for name, found in choices.items():
            self.fields[name].queryset = found  # type: ignore[attr-defined]
            if not found.exists():
                del self.fields[name]

    def clean(self) -> dict[str, Any]:
        given = super().clean() or {}
        begin, end = given.get("starts_at"), given.get("ends_at")
        if begin and end and end <= begin:
            self.add_error("ends_at", _("Kies een tijd na het begin."))
        closes = given.get("close_registration_at")
        if begin and closes and closes > begin:
            self.add_error("close_registration_at", _("Kies een moment vóór het begin."))
        given["rhythm"] = given.get("rhythm") or Series.Rhythm.FREE
        return given

    def plan(self, version: Any = None) -> Plan:
        """What was filled in, as the action wants it; the text on the table stays as it was."""
        return Plan(**{"version": version, **self.cleaned_data})
