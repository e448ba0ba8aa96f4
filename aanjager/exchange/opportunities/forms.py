"""Turns what people write about an opportunity into clean values."""

import re
from typing import Any

from django import forms
from django.utils.text import format_lazy
from django.utils.translation import gettext_lazy as _

from aanjager.community.people.choices import DAYS, LANGUAGES, PARTS, mask, positions
from aanjager.community.places import queries as places
from aanjager.exchange.opportunities.choices import TEXT_LIMITS
from aanjager.exchange.opportunities.models import Opportunity
from aanjager.kernel.forms import Folded, Week

TOO_LONG = _(
    "Deze tekst is %(show_value)s tekens lang. Maak haar korter: hoogstens %(limit_value)s."
)
TEXT_LANGUAGES = [("nl", _("Nederlands")), ("en", _("Engels"))]
DAYPARTS = [
    (3 * number + part, format_lazy("{} {}", day, name))
    for number, day in enumerate(DAYS)
    for part, name in enumerate(PARTS)
]
SECTIONS = [
    (_("Wat ga je doen?"), "kind title in_brief description themes language"),
    (_("Wanneer?"), "rhythm dayparts starts_on ends_on starts_at ends_at hours when_text"),
    (_("Waar?"), "setting postcode address"),
    (_("Met hoeveel mensen?"), "places friend_welcome team_welcome"),
    (_("Voor wie?"), "age_min age_max age_reason languages access"),
    (_("Wat kun of leer je?"), "skills learns offers"),
    (_("Hoe helpen jullie iemand op gang?"), "guidance costs is_insured contact"),
    (_("Ook voor asielzoekers?"), "declaration_asked_on declaration_given_on"),
]


def _text(label: Any, limit: int, *, lines: int = 1, **more: Any) -> forms.CharField:
    widget = forms.Textarea(attrs={"rows": lines}) if lines > 1 else forms.TextInput
    messages = {"max_length": TOO_LONG, "required": _("Vul hier iets in.")}
    return forms.CharField(
        label=label, max_length=limit, widget=widget, error_messages=messages, **more
    )


def _keys(
    label: Any, widget: forms.Widget | type[forms.Widget], **more: Any
) -> forms.TypedMultipleChoiceField:
    return forms.TypedMultipleChoiceField(
        label=label, coerce=int, widget=widget, required=False, **more
    )


