"""What is filled in about a question; nothing is saved here."""

from typing import Any
from uuid import uuid4

from django import forms
from django.utils.translation import gettext_lazy as _

from aanjager.advice.articles.actions import Written
from aanjager.advice.articles.choices import subjects
from aanjager.advice.expertise import queries
from aanjager.advice.expertise.actions import Told
from aanjager.advice.expertise.models import DeskQuestion
from aanjager.community.centres.models import Centre
from aanjager.kernel.actor import Actor

LONG = {"rows": 5}


def _number(label: Any) -> forms.TypedChoiceField:
    return forms.TypedChoiceField(label=label, coerce=int, empty_value=None, required=False)


class AskForm(forms.Form):
    """A question of anybody; who is signed in is known. `client_id` makes pressing twice one question."""

    client_id = forms.UUIDField(widget=forms.HiddenInput, initial=uuid4)
    title = forms.CharField(label=_("Je vraag in één zin"), max_length=200)
    text = forms.CharField(
        label=_("Wat moeten we erbij weten?"),
        help_text=_("Noem geen namen van anderen. Die hebben we niet nodig."),
        max_length=3000, required=False, widget=forms.Textarea(LONG),
    )  # fmt: skip
    subject = forms.ChoiceField(label=_("Waar gaat het over?"), required=False)
    asker = forms.ChoiceField(label=_("Je vraagt dit voor"), choices=DeskQuestion.Asker.choices)
    organisation_id = _number(_("Welke organisatie?"))
    area_id = _number(_("In welke buurt of plaats?"))
    name = forms.CharField(label=_("Je naam"), max_length=120)
    email = forms.EmailField(
        label=_("Je e-mailadres"), help_text=_("Hier sturen we het antwoord naartoe.")
    )

    def __init__(self, *args: Any, actor: Actor, centre: Centre, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        fields: dict[str, Any] = self.fields
        fields["subject"].choices = [("", _("Dat weet ik niet")), *subjects()]
        own = [(it.pk, it.name) for it in queries.organisations_of(actor, centre)]
        areas = [(it.pk, str(it)) for it in queries.areas_of(centre)]
        fields["area_id"].choices = [("", "–"), *areas]
        fields["organisation_id"].choices = [("", "–"), *own]
        if not own:
            del fields["organisation_id"]

    @property
    def told(self) -> Told:
        """What was filled in, as the action wants it."""
        return Told(**self.cleaned_data)


class BehalfForm(AskForm):
    """What somebody asks by phone, by mail or at the desk, written down by a colleague."""

    name = forms.CharField(label=_("Wie vraagt het?"), max_length=120)
    email = forms.EmailField(label=_("E-mailadres"), required=False)
    phone = forms.CharField(label=_("Telefoon"), max_length=30, required=False)
    came_by = forms.ChoiceField(
        label=_("Hoe kwam het binnen?"), choices=DeskQuestion.CameBy.choices[1:], initial="phone"
    )
    urgency = forms.ChoiceField(label=_("Hoe dringend?"), choices=DeskQuestion.Urgency.choices)


class TriageForm(forms.Form):
    """Where a question belongs and how urgent it is."""

    subject = forms.ChoiceField(label=_("Onderwerp"))
    urgency = forms.ChoiceField(label=_("Hoe dringend?"), choices=DeskQuestion.Urgency.choices)
    area_id = _number(_("Waar"))

    def __init__(self, *args: Any, centre: Centre, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        fields: dict[str, Any] = self.fields
        fields["subject"].choices = [("", "–"), *subjects()]
        areas = [(it.pk, str(it)) for it in queries.areas_of(centre)]
        fields["area_id"].choices = [("", "–"), *areas]


class AnswerForm(forms.Form):
    """The answer, as who asked reads it."""

    text = forms.CharField(
        label=_("Antwoord"), help_text=_("Schrijf alleen het antwoord. De mail groet en sluit zelf af."),
        max_length=8000, widget=forms.Textarea({"rows": 9}),
    )  # fmt: skip


class CloseForm(forms.Form):
    """Why a question gets no answer."""

    reason = forms.CharField(
        label=_("Waarom vervalt de vraag?"), help_text=_("Wie het vroeg leest dit."), max_length=200
    )


class MissingForm(forms.Form):
    """What an answer still lacks."""

    because = forms.CharField(
        label=_("Wat mis je nog?"), max_length=2000, widget=forms.Textarea({"rows": 3})
    )


class FromAnswerForm(forms.Form):
    """An answer as an article: cleaned, with a subject and sources."""

    title = forms.CharField(label=_("Titel, liefst als vraag"), max_length=200)
    subject = forms.ChoiceField(label=_("Onderwerp"))
    text = forms.CharField(label=_("Tekst"), max_length=20_000, widget=forms.Textarea({"rows": 12}))
    sources = forms.CharField(
        label=_("Bronnen"), help_text=_("Op elke regel een."), max_length=3000, required=False,
        widget=forms.Textarea({"rows": 3}),
    )  # fmt: skip
    is_clean = forms.BooleanField(
        label=_("Ik las het na: er staat niets in over een persoon"), required=False
    )

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        fields: dict[str, Any] = self.fields
        fields["subject"].choices = [("", "–"), *subjects()]

    @property
    def written(self) -> Written:
        """What was filled in, as the action wants it."""
        return Written(**self.cleaned_data)
