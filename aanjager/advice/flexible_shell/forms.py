"""What is filled in about an assignment; nothing is saved here."""

from collections.abc import Callable
from decimal import Decimal
from typing import Any

from django import forms
from django.utils.translation import gettext
from django.utils.translation import gettext_lazy as _

from aanjager.advice.assignments.actions import Asking, Hours
from aanjager.advice.assignments.choices import Payer, Wanted
from aanjager.advice.assignments.models import Assignment
from aanjager.advice.assignments.queries import Sent
from aanjager.advice.experts import queries as experts
from aanjager.advice.experts.actions import Firm
from aanjager.advice.experts.models import Business, Expert
from aanjager.advice.self_employment.choices import QUESTIONS, Said
from aanjager.community.invoices import queries as invoices
from aanjager.community.invoices.choices import CATEGORY, Tax
from aanjager.community.organisations.models import Organisation
from aanjager.community.people.choices import LANGUAGES
from aanjager.community.places.models import Area
from aanjager.community.skills.models import Skill, Theme
from aanjager.kernel.euro_field import EuroField
from aanjager.kernel.forms import Folded
from aanjager.kernel.money import cents_of
from aanjager.kernel.refusals import Refused

PLAIN = ("title", "question", "result", "due_on", "hours", "budget_cents", "wanted", "payer",
         "languages")  # fmt: skip
BIG, SMALL = forms.Textarea({"rows": 4}), forms.Textarea({"rows": 2})


class AskForm(forms.Form):
    """What an organisation wants an expert for."""

    organisation: Any = forms.ModelChoiceField(
        label=_("Voor welke organisatie?"), queryset=Organisation.objects.none(),
        empty_label=_("Kies een organisatie"),
    )  # fmt: skip
    title = forms.CharField(label=_("Waar gaat het over?"), max_length=120)
    question = forms.CharField(label=_("Wat is de vraag?"), max_length=1_500, widget=BIG)
    result = forms.CharField(
        label=_("Wat is er straks klaar?"), max_length=300,
        help_text=_("Zoals: een begroting die het bestuur snapt."),
    )  # fmt: skip
    due_on = forms.DateField(label=_("Wanneer moet het klaar zijn?"), widget=forms.DateInput)
    hours = forms.IntegerField(
        label=_("Hoeveel uur kost het ongeveer?"), min_value=1, max_value=500
    )
    budget_cents = EuroField(
        label=_("Budget, zonder btw"), required=False, help_text=_("Leeg: er is geen geld.")
    )
    wanted = forms.ChoiceField(
        label=_("Wie zoeken jullie?"), choices=Wanted, widget=forms.RadioSelect
    )
    payer = forms.ChoiceField(
        label=_("Wie krijgt de factuur van een zelfstandige?"), choices=Payer,
        widget=forms.RadioSelect, required=False,
        help_text=_("De organisatie leest dan de overeenkomst en zegt of zij akkoord is."),
    )  # fmt: skip
    skills = forms.ModelMultipleChoiceField(
        label=_("Wat moet iemand kunnen?"), widget=Folded, required=False,
        queryset=Skill.objects.filter(is_active=True).order_by("position"),
    )  # fmt: skip
    themes = forms.ModelMultipleChoiceField(
        label=_("Over welk thema gaat het?"), widget=Folded, required=False,
        queryset=Theme.objects.filter(is_active=True).order_by("position"),
    )  # fmt: skip
    area = forms.CharField(label=_("Waar is het?"), max_length=120, required=False)
    languages = forms.MultipleChoiceField(
        label=_("Welke taal is nodig?"), choices=LANGUAGES, required=False,
        widget=forms.CheckboxSelectMultiple,
    )  # fmt: skip

    def __init__(
        self, *args: Any, bodies: Any = None, is_staff: bool = True, **kwargs: Any
    ) -> None:
        super().__init__(*args, **kwargs)
        if not is_staff:
            del self.fields["payer"]  # that the centre pays, the centre says
        if bodies is None:
            del self.fields["organisation"]
        else:
            self.fields["organisation"].queryset = bodies  # type: ignore[attr-defined]

    @classmethod
    def start(cls, it: Assignment) -> dict[str, Any]:
        """What was asked before."""
        lists = {"skills": it.skills.all(), "themes": it.themes.all()}
        return {name: getattr(it, name) for name in PLAIN} | lists | {"area": it.area or ""}

    def clean_area(self) -> Area | None:
        """Read the place that was named."""
        name = self.cleaned_data["area"].strip()
        try:
            return experts.area_named(name) if name else None
        except Refused as no:
            raise forms.ValidationError(str(no)) from no

    def asking(self) -> Asking:
        """What was filled in, but for whom."""
        facts = {**self.cleaned_data}
        facts.pop("organisation", None)
        facts["payer"] = facts.get("payer") or Payer.ORGANISATION
        return Asking(**facts)


