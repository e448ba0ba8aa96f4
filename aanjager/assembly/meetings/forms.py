"""What who organises fills in about the day."""

from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from aanjager.assembly.meetings import queries
from aanjager.assembly.meetings.actions import Item, Part
from aanjager.assembly.meetings.models import AgendaItem, Meeting, Session


class VersionField(forms.ModelChoiceField):
    """A text by its title and the number of its version."""

    def label_from_instance(self, obj: Any) -> str:
        return _("%(title)s, versie %(n)s") % {"title": obj.document.title, "n": obj.number}


class ItemForm(forms.Form):
    """A part of the day; `item` is what was filled in."""

    title = forms.CharField(label=_("Onderwerp"), max_length=200)
    kind = forms.ChoiceField(label=_("Soort"), choices=AgendaItem.Kind.choices)
    minutes = forms.IntegerField(label=_("Minuten"), min_value=1, max_value=600, initial=15)
    version = VersionField(
        label=_("Tekst die erbij hoort"), queryset=queries.no_versions(), required=False
    )

    def __init__(self, *args: Any, meeting: Meeting, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        found = queries.versions_for(meeting.centre)
        self.fields["version"].queryset = found  # type: ignore[attr-defined]
        if not found.exists():
            del self.fields["version"]

    @property
    def item(self) -> Item:
        """What was filled in, as the action wants it."""
        return Item(**self.cleaned_data)

    @staticmethod
    def told_by(item: AgendaItem) -> dict[str, Any]:
        """Return what stands on the agenda, for changing it."""
        return {"title": item.title, "kind": item.kind, "minutes": item.minutes,
                "version": item.version_id}  # fmt: skip


class SessionForm(forms.Form):
    """A session or working group; `part` is what was filled in."""

    title = forms.CharField(label=_("Titel"), max_length=200)
    kind = forms.ChoiceField(label=_("Soort"), choices=Session.Kind.choices)
    about = forms.CharField(
        label=_("Waar gaat het over?"), required=False, widget=forms.Textarea({"rows": 3})
    )
    room = forms.CharField(label=_("Zaal"), max_length=80, required=False)
    starts_at = forms.DateTimeField(
        label=_("Begint"),
        required=False,
        widget=forms.DateTimeInput,
        help_text=_("Sessies die tegelijk beginnen, staan naast elkaar: je kiest er één."),
    )
    ends_at = forms.DateTimeField(label=_("Eindigt"), required=False, widget=forms.DateTimeInput)
    capacity = forms.IntegerField(
        label=_("Hoeveel mensen passen er?"), min_value=1, max_value=10_000, required=False
    )
    speakers = forms.CharField(
        label=_("Wie spreekt er?"),
        required=False,
        widget=forms.Textarea({"rows": 3}),
        help_text=_(
            "Op elke regel een naam, met een komma en wie het is: Fenna de Wit, PEP Den Haag. "
            "Alleen van wie het goed vindt."
        ),
    )

    def clean_speakers(self) -> list[tuple[str, str]]:
        """Each line is a name, a comma, and who or what."""
        lines = [line.partition(",") for line in self.cleaned_data["speakers"].splitlines()]
        named = {name.strip()[:120]: role.strip()[:160] for name, _comma, role in lines}
        return [(name, role) for name, role in named.items() if name]

    def clean(self) -> dict[str, Any]:
        given = super().clean() or {}
        begin, end = given.get("starts_at"), given.get("ends_at")
        if begin and end and end <= begin:
            self.add_error("ends_at", _("Kies een tijd na het begin."))
        return given

    @property
    def part(self) -> Part:
        """What was filled in, as the action wants it."""
        return Part(**self.cleaned_data)

    @staticmethod
    def told_by(session: Session) -> dict[str, Any]:
        """Return what stands in the programme, for changing it."""
        names = ("title", "kind", "about", "room", "starts_at", "ends_at", "capacity")
        lines = [f"{it.name}, {it.role}".rstrip(", ") for it in session.speakers.all()]
        return {**{name: getattr(session, name) for name in names}, "speakers": "\n".join(lines)}
