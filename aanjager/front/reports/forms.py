"""What people fill in about a report: a download, a sentence by hand, a correction."""

from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from aanjager.front.reports.actions import NewDownload
from aanjager.front.reports.choices import CORRECTION_DAYS, MOST_CORRECTION_DAYS
from aanjager.front.reports.models import Download
from aanjager.kernel import uploads
from aanjager.kernel.refusals import Refused

OFFERED = [it for it in Download.Kind.choices if it[0] not in {"sheets", "report"}]


class DownloadForm(forms.Form):
    """A file or a link, with what people need to know before they open it."""

    title = forms.CharField(label=_("Titel"), max_length=200)
    kind = forms.ChoiceField(label=_("Soort"), choices=OFFERED)
    author = forms.CharField(
        label=_("Van wie"),
        max_length=120,
        required=False,
        help_text=_("Een naam alleen als diegene dat goedvindt."),
    )
    about = forms.CharField(label=_("Waar het over gaat"), max_length=300, required=False)
    file = forms.FileField(
        label=_("Bestand"),
        required=False,
        help_text=_("Een pdf, een document of een afbeelding van hoogstens 20 MB."),
    )
    url = forms.URLField(
        label=_("Of een link"),
        required=False,
        assume_scheme="https",
        help_text=_("Volgcodes in de link halen we eraf."),
    )
    kept_copy = forms.FileField(
        label=_("Kopie van wat achter de link staat"),
        required=False,
        help_text=_("Links verdwijnen vaak. Bewaar een kopie als dat mag van de maker."),
    )

    def clean(self) -> dict[str, Any]:
        """Say at the field which file is not what its name promises, and which of two is missing."""
        given: dict[str, Any] = super().clean() or {}
        for name in ("file", "kept_copy"):
            if given.get(name):
                try:
                    uploads.look_into(given[name])
                except Refused as refused:
                    self.add_error(name, str(refused))
        if not self.errors and bool(given.get("file")) == bool(given.get("url")):
            self.add_error("file", _("Kies een bestand of vul een link in, één van de twee."))
        return given

    @property
    def new(self) -> NewDownload:
        """What was filled in."""
        return NewDownload(**self.cleaned_data)


class RewriteForm(forms.Form):
    """One block of the report, by hand."""

    text = forms.CharField(
        label=_("Tekst"), widget=forms.Textarea(attrs={"rows": 4}), max_length=2000
    )


class CorrectionForm(forms.Form):
    """What is wrong with a sentence, and how it should read."""

    text = forms.CharField(
        label=_("Zo moet het zijn"), widget=forms.Textarea(attrs={"rows": 4}), max_length=2000
    )
    motive = forms.CharField(
        label=_("Wat klopt er niet?"), widget=forms.Textarea(attrs={"rows": 2}), max_length=600
    )


class RoundForm(forms.Form):
    """How long people may correct the report."""

    days = forms.IntegerField(
        label=_("Hoeveel dagen kunnen mensen verbeteren?"),
        min_value=1,
        max_value=MOST_CORRECTION_DAYS,
        initial=CORRECTION_DAYS,
    )


class FixForm(forms.Form):
    """Why the board fixes the report."""

    reason = forms.CharField(
        label=_("Besluit, met de reden"),
        min_length=20,
        max_length=600,
        widget=forms.Textarea(attrs={"rows": 2}),
        help_text=_("Bijvoorbeeld: nagelezen en de verbeteringen zijn verwerkt."),
    )
