"""Turns what people fill in about money into clean values."""

import re
from collections.abc import Iterable
from typing import Any
from uuid import uuid4

from django import forms
from django.utils.translation import gettext
from django.utils.translation import gettext_lazy as _

from aanjager.community.organisations.models import Organisation
from aanjager.participation.purses.actions import Money
from aanjager.participation.purses.choices import MOST_CENTS

PLAIN = re.compile(r"(\d+)(?:[.,](\d{1,2}))?")  # 12  12,5  12.50
GROUPED = re.compile(r"(\d{1,3}(?:[. ]\d{3})+)(?:,(\d{1,2}))?")  # 1.200  1.200,50
PICTURES = "image/jpeg,image/png,image/webp,application/pdf"


class CentsField(forms.CharField):
    """An amount as people write it, with a comma or a point, in cents; never rounded."""

    def clean(self, value: Any) -> int | None:
        """Return cents; refuses what could be read in two ways."""
        said = str(super().clean(value)).replace("€", "").strip()
        found = PLAIN.fullmatch(said) or GROUPED.fullmatch(said)
        if not found:
            raise forms.ValidationError(gettext("Vul een bedrag in, zoals 12,50."))
        whole = int(re.sub(r"\D", "", found[1])[:12])
        cents = whole * 100 + int((found[2] or "0").ljust(2, "0"))
        if not 0 < cents <= MOST_CENTS:
            raise forms.ValidationError(gettext("Vul een bedrag in tussen een cent en een ton."))
        return cents


class HostForm(forms.Form):
    host = forms.ChoiceField(label=_("Welke organisatie vraag je?"))

    def __init__(self, *args: Any, hosts: Iterable[Organisation], **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        field = self.fields["host"]
        assert isinstance(field, forms.ChoiceField)
        field.choices = [(str(one.pk), one.name) for one in hosts]


def _receipt(*, required: bool) -> forms.FileField:
    return forms.FileField(
        label=_("De bon"),
        required=required,
        widget=forms.FileInput({"accept": PICTURES}),
        help_text=_(
            "Een foto of een pdf. Waar en met welke telefoon je de foto maakte, wissen we."
        ),
    )


class ReceiveForm(forms.Form):
    """`client_id` says which page it was, so that pressing twice books once."""

    client_id = forms.UUIDField(widget=forms.HiddenInput, initial=uuid4)
    euros = CentsField(
        label=_("Hoeveel euro?"),
        max_length=16,
        widget=forms.TextInput({"inputmode": "decimal", "autocomplete": "off"}),
        help_text=_("Zoals 12,50."),
    )
    on = forms.DateField(
        label=_("Welke dag?"), widget=forms.DateInput({"type": "date"}, format="%Y-%m-%d")
    )
    words = forms.CharField(label=_("Waarvoor?"), max_length=200)
    budget_line = forms.CharField(
        label=_("Begrotingspost"),
        max_length=80,
        required=False,
        help_text=_("Zoals: materiaal."),
    )

    def money(self) -> Money:
        """Return what was filled in, in cents."""
        said = self.cleaned_data
        return Money(
            said["euros"], said["on"], said["words"], said["budget_line"], said["client_id"]
        )


class SpendForm(ReceiveForm):
    """The same, with a receipt, that may also come later."""

    receipt = _receipt(required=False)


class AttachForm(forms.Form):
    receipt = _receipt(required=True)


class UndoForm(forms.Form):
    words = forms.CharField(label=_("Wat ging er mis?"), max_length=200)


class CloseForm(forms.Form):
    """What happens with what is left, or who pays what is short."""

    words = forms.CharField(
        label=_("Wat gebeurt er met het geld dat over is, of wie legt het tekort bij?"),
        max_length=200,
        required=False,
        help_text=_("Zoals: teruggegeven aan de gemeente. Leeg laten kan als alles op nul staat."),
    )
