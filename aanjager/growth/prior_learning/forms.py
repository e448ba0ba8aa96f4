"""What is filled in about a portfolio; nothing is saved here."""

from collections.abc import Sequence
from typing import Any

from django import forms
from django.db.models import QuerySet
from django.utils.translation import gettext_lazy as _

from aanjager.growth.prior_learning.choices import Competency, framework

AREA = forms.Textarea(attrs={"rows": 4})


class BeginForm(forms.Form):
    goal = forms.CharField(
        label=_("Waar wil je het voor gebruiken?"), max_length=1000, widget=AREA,
        help_text=_(
            "Bijvoorbeeld: voor een opleiding, voor werk, of om te zien wat je kunt. "
            "De centrale leest dit voor het eerste gesprek."
        ),
    )  # fmt: skip


class ClaimForm(forms.Form):
    """How well one competency goes; the levels say what somebody does there."""

    level = forms.TypedChoiceField(
        label=_("Wat past het best bij jou?"), coerce=int, widget=forms.RadioSelect
    )
    story = forms.CharField(
        label=_("Geef een voorbeeld: wat was er, wat deed je, hoe liep het af?"),
        max_length=2000, widget=AREA,
    )  # fmt: skip
    evidence = forms.MultipleChoiceField(
        label=_("Wat laat dit zien?"), required=False, widget=forms.CheckboxSelectMultiple
    )

    def __init__(self, *args: Any, what: Competency, known: Sequence[str], **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        level: Any = self.fields["level"]
        level.choices = [(int(it), f"{it.label}: {text}") for it, text in what.levels]
        if known:
            evidence: Any = self.fields["evidence"]
            evidence.choices = [(it, it) for it in known]
        else:
            del self.fields["evidence"]


class AssessForm(forms.Form):
    """What the assessor finds."""

    found_level = forms.TypedChoiceField(
        label=_("Welk niveau zie je?"), coerce=int, widget=forms.RadioSelect
    )
    reasoning = forms.CharField(
        label=_("Waaraan zie je dat? De vrijwilliger leest dit."), max_length=2000, widget=AREA
    )

    def __init__(self, *args: Any, what: Competency, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        level: Any = self.fields["found_level"]
        level.choices = [(int(it), f"{it.label}: {text}") for it, text in what.levels]


class SupervisorForm(forms.Form):
    address = forms.EmailField(
        label=_("E-mailadres van de begeleider"),
        help_text=_("Iemand met een account die bij jullie is ingeschreven."),
    )


class AssessorForm(forms.Form):
    address = forms.EmailField(
        label=_("E-mailadres van de beoordelaar"),
        help_text=_("Iemand met een account, die de vrijwilliger niet kent."),
    )
    because = forms.CharField(
        label=_("Waarom toch, als zij elkaar kennen"), max_length=300, required=False,
        help_text=_("Je naam en je reden blijven staan. De vrijwilliger leest de reden."),
    )  # fmt: skip


class PlanForm(forms.Form):
    text = forms.CharField(
        label=_("Wat wil je leren, hoe, en wanneer kijk je terug?"), max_length=3000, widget=AREA
    )


class RecogniseForm(forms.Form):
    kind: Any = forms.ModelChoiceField(
        queryset=None, label=_("Welk bewijs van deelname"), empty_label=_("Kies een bewijs")
    )

    def __init__(self, *args: Any, kinds: QuerySet[Any], **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        found: Any = self.fields["kind"]
        found.queryset = kinds


class ShareForm(forms.Form):
    """For whom a link is, and how long it works."""

    label = forms.CharField(label=_("Voor wie is de link?"), max_length=80)
    days = forms.TypedChoiceField(
        label=_("Hoe lang werkt hij?"), coerce=int, initial=30, widget=forms.RadioSelect,
        choices=[(7, _("een week")), (30, _("een maand")), (90, _("drie maanden"))],
    )  # fmt: skip


class AskForm(forms.Form):
    """Which organisation is asked, about what."""

    organisation: Any = forms.ModelChoiceField(
        queryset=None, label=_("Aan welke organisatie?"), empty_label=None
    )
    code = forms.ChoiceField(label=_("Waarover?"))

    prefix = "vraag"

    def __init__(self, *args: Any, places: QuerySet[Any], **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        organisation: Any = self.fields["organisation"]
        organisation.queryset = places
        code: Any = self.fields["code"]
        code.choices = [(it, str(what)) for it, what in framework().items()]


class SeenForm(forms.Form):
    """What somebody of the organisation saw."""

    text = forms.CharField(
        label=_("Wat zag je?"), max_length=2000, widget=forms.Textarea(attrs={"rows": 6}),
        help_text=_("Een voorbeeld zegt meer dan een oordeel. Een paar zinnen is genoeg."),
    )  # fmt: skip
    writer = forms.CharField(label=_("Je naam"), max_length=120)
    role = forms.CharField(
        label=_("Wat doe je er?"), max_length=120, required=False,
        help_text=_("Bijvoorbeeld: coördinator van de inloop."),
    )  # fmt: skip


class FileForm(forms.Form):
    """A file of one's own."""

    file = forms.FileField(
        label=_("Bestand"), help_text=_("Een pdf, een document of een foto, hoogstens 20 MB.")
    )