class OpportunityForm(forms.Form):
    """Everything an organisation says about one opportunity, in the order of `SECTIONS`."""

    kind = forms.ChoiceField(
        label=_("Wat voor inzet is het?"), choices=Opportunity.Kind.choices, widget=forms.RadioSelect,
        initial=Opportunity.Kind.ROLE,
    )  # fmt: skip
    title = _text(
        _("Titel"),
        120,
        help_text=_("Zeg wat iemand doet, zoals: Koffie schenken in het buurthuis."),
    )
    in_brief = _text(
        _("In het kort"), 300, lines=3, required=False,
        help_text=_("Drie korte zinnen. Dit leest iedereen als eerste."),
    )  # fmt: skip
    description = _text(
        _("Wat ga je doen?"), TEXT_LIMITS["description"], lines=10, required=False,
        help_text=_("Met *sterretjes* maak je een woord schuin, met een streepje een lijst."),
    )  # fmt: skip
    themes = _keys(_("Waar gaat het over?"), Folded)
    language = forms.ChoiceField(label=_("In welke taal is deze tekst?"), choices=TEXT_LANGUAGES)

    rhythm = forms.ChoiceField(
        label=_("Hoe vaak?"), choices=Opportunity.Rhythm.choices, widget=forms.RadioSelect,
        initial=Opportunity.Rhythm.AGREED,
    )  # fmt: skip
    dayparts = _keys(_("Op welke dagen kan het?"), Week(DAYS, PARTS), choices=DAYPARTS)
    starts_on = forms.DateField(label=_("Vanaf welke dag?"), required=False)
    ends_on = forms.DateField(label=_("Tot en met welke dag?"), required=False)
    starts_at = forms.TimeField(label=_("Van hoe laat?"), required=False)
    ends_at = forms.TimeField(label=_("Tot hoe laat?"), required=False)
    hours = forms.DecimalField(
        label=_("Hoeveel uur per keer of per week?"), min_value=0, max_value=168, max_digits=4,
        decimal_places=1, required=False,
    )  # fmt: skip
    when_text = _text(
        _("Wanneer, in je eigen woorden"), 200, required=False,
        help_text=_("Zoals: in overleg, behalve in de zomer."),
    )  # fmt: skip

    setting = forms.ChoiceField(
        label=_("Waar gebeurt het?"), choices=Opportunity.Setting.choices, widget=forms.RadioSelect,
        initial=Opportunity.Setting.PLACE,
    )  # fmt: skip
    postcode = _text(
        _("Postcode"), 7, required=False, help_text=_("Leeg? Dan nemen we die van jullie zelf.")
    )
    address = _text(_("Adres of naam van de plek"), 200, required=False)

    places = forms.IntegerField(
        label=_("Hoeveel mensen zoek je?"), min_value=1, max_value=999, initial=1,
        help_text=_("Zijn ze gevonden, dan gaat de vacature vanzelf uit beeld."),
    )  # fmt: skip
    friend_welcome = forms.BooleanField(
        label=_("Je mag iemand meenemen"), required=False, initial=True
    )
    team_welcome = forms.BooleanField(label=_("Ook voor een groep of team"), required=False)

    age_min = forms.IntegerField(
        label=_("Vanaf welke leeftijd?"), min_value=0, max_value=120, required=False
    )
    age_max = forms.IntegerField(
        label=_("Tot en met welke leeftijd?"), min_value=0, max_value=120, required=False
    )
    age_reason = _text(_("Waarom die leeftijd?"), 200, required=False)
    languages = forms.MultipleChoiceField(
        label=_("In welke talen kan het?"), choices=LANGUAGES, widget=Folded, required=False,
        initial=["nl"], help_text=_("Eén van deze talen spreken is genoeg."),
    )  # fmt: skip
    access = forms.MultipleChoiceField(
        label=_("Voor wie is het goed te doen?"), choices=Opportunity.Access.choices,
        widget=forms.CheckboxSelectMultiple, required=False,
    )  # fmt: skip

    skills = _keys(_("Wat is handig om te kunnen?"), Folded)
    learns = _keys(_("Wat kun je er leren?"), Folded)
    offers = _text(
        _("Wat krijg je ervoor terug?"), TEXT_LIMITS["offers"], lines=3, required=False,
        help_text=_("Zoals: gezelligheid, een cursus, een bewijs van deelname."),
    )  # fmt: skip
    guidance = _text(
        _("Wie helpt je op gang?"), TEXT_LIMITS["guidance"], lines=3, required=False,
        help_text=_("Zoals: de eerste drie keer loop je mee met een ervaren vrijwilliger."),
    )  # fmt: skip
    costs = _text(
        _("Welke onkosten vergoeden jullie?"), 200, required=False,
        help_text=_("Zoals: reiskosten en lunch. Niets? Schrijf dat dan op."),
    )  # fmt: skip
    is_insured = forms.BooleanField(
        label=_("Iedereen is verzekerd voor schade aan anderen"), required=False
    )
    declaration_asked_on = forms.DateField(
        label=_("Wanneer bevestigde UWV jullie aanvraag van een vrijwilligersverklaring?"), required=False,
        help_text=_("De verklaring is van jullie en geldt voor dit werk. Vraag niemand naar een status."),
    )  # fmt: skip
    declaration_given_on = forms.DateField(
        label=_("Wanneer gaf UWV de verklaring?"), required=False
    )
    contact = forms.TypedChoiceField(
        label=_("Wie is de vaste contactpersoon?"), coerce=int, empty_value=None, required=False,
        help_text=_("Deze naam staat niet op de openbare pagina."),
    )  # fmt: skip
    version = forms.IntegerField(widget=forms.HiddenInput, required=False)

    def __init__(self, *args: Any, choices: dict[str, Any], **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        offered = {**choices, "learns": choices["skills"]}
        offered["contact"] = [("", _("Kies iemand")), *choices["contact"]]
        for name, found in offered.items():
            self.fields[name].choices = found  # type: ignore[attr-defined]

    def sections(self) -> list[tuple[Any, list[Any]]]:
        """The fields under their headings."""
        return [(title, [self[name] for name in names.split()]) for title, names in SECTIONS]

    def clean_postcode(self) -> str:
        """Accept 3811 and 3811 AB, where we know them."""
        postcode = self.cleaned_data["postcode"].upper().strip()
        if not postcode:
            return ""
        found = re.fullmatch(r"([1-9]\d{3})\s*([A-Z]{2})?", postcode)
        if not found or not places.point_of(found[1]).point:
            raise forms.ValidationError(
                _("Deze postcode kennen we niet. Vul er een in zoals 3811 of 3811 AB.")
            )
        return " ".join(part for part in found.groups() if part)

    def clean_dayparts(self) -> int:
        """Seven days of three parts as one number."""
        return mask(self.cleaned_data["dayparts"])

    def clean(self) -> dict[str, Any]:
        """What comes last does not come first."""
        values = super().clean() or self.cleaned_data
        for first, last, message in (
            ("starts_on", "ends_on", _("De laatste dag ligt voor de eerste.")),
            ("starts_at", "ends_at", _("Het einde ligt voor het begin.")),
            ("age_min", "age_max", _("De hoogste leeftijd ligt onder de laagste.")),
        ):
            start, end = values.get(first), values.get(last)
            if start is not None and end is not None and end < start:
                self.add_error(last, message)
        return values

    def values(self) -> dict[str, Any]:
        """What is clean so far, as the actions want it."""
        return {name: value for name, value in self.cleaned_data.items() if name != "version"}


def initial_of(opportunity: Opportunity) -> dict[str, Any]:
    """Return what a form shows of an opportunity that exists."""
    names = [name for name in OpportunityForm.base_fields if hasattr(opportunity, name)]
    values = {name: getattr(opportunity, name) for name in names}
    for name in ("themes", "skills", "learns"):
        values[name] = [it.pk for it in values[name].all()]
    dayparts = positions(opportunity.dayparts)
    return {**values, "dayparts": dayparts, "contact": opportunity.contact_id}


class CloseForm(forms.Form):
    """Why it ends."""

    reason = _text(_("Waarom sluit je deze vacature?"), 200)
