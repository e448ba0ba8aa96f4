"""Turns what people fill in about initiatives into clean values."""

from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from aanjager.community.organisations.models import Organisation
from aanjager.community.places import queries as places
from aanjager.community.skills import queries as skills
from aanjager.participation.initiatives.actions import Idea, Lack
from aanjager.participation.initiatives.choices import LONGEST_LINE
from aanjager.participation.initiatives.models import Initiative, Member, Need

LINES = ("title", "what", "why", "for_whom", "when_where", "learn_from")


def _area(rows: int = 2) -> forms.Textarea:
    return forms.Textarea({"rows": rows})


class IdeaForm(forms.Form):
    """A name and five lines; three are enough to begin."""

    title = forms.CharField(
        label=_("Hoe heet je idee?"),
        max_length=120,
        help_text=_("Zoals: een bankje bij de vijver."),
    )
    what = forms.CharField(label=_("Wat wil je doen?"), max_length=LONGEST_LINE, widget=_area())
    why = forms.CharField(
        label=_("Wat heeft de buurt eraan?"), max_length=LONGEST_LINE, widget=_area()
    )
    for_whom = forms.CharField(label=_("Voor wie is het?"), max_length=200, required=False)
    when_where = forms.CharField(label=_("Waar en wanneer?"), max_length=200, required=False)
    learn_from = forms.CharField(label=_("Van wie kun je leren?"), max_length=200, required=False)
    place = forms.CharField(
        label=_("Postcode of plaats"),
        max_length=80,
        help_text=_("Vier cijfers of de naam van je wijk of dorp. Een adres hoeft niet."),
    )
    theme = forms.ChoiceField(label=_("Waar gaat het over?"), required=False)

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        themes = [(str(theme.pk), theme.name) for theme in skills.themes()]
        field = self.fields["theme"]
        assert isinstance(field, forms.ChoiceField)
        field.choices = [("", _("Kies een thema")), *themes]

    def clean_place(self) -> int:
        """A place that we know, as the key of its area."""
        found = places.point_of(self.cleaned_data["place"])
        if not found.area:
            raise forms.ValidationError(
                _("Deze plaats kennen we niet. Vul vier cijfers in, zoals 3811.")
            )
        return found.area.pk

    def idea(self) -> Idea:
        """Return what was filled in."""
        said = self.cleaned_data
        theme = int(said["theme"]) if said["theme"] else None
        return Idea(
            **{name: said[name].strip() for name in LINES}, area_id=said["place"], theme_id=theme
        )


class PostForm(IdeaForm):
    """The same, and whether one's name may stand with it."""

    shows_name = forms.BooleanField(label=_("Mijn naam mag erbij staan"), required=False)


def filled(it: Initiative) -> dict[str, Any]:
    """Return an idea as the values of its form."""
    values = {name: getattr(it, name) for name in LINES}
    return {**values, "place": it.area.name, "theme": str(it.theme_id or "")}


class FilterForm(forms.Form):
    """What narrows the list; everything may stay open."""

    says_not_optional = True
    q = forms.CharField(label=_("Zoek op woord"), required=False)
    thema = forms.ChoiceField(label=_("Thema"), required=False)
    fase = forms.ChoiceField(label=_("Fase"), required=False)
    gebied = forms.ChoiceField(label=_("Gebied"), required=False)

    def __init__(self, data: Any, *, areas: list[tuple[int, str]]) -> None:
        super().__init__(data, auto_id="%s")
        every = [("", _("alles"))]
        choices: dict[str, list[Any]] = {
            "thema": [(theme.code, theme.name) for theme in skills.themes()],
            "fase": list(Initiative.Stage.choices),
            "gebied": [(str(pk), name) for pk, name in areas],
        }
        for name, rows in choices.items():
            field = self.fields[name]
            assert isinstance(field, forms.ChoiceField)
            field.choices = every + rows

    def asked(self) -> dict[str, str]:
        """Return what was asked; what cannot be chosen is as if it was not."""
        self.is_valid()
        return {name: self.cleaned_data.get(name, "").strip() for name in self.fields}


class LookForm(forms.Form):
    reason = forms.CharField(
        label=_("Waarom niet?"),
        max_length=300,
        required=False,
        widget=_area(),
        help_text=_("Alleen nodig bij nee. De indiener leest dit."),
    )


