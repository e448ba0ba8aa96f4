"""What is filled in about evidence; nothing is saved here."""

from collections.abc import Sequence
from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from aanjager.governance.sources.choices import Kind

KINDS = Kind.choices


class CiteForm(forms.Form):
    """Which source, and what it says according to us."""

    source = forms.ChoiceField(label=_("Wat haal je aan?"), widget=forms.RadioSelect)
    because = forms.CharField(
        label=_("Wat zegt dit volgens jullie?"), max_length=300, required=False
    )

    def __init__(self, *args: Any, sources: Sequence[tuple[str, str]], **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["source"].choices = sources  # type: ignore[attr-defined]
