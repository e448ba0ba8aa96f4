"""What is filled in for a self-evaluation; nothing is saved here."""

from collections.abc import Sequence
from typing import Any

from django import forms
from django.utils.translation import gettext
from django.utils.translation import gettext_lazy as _

from aanjager.learning.quality import queries
from aanjager.learning.quality.actions import Line, Said
from aanjager.learning.quality.choices import Size, Value


class BeginForm(forms.Form):
    organisation = forms.ChoiceField(label=_("Voor welke organisatie?"))
    size = forms.ChoiceField(label=_("Hoe groot zijn jullie?"), widget=forms.RadioSelect)

    def __init__(
        self, *args: Any, organisations: Sequence[Any], limits: Any, **kwargs: Any
    ) -> None:
        super().__init__(*args, **kwargs)
        small = (
            _("minder dan %(volunteers)s vrijwilligers en minder dan %(fte)s voltijdbanen") % limits
        )
        for name, choices in (
            ("organisation", [(str(it.pk), it.name) for it in organisations]),
            ("size", [(Size.SMALL, small), (Size.FULL, _("groter"))]),
        ):
            field = self.fields[name]
            assert isinstance(field, forms.ChoiceField)
            field.choices = choices


class ChapterForm(forms.Form):
    """The statements of a chapter: how it stands, and why. What stays open is not scored."""

    says_not_optional = True

    def __init__(self, *args: Any, rows: Sequence[Any], **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.rows = list(rows)
        for row in self.rows:
            pk, score = row.statement.pk, row.score
            self.fields[f"v{pk}"] = forms.TypedChoiceField(
                label=str(row.statement), choices=Value, coerce=int, empty_value=None,
                widget=forms.RadioSelect, required=False, initial=score.value if score else None,
            )  # fmt: skip
            self.fields[f"u{pk}"] = forms.CharField(
                label=_("Uitleg"), max_length=1_500, required=False,
                widget=forms.Textarea({"rows": 2}), initial=score.explanation if score else "",
            )  # fmt: skip

    def pairs(self) -> list[tuple[Any, Any, Any]]:
        """Each statement with its two fields, for the page."""
        return [
            (row, self[f"v{row.statement.pk}"], self[f"u{row.statement.pk}"]) for row in self.rows
        ]

    def said(self) -> dict[int, Said]:
        """What was answered, by the number of the statement."""
        found = {}
        for row in self.rows:
            pk = row.statement.pk
            if self.cleaned_data.get(f"v{pk}") is not None:
                found[pk] = Said(self.cleaned_data[f"v{pk}"], self.cleaned_data[f"u{pk}"])
        return found


class EvidenceForm(forms.Form):
    file = forms.FileField(
        label=_("Bestand"), help_text=_("Een pdf, een document of een foto, hoogstens 20 MB.")
    )


class PlanForm(forms.Form):
    what = forms.CharField(label=_("Wat gaan jullie doen?"), max_length=300)
    statement = forms.TypedChoiceField(
        label=_("Bij welke stelling?"), coerce=int, empty_value=None, required=False
    )
    who = forms.CharField(label=_("Wie doet het?"), max_length=120)
    due_on = forms.DateField(label=_("Voor welke dag?"), widget=forms.DateInput)

    def __init__(self, *args: Any, rows: Sequence[Any], **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        field = self.fields["statement"]
        assert isinstance(field, forms.TypedChoiceField)
        field.choices = [
            ("", gettext("geen")),
            *((row.statement.pk, str(row.statement)) for row in rows),
        ]

    def line(self) -> Line:
        """The line of the plan."""
        said = self.cleaned_data
        return Line(said["what"], said["who"], said["due_on"], said["statement"])


class NameForm(forms.Form):
    """Whom to name, by the address of their account."""

    email = forms.EmailField(
        label=_("E-mailadres van een account"), help_text=_("Een medewerker, of iemand van buiten.")
    )
    account: Any = None

    def clean_email(self) -> str:
        """Somebody with an account, so that they can look and answer."""
        self.account = queries.account(self.cleaned_data["email"])
        if self.account is None:
            raise forms.ValidationError(gettext("Met dit adres is er geen account."))
        return str(self.cleaned_data["email"])


class AssessorForm(NameForm):
    override = forms.CharField(
        label=_("Waarom toch, als er een band is?"),
        max_length=300,
        required=False,
        help_text=_(
            "Alleen nodig als we zeggen dat iemand niet onafhankelijk is. De reden blijft staan."
        ),
    )


class VerdictForm(forms.Form):
    words = forms.CharField(
        label=_("Wat vind je, en waarom?"), max_length=3_000, widget=forms.Textarea({"rows": 6})
    )