class MoveForm(forms.Form):
    stage = forms.ChoiceField(label=_("Hoe ver is het?"), choices=Initiative.Stage.choices)
    mode = forms.ChoiceField(label=_("Wie trekt het?"), choices=Initiative.Mode.choices)
    words = forms.CharField(
        label=_("Wat is er gebeurd?"), max_length=400, required=False, widget=_area()
    )


class JoinForm(forms.Form):
    role = forms.ChoiceField(
        label=_("Wat wil je?"),
        choices=[
            (
                Member.Role.FOLLOWER.value,
                _("Volgen: ik krijg het nieuws, hooguit één brief per dag"),
            ),
            (Member.Role.HELPER.value, _("Meedoen: ik help mee")),
        ],
        initial=Member.Role.FOLLOWER,
        widget=forms.RadioSelect,
    )
    shows_name = forms.BooleanField(label=_("Mijn naam mag erbij staan"), required=False)


class NeedForm(forms.Form):
    kind = forms.ChoiceField(
        label=_("Wat zoek je?"), choices=Need.Kind.choices, widget=forms.RadioSelect
    )
    text = forms.CharField(
        label=_("Zeg het in één zin"),
        max_length=200,
        help_text=_("Zoals: drie mensen die zaterdag helpen timmeren."),
    )
    how_many = forms.IntegerField(
        label=_("Hoeveel?"), min_value=1, max_value=500, required=False,
        help_text=_("Bij mensen en spullen."),
    )  # fmt: skip
    is_insured = forms.BooleanField(
        label=_("Er is een verzekering voor wie meehelpt"),
        required=False,
        help_text=_(
            "Vaak die van de gemeente. Weet je het niet? Laat leeg, de centrale zoekt het uit."
        ),
    )

    def lack(self) -> Lack:
        """Return what was asked for."""
        return Lack(**self.cleaned_data)


class OfferForm(forms.Form):
    text = forms.CharField(label=_("Wat bied je aan?"), max_length=300, widget=_area(3))


class ReplyForm(forms.Form):
    reply = forms.CharField(label=_("Schrijf er iets bij"), max_length=300, required=False)


class TellForm(forms.Form):
    text = forms.CharField(label=_("Wat is er nieuw?"), max_length=2000, widget=_area(5))
    photo = forms.FileField(
        label=_("Een foto"),
        required=False,
        widget=forms.FileInput({"accept": "image/jpeg,image/png,image/webp"}),
        help_text=_(
            "Vraag het eerst aan wie erop staat. De plek waar je hem maakte, halen wij eraf."
        ),
    )
    alt = forms.CharField(
        label=_("Wat staat er op de foto?"),
        max_length=300,
        required=False,
        help_text=_("Voor wie de foto niet ziet. Nodig als je een foto kiest."),
    )


class ContactForm(forms.Form):
    own = forms.ChoiceField(label=_("Namens welk initiatief schrijf je?"))
    text = forms.CharField(label=_("Je bericht"), max_length=1500, widget=_area(6))

    def __init__(self, *args: Any, led: list[Initiative], **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        field = self.fields["own"]
        assert isinstance(field, forms.ChoiceField)
        field.choices = [(str(it.pk), it.title) for it in led]


class HandOverForm(forms.Form):
    member = forms.ChoiceField(label=_("Wie neemt het over?"), widget=forms.RadioSelect)

    def __init__(self, *args: Any, helpers: list[Member], **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        field = self.fields["member"]
        assert isinstance(field, forms.ChoiceField)
        field.choices = [(str(member.pk), member.person.name) for member in helpers]


class AssociationForm(forms.Form):
    name = forms.CharField(label=_("Naam van de vereniging of stichting"), max_length=200)
    kind = forms.ChoiceField(
        label=_("Wat wordt het?"),
        choices=[
            (kind.value, kind.label)
            for kind in (Organisation.Kind.ASSOCIATION, Organisation.Kind.FOUNDATION)
        ],
    )
    kvk = forms.RegexField(
        r"^\d{8}$",
        label=_("KvK-nummer"),
        required=False,
        error_messages={"invalid": _("Een KvK-nummer heeft acht cijfers, zoals 12345678.")},
    )
