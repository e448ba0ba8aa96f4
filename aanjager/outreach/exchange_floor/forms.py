"""What is filled in about a floor, a post and a deal; nothing is saved here."""

from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from aanjager.community.centres.models import Centre
from aanjager.outreach.exchange_floor import queries, rules
from aanjager.outreach.exchange_floor.actions import Dealing, Holding, Party, Posting
from aanjager.outreach.exchange_floor.models import DealSide, Post


class FloorForm(forms.Form):
    """When, where and what about."""

    title = forms.CharField(label=_("Hoe heet de beursvloer?"), max_length=120)
    held_on = forms.DateField(label=_("Op welke dag?"), widget=forms.DateInput())
    starts_at = forms.TimeField(label=_("Van"), widget=forms.TimeInput())
    ends_at = forms.TimeField(label=_("Tot"), widget=forms.TimeInput())
    venue = forms.CharField(label=_("Waar?"), max_length=160)
    area_id = forms.TypedChoiceField(label=_("Voor welk gebied?"), coerce=int)
    about = forms.CharField(
        label=_("Waar gaat het om?"),
        max_length=2000,
        required=False,
        widget=forms.Textarea({"rows": 4}),
    )

    def __init__(self, *args: Any, centre: Centre, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["area_id"].choices = queries.areas(centre)  # type: ignore[attr-defined]
        self.fields["area_id"].initial = centre.area_id

    def clean(self) -> dict[str, Any]:
        """A floor ends after it begins."""
        said = super().clean() or {}
        if said.get("starts_at") and said.get("ends_at") and said["ends_at"] <= said["starts_at"]:
            self.add_error("ends_at", _("Kies een tijd na het begin."))
        return said

    @property
    def holding(self) -> Holding:
        """What was filled in, as the action wants it."""
        return Holding(**self.cleaned_data)


class PostForm(forms.Form):
    """What is asked or offered, and by whom."""

    side = forms.ChoiceField(
        label=_("Vraag of aanbod?"),
        choices=[("ask", _("Wij zoeken iets")), ("offer", _("Wij bieden iets aan"))],
        widget=forms.RadioSelect,
    )
    kind = forms.ChoiceField(label=_("Wat is het?"), choices=Post.Kind.choices)
    title = forms.CharField(
        label=_("In een zin"),
        max_length=140,
        help_text=_("Zoals: zes mensen die op een zaterdag een schuur schilderen. Geen geld."),
    )
    about = forms.CharField(
        label=_("Meer erover"), max_length=600, required=False, widget=forms.Textarea({"rows": 3})
    )
    is_once = forms.BooleanField(
        label=_("Dit kan één keer; na een deal is het weg"), required=False, initial=True
    )
    is_no_money = forms.BooleanField(
        label=_("Er gaat geen geld over de tafel"),
        required=False,
        help_text=_("Het gaat om uitleg, hulp of spullen, ook als het woord geld erin staat."),
    )
    behalf = forms.ChoiceField(label=_("Namens wie?"), required=False)
    party = forms.CharField(
        label=_("Naam van je organisatie, bedrijf of initiatief"), max_length=160, required=False
    )
    party_kind = forms.ChoiceField(label=_("Wat zijn jullie?"), choices=Post.PartyKind.choices)
    contact_name = forms.CharField(label=_("Je naam"), max_length=120)
    email = forms.EmailField(
        label=_("E-mailadres"), help_text=_("Niet openbaar. Alleen wie met jou een deal tekent krijgt het.")
    )  # fmt: skip

    stays_in_house = ("contact_name", "email")

    def __init__(self, *args: Any, behalf: list[tuple[str, str]], **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        if behalf:
            choices = [*behalf, ("", _("Iemand anders; vul hieronder in"))]
            self.fields["behalf"].choices = choices  # type: ignore[attr-defined]
        else:
            del self.fields["behalf"]
        if not rules.sounds_like_money(*(self.data.get(name, "") for name in ("title", "about"))):
            del self.fields["is_no_money"]

    def clean(self) -> dict[str, Any]:
        """Somebody asks or offers it; a word that may mean money is a question first."""
        said = super().clean() or {}
        if "is_no_money" in self.fields and not said.get("is_no_money"):
            asks = _(
                "Gaat dit over geld? De beursvloer is voor alles behalve geld. Zo niet, vink dit aan."
            )
            self.add_error("is_no_money", asks)
        if not said.get("behalf") and not said.get("party"):
            self.add_error("party", _("Schrijf op van wie dit komt, zoals Bakkerij Bruin."))
        return said

    @property
    def posting(self) -> Posting:
        """What was filled in, as the action wants it."""
        return Posting(**self.cleaned_data)


SIDES = (("gives", "offer"), ("gets", "ask"))


class DealForm(forms.Form):
    """Who gives what to whom: two choices are enough, the rest is for who did not post."""

    gives_post = forms.TypedChoiceField(
        label=_("Wie geeft? Kies een aanbod"), coerce=int, empty_value=None, required=False
    )
    gets_post = forms.TypedChoiceField(
        label=_("Wie krijgt? Kies een vraag"), coerce=int, empty_value=None, required=False
    )
    what = forms.CharField(
        label=_("Wat krijgt de een van de ander?"),
        max_length=300,
        required=False,
        help_text=_("Leeg: dan geldt de zin van het aanbod, of anders van de vraag."),
    )
    returns = forms.CharField(label=_("Wat doet die terug?"), max_length=300, required=False)
    gives_name = forms.CharField(
        label=_("Gever, als die niet in de lijst staat"), max_length=160, required=False
    )
    gives_email = forms.EmailField(label=_("E-mailadres van de gever"), required=False)
    gets_name = forms.CharField(
        label=_("Ontvanger, als die niet in de lijst staat"), max_length=160, required=False
    )
    gets_email = forms.EmailField(label=_("E-mailadres van de ontvanger"), required=False)

    stays_in_house = ("gives_email", "gets_email")

    def __init__(self, *args: Any, groups: list[tuple[str, str, list[Post]]], **kwargs: Any) -> None:  # fmt: skip
        super().__init__(*args, **kwargs)
        for role, side in SIDES:
            rows = [
                (kind, [(it.pk, f"{it.party}: {it.title}") for it in posts])
                for of_side, kind, posts in groups
                if of_side == side
            ]
            field = self.fields[f"{role}_post"]
            field.choices = [("", _("Kies uit de lijst")), *rows]  # type: ignore[attr-defined]

    @property
    def dealing(self) -> Dealing:
        """What was filled in, as the action wants it."""
        said = self.cleaned_data
        gives, gets = (
            Party(post_id=said[f"{role}_post"], name=said[f"{role}_name"], email=said[f"{role}_email"])
            for role, _side in SIDES
        )  # fmt: skip
        return Dealing(gives, gets, said["what"], said["returns"])


class SignForm(forms.Form):
    """A typed name and a box."""

    name = forms.CharField(label=_("Je naam"), max_length=120)
    agrees = forms.BooleanField(label=_("Wij doen dit, binnen een jaar"))


class AnswerForm(forms.Form):
    """What came of it, and whether it lasts."""

    carried = forms.ChoiceField(
        label=_("Is het gedaan?"), choices=DealSide.Carried.choices, widget=forms.RadioSelect
    )
    lasts = forms.ChoiceField(
        label=_("Als het gedaan is: blijft het bij deze keer?"),
        choices=[*DealSide.Lasts.choices, ("", _("dat weten we nog niet"))],
        widget=forms.RadioSelect,
        required=False,
    )

    def clean(self) -> dict[str, Any]:
        """Whether it lasts says only who carried it out."""
        said = super().clean() or {}
        if said.get("carried") != DealSide.Carried.YES:
            said["lasts"] = ""
        return said


class MatchmakerForm(forms.Form):
    """Whom to name."""

    email = forms.EmailField(label=_("E-mailadres van de matchmaker"))
