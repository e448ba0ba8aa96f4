"""What is filled in about a plan; nothing is saved here."""

from collections.abc import Iterable, Sequence
from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from aanjager.community.centres.models import Centre
from aanjager.community.places.models import Area
from aanjager.governance.plans.actions import Basis, Cost, Doing, Paid
from aanjager.governance.plans.choices import MOST_CENTS, MOST_HOURS, MOST_PARTS
from aanjager.governance.plans.models import Activity, Coverage, Payer, Section
from aanjager.kernel.money import cents_of

SHORT = {"rows": 3}


class CentsField(forms.CharField):
    """An amount as people write it, in cents; never rounded, never guessed."""

    def __init__(self, **kwargs: Any) -> None:
        widget = forms.TextInput({"inputmode": "decimal", "autocomplete": "off"})
        kwargs = {"help_text": _("Zoals 1.250 of 12,50."), **kwargs}
        super().__init__(max_length=20, widget=widget, **kwargs)

    def clean(self, value: Any) -> int | None:
        """Return cents."""
        said = super().clean(value)
        if not said:
            return None
        cents = cents_of(str(said))
        if cents is None:
            raise forms.ValidationError(_("Vul een bedrag in, zoals 12,50."))
        if not 0 < cents <= MOST_CENTS:
            raise forms.ValidationError(_("Vul een bedrag in van meer dan nul."))
        return cents


def typed(cents: int) -> str:
    """Return cents as somebody types them."""
    return f"{cents // 100},{cents % 100:02}"


class BasisForm(forms.Form):
    """What a plan is called, for whom, where and when."""

    title = forms.CharField(label=_("Hoe heet het plan?"), max_length=160)
    recipient = forms.CharField(
        label=_("Voor wie schrijf je het?"),
        max_length=120,
        required=False,
        help_text=_("De gemeente, een fonds, of jullie zelf."),
    )
    area = forms.CharField(
        label=_("Alleen in dit gebied"),
        max_length=120,
        required=False,
        help_text=_("De naam van een wijk of buurt. Leeg: alles van de centrale."),
    )
    starts_on = forms.DateField(label=_("Eerste dag"), widget=forms.DateInput, required=False)
    ends_on = forms.DateField(label=_("Laatste dag"), widget=forms.DateInput, required=False)

    def clean_area(self) -> Area | None:
        """The area of this name that is there now."""
        wanted = self.cleaned_data["area"].strip()
        found = Area.objects.filter(name__iexact=wanted, valid_to=None).order_by("-pk").first()
        if wanted and found is None:
            raise forms.ValidationError(_("Dit gebied kennen we niet. Schrijf de naam voluit."))
        return found

    def clean(self) -> dict[str, Any]:
        """Refuse days in the wrong order, at the field."""
        found = super().clean() or {}
        first, last = found.get("starts_on"), found.get("ends_on")
        if first and last and last < first:
            self.add_error("ends_on", _("De laatste dag ligt voor de eerste dag."))
        return found

    @property
    def basis(self) -> Basis:
        """What was filled in."""
        found = self.cleaned_data
        return Basis(**{name: found[name] for name in BasisForm.base_fields})