class WordsForm(forms.Form):
    """A sentence: why it stops, what is missing, why not."""

    words = forms.CharField(label=_("In een paar zinnen"), max_length=300, widget=SMALL)


class DeclineForm(forms.Form):
    words = forms.CharField(label=_("Een woord erbij"), max_length=300, required=False)


class PassForm(forms.Form):
    """To whom a question goes on, and why."""

    to = forms.ModelChoiceField(
        label=_("Aan welke collega?"), queryset=Expert.objects.none(), empty_label=_("Kies iemand"),
        help_text=_("Hier staat alleen wie dit net zo doet als gevraagd: betaald of onbetaald."),
    )  # fmt: skip
    words = forms.CharField(label=_("Een zin erbij"), max_length=300)

    def __init__(self, *args: Any, colleagues: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["to"].queryset = colleagues  # type: ignore[attr-defined]


class CheckForm(forms.Form):
    """The questions about working for oneself; every one may be answered with: I do not know."""

    words = forms.CharField(
        label=_("Wil je er iets bij zeggen?"), max_length=1_000, required=False, widget=SMALL
    )

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        for it in QUESTIONS:
            self.fields[it.code] = forms.ChoiceField(
                label=it.asks, choices=Said, widget=forms.RadioSelect
            )

    @property
    def asked(self) -> list[tuple[Any, Any]]:
        """Each question with its field."""
        return [(it, self[it.code]) for it in QUESTIONS]

    def answers(self) -> dict[str, str]:
        """The answers by question."""
        return {it.code: self.cleaned_data[it.code] for it in QUESTIONS}


class NameForm(forms.Form):
    name = forms.CharField(label=_("Je naam"), max_length=120)


class ConfirmForm(NameForm):
    words = forms.CharField(label=_("Wil je er iets bij zeggen?"), max_length=300, required=False)


class DeliverForm(forms.Form):
    words = forms.CharField(label=_("Wat is er klaar?"), max_length=1_500, widget=BIG)
    learned = forms.CharField(
        label=_("Wat leerde je, waar anderen iets aan hebben?"), max_length=1_500, required=False,
        widget=SMALL,
    )  # fmt: skip


class CloseForm(forms.Form):
    learned = forms.CharField(
        label=_("Wat leerden we?"), max_length=1_500, required=False, widget=BIG
    )


class FileForm(forms.Form):
    file = forms.FileField(
        label=_("Een document"), help_text=_("Een pdf, een document of een foto, tot 20 MB.")
    )


class HoursForm(forms.Form):
    """Hours of a day; for a volunteer what was paid."""

    on = forms.DateField(label=_("Welke dag?"), widget=forms.DateInput)
    hours = forms.CharField(label=_("Hoeveel uur?"), max_length=6)
    words = forms.CharField(label=_("Wat deed je?"), max_length=200, required=False)
    allowance_cents = EuroField(label=_("Vergoeding"), required=False)
    costs_cents = EuroField(label=_("Onkosten"), required=False)

    def __init__(self, *args: Any, is_paid: bool = False, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        if is_paid:
            del self.fields["allowance_cents"], self.fields["costs_cents"]

    def clean_hours(self) -> Decimal:
        """Hours with a comma or a point, more than none and no more than a day."""
        hundredths = cents_of(self.cleaned_data["hours"])
        if not hundredths or hundredths > 24_00:
            raise forms.ValidationError(gettext("Vul uren in, zoals 2,5."))
        return Decimal(hundredths) / 100

    def worked(self) -> Hours:
        """What was filled in."""
        facts = {name: it for name, it in self.cleaned_data.items() if it is not None}
        return Hours(**facts)


def _right(is_right: Callable[[str], bool], said: str, message: str) -> str:
    said = invoices.plain_number(said)
    if not is_right(said):
        raise forms.ValidationError(message)
    return said


class FirmForm(forms.Form):
    """What stands on the invoices of a freelancer, asked once."""

    business = forms.CharField(label=_("Naam zoals bij de KvK"), max_length=120)
    street = forms.CharField(label=_("Straat en huisnummer"), max_length=120)
    postcode = forms.CharField(label=_("Postcode"), max_length=7)
    city = forms.CharField(label=_("Plaatsnaam"), max_length=80)
    kvk = forms.CharField(label=_("KvK-nummer"), max_length=10)
    tax = forms.ChoiceField(
        label=_("Btw"), widget=forms.RadioSelect,
        choices=[one for one in Tax.choices if CATEGORY[Tax(one[0])] != "O"],
    )  # fmt: skip
    vat_number = forms.CharField(
        label=_("Btw-id"), max_length=16,
        help_text=_("Zoals NL123456789B01. Ook zonder btw op de factuur heeft het bestand dit nodig."),
    )  # fmt: skip
    iban = forms.CharField(label=_("IBAN"), max_length=42)

    @classmethod
    def start(cls, expert: Expert, known: Business | None) -> dict[str, Any]:
        """What is known: the profile, and what was filled in before."""
        found = {name: getattr(expert, name) for name in ("business", "kvk", "vat_number")}
        found["business"] = found["business"] or str(expert)
        names = ("street", "postcode", "city", "tax", "iban")
        return found | ({name: getattr(known, name) for name in names} if known else {})

    def clean_kvk(self) -> str:
        message = gettext("Een KvK-nummer heeft acht cijfers.")
        return _right(invoices.is_kvk, self.cleaned_data["kvk"], message)

    def clean_vat_number(self) -> str:
        message = gettext("Een btw-id ziet eruit als NL123456789B01.")
        return _right(invoices.is_vat_number, self.cleaned_data["vat_number"], message)

    def clean_iban(self) -> str:
        message = gettext("Dit rekeningnummer klopt niet. Kijk het na.")
        return _right(invoices.is_iban, self.cleaned_data["iban"], message)

    def firm(self) -> Firm:
        """What was filled in."""
        return Firm(**self.cleaned_data)


class SentForm(forms.Form):
    """What a freelancer says of one invoice."""

    number = forms.RegexField(
        label=_("Je factuurnummer"), regex=r"^[A-Za-z0-9._/-]{1,30}$",
        help_text=_("Uit je eigen boekhouding, zoals 2026-014."),
        error_messages={"invalid": _("Gebruik alleen letters, cijfers, punten en streepjes.")},
    )  # fmt: skip
    issued_on = forms.DateField(label=_("Factuurdatum"), widget=forms.DateInput)
    pay_days = forms.IntegerField(
        label=_("Binnen hoeveel dagen betalen?"), min_value=1, max_value=60
    )
    street = forms.CharField(label=_("Straat en huisnummer van de klant"), max_length=200)
    postcode = forms.CharField(label=_("Postcode van de klant"), max_length=7)
    city = forms.CharField(label=_("Plaats van de klant"), max_length=80)
    amount_cents = EuroField(label=_("Bedrag zonder btw"))

    def __init__(self, *args: Any, by_the_hour: bool = False, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        if by_the_hour:
            del self.fields["amount_cents"]

    def clean_amount_cents(self) -> int:
        """Something to pay."""
        cents: int = self.cleaned_data["amount_cents"]
        if cents <= 0:
            raise forms.ValidationError(gettext("Vul een bedrag in, zoals 75,00."))
        return cents

    def sent(self) -> Sent:
        """What was filled in."""
        return Sent(**self.cleaned_data)
