from typing import Any

from django import forms
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from aanjager.community.files.choices import FIELDS, OPPORTUNITIES, PROFILES, SESSIONS
from aanjager.community.files.rules import columns
from aanjager.exchange.imports import queries
from aanjager.exchange.imports.models import Import
from aanjager.kernel.refusals import Refused

GUESS = gettext_lazy("Kijk zelf wat het is")


class UploadForm(forms.Form):
    """A file, and what kind it is when the guess is not trusted."""

    file = forms.FileField(
        label=gettext_lazy("Bestand"),
        help_text=gettext_lazy(
            "Een tabel in .csv of .xlsx, met de namen van de kolommen bovenaan."
        ),
        widget=forms.ClearableFileInput(attrs={"accept": ".csv,.tsv,.txt,.xlsx"}),
    )
    profile = forms.ChoiceField(label=gettext_lazy("Wat staat erin"), required=False)

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        own = [(key, it.label) for key, it in PROFILES.items() if not it.signs]
        self.fields["profile"].choices = [("", GUESS), *own]  # type: ignore[attr-defined]


class ColumnsForm(forms.Form):
    """Which column is which of our fields, and how to treat places, dates and trust."""

    profile = forms.ChoiceField(label=gettext_lazy("Wat staat erin"))
    is_trusted = forms.BooleanField(
        label=gettext_lazy("Alles is door ons bekeken: zet online wat volledig is"),
        required=False,
    )
    shift_to = forms.IntegerField(
        label=gettext_lazy("Verschuif de datums naar het jaar"),
        help_text=gettext_lazy("Alleen om te proberen met oude gegevens. Laat anders leeg."),
        required=False,
        min_value=2000,
        max_value=2100,
    )
    place_in = forms.CharField(
        label=gettext_lazy("Zet rijen zonder plek in Nederland in dit gebied"),
        help_text=gettext_lazy(
            "Alleen om te proberen. Het verslag zegt per rij waar ze terechtkwam."
        ),
        required=False,
        max_length=120,
    )

    def __init__(self, *args: Any, it: Import, **kwargs: Any) -> None:
        self.it = it
        super().__init__(*args, **kwargs)
        kinds = [(key, profile.label) for key, profile in PROFILES.items() if not profile.signs]
        self.fields["profile"].choices = [  # type: ignore[attr-defined]
            *([] if it.profile in dict(kinds) else [(it.profile, it.profile_name)]),
            *kinds,
        ]
        if it.subject != OPPORTUNITIES:
            del self.fields["shift_to"]
        if it.subject == SESSIONS:
            del self.fields["place_in"], self.fields["is_trusted"]
        taken = [c for c in it.survey["header"] if not columns.reason_never(it.subject, c)]
        options = [("", _("niet overnemen")), *((column, column) for column in taken)]
        for field in FIELDS[it.subject]:
            self.fields[f"column_{field.name}"] = forms.ChoiceField(
                label=str(field.label), choices=options, required=False
            )

    @classmethod
    def of(cls, it: Import) -> "ColumnsForm":
        """Return the form as the import stands."""
        spots, name = queries.spots_in(it.options.get("place_in"))
        return cls(
            it=it,
            initial={
                "profile": it.profile,
                "is_trusted": it.options.get("is_trusted", True),
                "shift_to": it.options.get("shift_to"),
                "place_in": name if spots else "",
                **{f"column_{field}": column for field, column in it.mapping.items()},
            },
        )

    def clean_place_in(self) -> int | None:
        """Turn the name of an area into its key."""
        name = self.cleaned_data["place_in"].strip()
        if not name:
            return None
        try:
            return queries.area_named(name).pk
        except Refused as refused:
            raise forms.ValidationError(str(refused)) from refused

    def clean(self) -> dict[str, Any]:
        """Refuse columns that cannot be, unless another kind of file was chosen: then we guess again."""
        values = super().clean() or {}
        if values.get("profile") == self.it.profile:
            try:
                columns.checked_mapping(self.it.subject, self.it.survey["header"], self.mapping())
            except Refused as refused:
                raise forms.ValidationError(str(refused)) from refused
        return values

    def mapping(self) -> dict[str, str]:
        """The column chosen for each of our fields."""
        chosen = self.cleaned_data.items()
        return {name.removeprefix("column_"): v for name, v in chosen if name.startswith("column_")}

    def options(self) -> dict[str, Any]:
        """How to treat places, dates and trust."""
        chosen = {name: self.cleaned_data.get(name) for name in ("shift_to", "place_in")}
        is_trusted = self.cleaned_data.get("is_trusted", True)
        return {"is_trusted": is_trusted, **{name: v for name, v in chosen.items() if v}}
