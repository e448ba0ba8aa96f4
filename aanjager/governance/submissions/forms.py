"""What is filled in when a plan begins, and by who reads it; nothing is saved here."""

from collections.abc import Iterable, Sequence
from datetime import timedelta
from typing import Any
from uuid import uuid4

from django import forms
from django.utils.timezone import localdate
from django.utils.translation import get_language
from django.utils.translation import gettext_lazy as _

from aanjager.governance.plans.actions import Basis
from aanjager.governance.plans.choices.ready import READY
from aanjager.governance.plans.models import Section
from aanjager.governance.submissions.choices import LINK_DAYS

SHORT = {"rows": 3}


def _ready_name(facts: dict[str, Any], name: str) -> str:
    english = (get_language() or "nl").startswith("en")
    return str(facts[f"{name}_en"] if english else facts[name])


class NewForm(forms.Form):
    """A plan with a skeleton, and evidence from where somebody came."""

    title = forms.CharField(label=_("Hoe heet het plan?"), max_length=160)
    recipient = forms.CharField(
        label=_("Voor wie schrijf je het?"),
        max_length=120,
        required=False,
        help_text=_("De gemeente, een fonds, of jullie zelf."),
    )
    template = forms.ChoiceField(label=_("Waarmee begin je?"), widget=forms.RadioSelect)
    sources = forms.MultipleChoiceField(
        label=_("Wat haal je aan als bewijs?"),
        widget=forms.CheckboxSelectMultiple,
        required=False,
        help_text=_("Het komt in het plan te staan zoals het nu is. Meer kan er later bij."),
    )

    def __init__(
        self,
        *args: Any,
        templates: Sequence[Any] = (),
        sources: Sequence[tuple[str, str]] = (),
        **kwargs: Any,
    ) -> None:
        super().__init__(*args, **kwargs)
        ready = [
            (name, f"{_ready_name(it, 'name')}: {_ready_name(it, 'about')}")
            for name, it in READY.items()
        ]
        own = [(str(it.pk), f"{it.name} ({it.centre.name})") for it in templates]
        self.fields["template"].choices = ready + own  # type: ignore[attr-defined]
        self.fields["template"].initial = next(iter(READY))
        if sources:
            self.fields["sources"].choices = sources  # type: ignore[attr-defined]
            self.fields["sources"].initial = [sources[0][0]] if len(sources) == 1 else []
        else:
            del self.fields["sources"]
        self.order_fields(["title", "sources", "recipient"])

    @property
    def basis(self) -> Basis:
        """What was filled in."""
        return Basis(self.cleaned_data["title"], self.cleaned_data["recipient"])


class LinkForm(forms.Form):
    """For which partner, until when, and where the link goes."""

    label = forms.CharField(
        label=_("Voor welke partner?"),
        max_length=120,
        help_text=_("De naam van de organisatie, niet van een mens."),
    )
    expires_on = forms.DateField(label=_("Tot en met welke dag?"), widget=forms.DateInput)
    email = forms.EmailField(
        label=_("E-mailadres"),
        required=False,
        help_text=_("Alleen voor deze ene brief. Leeg laten kan: dan zie je de link zelf."),
    )

    def __init__(self, data: Any = None) -> None:
        super().__init__(data, initial={"expires_on": localdate() + timedelta(days=LINK_DAYS)})


class CommentForm(forms.Form):
    """What a partner says; `client_id` makes that pressing twice says it once."""

    section = forms.ChoiceField(label=_("Waarover gaat het?"), required=False)
    text = forms.CharField(
        label=_("Wat wil je zeggen?"), max_length=2000, widget=forms.Textarea({"rows": 4})
    )
    client_id = forms.UUIDField(widget=forms.HiddenInput, initial=uuid4)

    def __init__(self, *args: Any, sections: Iterable[Section], **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.by_key = {str(it.pk): it for it in sections}
        choices = [("", _("het hele plan"))] + [(k, str(it)) for k, it in self.by_key.items()]
        self.fields["section"].choices = choices  # type: ignore[attr-defined]

    def clean_section(self) -> Section | None:
        """Return the section itself."""
        return self.by_key.get(self.cleaned_data["section"])


class AnswerForm(forms.Form):
    """What the centre answers."""

    text = forms.CharField(
        label=_("Jullie antwoord"), max_length=2000, widget=forms.Textarea(SHORT)
    )
