"""What is filled in about an application; nothing is saved here."""

from collections.abc import Iterable
from typing import Any
from uuid import uuid4

from django import forms
from django.utils.translation import gettext_lazy as _

from aanjager.kernel.euro_field import EuroField
from aanjager.partnership.funding.actions import Sum
from aanjager.partnership.funding.choices import Chance


def _day(**kwargs: Any) -> forms.DateField:
    return forms.DateField(widget=forms.DateInput({"type": "date"}, format="%Y-%m-%d"), **kwargs)


class BeginForm(forms.Form):
    """From which plan, to which fund, in which round."""

    plan = forms.ChoiceField(label=_("Voor welk plan?"))
    fund = forms.ChoiceField(label=_("Bij welk fonds?"))

    def __init__(
        self, *args: Any, plans: Iterable[Any], funds: Iterable[Any], **kwargs: Any
    ) -> None:
        super().__init__(*args, **kwargs)
        for name, found in (("plan", plans), ("fund", funds)):
            field = self.fields[name]
            assert isinstance(field, forms.ChoiceField)
            field.choices = [(str(it.pk), str(it)) for it in found]


class PartForm(forms.Form):
    """One of several forms on a page: its fields carry its own name in their ids."""

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        kwargs["auto_id"] = f"{type(self).__name__.lower()}-%s"
        super().__init__(*args, **kwargs)


class ArrangeForm(PartForm):
    chance = forms.TypedChoiceField(
        label=_("Hoe groot is de kans?"), choices=Chance.choices, coerce=int
    )
    deadline = _day(label=_("Versturen uiterlijk op"), required=False)
    decides_on = _day(label=_("Uitslag op"), required=False)


class ClaimForm(PartForm):
    cents = EuroField(label=_("Hoeveel euro vraag je hiervan?"))


class GrantForm(PartForm):
    cents = EuroField(label=_("Hoeveel euro is toegekend?"))


class ReasonForm(PartForm):
    reason = forms.CharField(label=_("Waarom?"), max_length=300)


class PayForm(PartForm):
    """`client_id` says which page it was, so that pressing twice books once."""

    client_id = forms.UUIDField(widget=forms.HiddenInput, initial=uuid4)
    cents = EuroField(label=_("Hoeveel euro?"))
    on = _day(label=_("Welke dag?"))
    is_back = forms.BooleanField(label=_("Dit ging terug naar het fonds"), required=False)

    def sum(self) -> Sum:
        """Return what was filled in."""
        said = self.cleaned_data
        return Sum(said["cents"], said["on"], said["is_back"], said["client_id"])


class AccountingForm(PartForm):
    due_on = _day(label=_("Uiterlijk op"))
    what = forms.CharField(label=_("Wat lever je in?"), max_length=160)


class SettleForm(PartForm):
    cents = EuroField(label=_("Hoeveel euro is uitgegeven en verantwoord?"))