class WriteForm(forms.Form):
    """The sections of a plan, each with its question and an example."""

    says_not_optional = True

    def __init__(self, *args: Any, sections: Iterable[Section], **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        for it in sections:
            self.fields[f"deel_{it.pk}"] = forms.CharField(
                label=it.title,
                required=False,
                initial=it.text,
                max_length=6000,
                widget=forms.Textarea({"rows": 5}),
                help_text=_("%(question)s Bijvoorbeeld: %(example)s")
                % {"question": it.question, "example": it.example},
            )

    @property
    def texts(self) -> dict[int, str]:
        """The text by the key of the section."""
        return {int(name[5:]): text for name, text in self.cleaned_data.items()}


def _hours(label: Any) -> forms.IntegerField:
    return forms.IntegerField(label=label, min_value=0, max_value=MOST_HOURS, initial=0)


class ActivityForm(forms.Form):
    """What is done, when, by whom and in how many hours."""

    title = forms.CharField(label=_("Wat gaan jullie doen?"), max_length=160)
    starts_on = forms.DateField(label=_("Van"), widget=forms.DateInput)
    ends_on = forms.DateField(label=_("Tot en met"), widget=forms.DateInput)
    who = forms.CharField(label=_("Wie trekt dit?"), max_length=120, required=False)
    staff_hours = _hours(_("Uren van medewerkers"))
    shell_hours = _hours(_("Uren van de flexibele schil"))
    volunteer_hours = _hours(_("Uren van vrijwilligers"))

    @property
    def doing(self) -> Doing:
        """What was filled in."""
        return Doing(**self.cleaned_data)


class PartnerForm(forms.Form):
    """Who does it with us."""

    name = forms.CharField(label=_("Welke partner?"), max_length=120)
    does = forms.CharField(label=_("Wat doet deze partner?"), max_length=300)


class ShareForm(forms.Form):
    """Which centre takes how many parts."""

    centre = forms.ChoiceField(label=_("Welke centrale?"))
    parts = forms.IntegerField(
        label=_("Hoeveel delen?"),
        min_value=1,
        max_value=MOST_PARTS,
        initial=1,
        help_text=_("Hele delen. Doen twee centrales elk één deel, dan betaalt elk de helft."),
    )
    does = forms.CharField(label=_("Wat doet deze centrale?"), max_length=300, required=False)

    def __init__(self, *args: Any, centres: Iterable[Centre], **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.by_key = {str(it.pk): it for it in centres}
        choices = [(key, it.name) for key, it in self.by_key.items()]
        self.fields["centre"].choices = choices  # type: ignore[attr-defined]

    def clean_centre(self) -> Centre:
        """Return the centre itself."""
        return self.by_key[self.cleaned_data["centre"]]


class CostForm(forms.Form):
    """What costs money."""

    title = forms.CharField(label=_("Wat kost geld?"), max_length=120)
    amount_cents = CentsField(label=_("Hoeveel euro?"))
    counted = forms.CharField(
        label=_("Hoe kom je aan dit bedrag?"),
        max_length=200,
        required=False,
        help_text=_("Bijvoorbeeld: 12 avonden, € 40 per avond."),
    )
    activity = forms.ChoiceField(label=_("Voor welke activiteit?"), required=False)

    def __init__(self, *args: Any, activities: Sequence[Activity] = (), **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.by_key = {str(it.pk): it for it in activities}
        choices = [("", _("voor het hele plan"))] + [(k, str(it)) for k, it in self.by_key.items()]
        self.fields["activity"].choices = choices  # type: ignore[attr-defined]

    @property
    def cost(self) -> Cost:
        """What was filled in."""
        found = self.cleaned_data
        return Cost(
            found["title"],
            found["amount_cents"],
            found["counted"],
            self.by_key.get(found["activity"]),
        )


STATES = [
    (Coverage.State.ASKED, Coverage.State.ASKED.label),
    (Coverage.State.PROMISED, Coverage.State.PROMISED.label),
]


class PaidForm(forms.Form):
    """Who pays how much."""

    name = forms.CharField(label=_("Wie betaalt?"), max_length=120)
    kind = forms.ChoiceField(
        label=_("Wat voor betaler is dat?"), choices=Payer.Kind.choices, widget=forms.RadioSelect
    )
    amount_cents = CentsField(label=_("Hoeveel euro?"))
    state = forms.ChoiceField(
        label=_("Is dat al zeker?"),
        choices=STATES,
        initial=Coverage.State.ASKED,
        widget=forms.RadioSelect,
    )

    @property
    def paid(self) -> Paid:
        """What was filled in."""
        return Paid(**self.cleaned_data)


class TemplateForm(forms.Form):
    """Under which name the questions are kept, and for whom."""

    name = forms.CharField(label=_("Hoe heet het sjabloon?"), max_length=120)
    about = forms.CharField(label=_("Wanneer gebruik je het?"), max_length=300, required=False)
    is_shared = forms.BooleanField(
        label=_("Andere centrales mogen dit sjabloon gebruiken"), required=False
    )
