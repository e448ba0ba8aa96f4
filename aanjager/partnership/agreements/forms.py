"""What is filled in about agreements and talks; nothing is saved here."""

from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from aanjager.community.places.models import Area
from aanjager.governance.plans.models import Plan
from aanjager.partnership.agreements.actions import Agreed, Chosen
from aanjager.partnership.agreements.models import Agreement, TalkPattern, TalkPromise
from aanjager.partnership.measures import queries as measures
from aanjager.partnership.measures.choices import FUNCTIONS

DAY = forms.DateInput(attrs={"type": "date"})
LANGUAGES = [("nl", _("Nederlands")), ("en", _("Engels"))]


class AgreementForm(forms.Form):
    """What is agreed, with whom, for how long."""

    title = forms.CharField(label=_("Hoe heet de afspraak?"), max_length=160)
    partner = forms.CharField(label=_("Met wie?"), max_length=160)
    kind = forms.ChoiceField(label=_("Wat voor partij is dat?"), choices=Agreement.Kind.choices)
    services = forms.CharField(
        label=_("Wat doet de centrale ervoor?"), widget=forms.Textarea(attrs={"rows": 3})
    )
    starts_on = forms.DateField(label=_("Eerste dag"), widget=DAY)
    ends_on = forms.DateField(label=_("Laatste dag"), widget=DAY)
    amount = forms.DecimalField(
        label=_("Bedrag in euro"), min_value=0, decimal_places=2, max_digits=12, required=False,
        localize=True,
        help_text=_("Mag leeg blijven."),
    )  # fmt: skip
    plan = forms.ModelChoiceField(
        Plan.objects.none(), label=_("Uit welk plan komt dit?"), required=False,
        empty_label=_("Geen plan"),
    )  # fmt: skip

    def __init__(self, *args: Any, plans: Any, **kwargs: Any) -> None:
        """Offer the plans of the centre."""
        super().__init__(*args, **kwargs)
        choose: Any = self.fields["plan"]
        choose.queryset = plans

    @property
    def agreed(self) -> Agreed:
        """What was filled in, as the action wants it."""
        facts = dict(self.cleaned_data)
        amount = facts.pop("amount")
        return Agreed(**facts, amount_cents=None if amount is None else int(amount * 100))


class IndicatorForm(forms.Form):
    """What is counted: a measure of the register, or something of one's own."""

    measure = forms.ChoiceField(
        label=_("Wat tel je?"), required=False,
        help_text=_("Wat uit het register komt telt het systeem zelf, elke nacht."),
    )  # fmt: skip
    target = forms.IntegerField(label=_("Streefgetal voor de hele periode"), min_value=0)
    name = forms.CharField(
        label=_("Eigen naam"), max_length=120, required=False,
        help_text=_("Leeg: de naam uit het register."),
    )  # fmt: skip
    definition = forms.CharField(
        label=_("Wat het precies is, in een zin"), max_length=300, required=False
    )
    unit = forms.CharField(label=_("Eenheid"), max_length=40, required=False)
    area = forms.CharField(
        label=_("Alleen in dit gebied"), max_length=120, required=False,
        help_text=_("De naam van een wijk of buurt. Leeg: alles van de centrale."),
    )  # fmt: skip
    of_people = forms.BooleanField(
        label=_("Gaat over mensen: kleine getallen blijven verborgen voor de partner"),
        required=False, initial=True,
    )  # fmt: skip

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        """Offer the measures by the five basic functions."""
        super().__init__(*args, **kwargs)
        groups = [
            (name, [(it.code, it.name) for it in found])
            for _code, name, found in measures.grouped(FUNCTIONS)
        ]
        choices: Any = [("", _("Iets anders, dat we zelf invullen")), *groups]
        self.fields["measure"].choices = choices  # type: ignore[attr-defined]

    def clean(self) -> dict[str, Any]:
        """Something of one's own needs a name, a definition and a unit; an area has to exist."""
        facts: dict[str, Any] = super().clean() or {}
        if not facts.get("measure"):
            for name in ("name", "definition", "unit"):
                if not facts.get(name):
                    self.add_error(name, _("Vul dit in, of kies een maat uit het register."))
        wanted = facts.pop("area", "")
        if wanted:
            found = Area.objects.filter(name__iexact=wanted, valid_to=None).order_by("pk").first()
            if found is None:
                self.add_error("area", _("Dit gebied kennen we niet. Schrijf de naam voluit."))
            facts["area_id"] = found.pk if found else None
        return facts

    @property
    def chosen(self) -> Chosen:
        """What was filled in, as the action wants it."""
        return Chosen(**self.cleaned_data)


class FillForm(forms.Form):
    """A figure of a month and where it comes from."""

    month = forms.DateField(label=_("Een dag in de maand"), widget=DAY)
    value = forms.IntegerField(label=_("Hoeveel"), min_value=0)
    source = forms.CharField(label=_("Waar komt het getal vandaan?"), max_length=200)


class InviteForm(forms.Form):
    """Who of the partner gets a personal link."""

    name = forms.CharField(label=_("Naam"), max_length=120)
    email = forms.EmailField(label=_("E-mailadres"))
    language = forms.ChoiceField(label=_("Taal van de brief"), choices=LANGUAGES)


class ExplainForm(forms.Form):
    """The explanation of a quarter."""

    text = forms.CharField(
        label=_("Toelichting"), required=False, max_length=5000,
        widget=forms.Textarea(attrs={"rows": 4}),
        help_text=_("De partner leest dit. Noem geen mensen."),
    )  # fmt: skip


class TalkForm(forms.Form):
    """A talk with a partner."""

    partner = forms.CharField(label=_("Met wie?"), max_length=160)
    held_on = forms.DateField(label=_("Wanneer?"), widget=DAY)


class PointForm(forms.Form):
    """A point of the agenda and what was said."""

    text = forms.CharField(label=_("Punt op de agenda"), max_length=200)
    said = forms.CharField(
        label=_("Wat we bespraken"), required=False, widget=forms.Textarea(attrs={"rows": 2})
    )


class PromiseForm(forms.Form):
    """What one of both sides promised."""

    side = forms.ChoiceField(label=_("Van wie?"), choices=TalkPromise.Side.choices)
    text = forms.CharField(label=_("Wat is toegezegd?"), max_length=300)
    who = forms.CharField(
        label=_("Welke rol doet het?"), max_length=120, help_text=_("Een rol, geen naam.")
    )
    due_on = forms.DateField(label=_("Voor welke dag?"), widget=DAY)


class AnswerForm(forms.Form):
    """What the partner does with a pattern, and why."""

    answer = forms.ChoiceField(
        label=_("Wat doet de partner ermee?"), choices=TalkPattern.Answer.choices
    )
    why = forms.CharField(label=_("Waarom?"), max_length=300)
