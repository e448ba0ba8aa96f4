"""What people fill in around texts and amendments."""

from typing import Any
from uuid import uuid4

from django import forms
from django.utils.text import Truncator
from django.utils.translation import gettext_lazy as _

from aanjager.governance.documents.models import Advice, Body, Decision, Document
from aanjager.governance.documents.rules import Proposal, Verdict
from aanjager.governance.documents.rules.texts import hash_of

LONGEST = 20_000


def _words(label: Any, rows: int = 4, **facts: Any) -> forms.CharField:
    facts = {"max_length": LONGEST, **facts}
    return forms.CharField(label=label, widget=forms.Textarea({"rows": rows}), **facts)


class DocumentForm(forms.Form):
    title = forms.CharField(label=_("Hoe heet het stuk?"), max_length=200)
    kind = forms.ChoiceField(label=_("Wat voor stuk is het?"), choices=Document.Kind.choices)
    purpose = _words(_("Waar is het voor?"), rows=3, required=False)
    body = forms.ModelChoiceField(
        label=_("Wie besluit erover?"), queryset=Body.objects.none(), empty_label=None
    )

    def __init__(self, *args: Any, bodies: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["body"].queryset = bodies  # type: ignore[attr-defined]


class SourceForm(forms.Form):
    source = _words(
        _("De tekst"),
        rows=20,
        max_length=200_000,
        required=False,
        help_text=_(
            "Een lege regel maakt een nieuwe alinea. Begin een kop met # en een lijst met -."
        ),
    )


class ProposalForm(forms.Form):
    """What somebody wants to change; the hidden fields say what was read, and make twice once."""

    kind = forms.CharField(widget=forms.HiddenInput)
    block = forms.UUIDField(required=False, widget=forms.HiddenInput)
    read_hash = forms.CharField(required=False, max_length=64, widget=forms.HiddenInput)
    client_id = forms.UUIDField(initial=uuid4, widget=forms.HiddenInput)
    new_text = _words(_("De nieuwe tekst"), rows=6, required=False)
    motive = _words(_("Waarom?"), rows=4, required=False, max_length=4000)
    about = forms.CharField(
        label=_("Waar gaat het over, in een paar woorden?"), max_length=80, required=False
    )
    with_name = forms.BooleanField(label=_("Zet mijn naam erbij"), required=False)
    is_editorial = forms.BooleanField(
        label=_("Dit is alleen redactie: de betekenis verandert niet"), required=False
    )

    def proposal(self, label: str) -> Proposal:
        """What was filled in, as the action wants it."""
        given = self.cleaned_data
        on_block = given["kind"] in {"change", "strike"}
        return Proposal(
            kind="editorial"
            if given["is_editorial"] and given["kind"] == "change"
            else given["kind"],
            motive=given["motive"],
            new_text=given["new_text"],
            about=given["about"],
            block_uid=given["block"] if on_block else None,
            after_uid=None if on_block else given["block"],
            read_hash=given["read_hash"],
            client_id=given["client_id"],
            label=label,
        )


KINDS = [
    ("missing", _("er ontbreekt iets")),
    ("change", _("een alinea wijzigen")),
    ("insert", _("onder een alinea iets invoegen")),
    ("strike", _("een alinea schrappen")),
    ("general", _("iets over de hele tekst")),
]


class PickForm(forms.Form):
    """What somebody wants, and on which paragraph of the text."""

    soort = forms.ChoiceField(
        label=_("Wat wil je?"), choices=KINDS, initial="missing", widget=forms.RadioSelect
    )
    alinea = forms.ChoiceField(
        label=_("Welke alinea?"),
        required=False,
        help_text=_("Niet nodig als er iets ontbreekt, of bij iets over de hele tekst."),
    )

    def __init__(self, *args: Any, blocks: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        found = [(str(it.uid), Truncator(it.text).chars(80)) for it in blocks]
        self.fields["alinea"].choices = [("", "—"), *found]  # type: ignore[attr-defined]

    def clean(self) -> dict[str, Any]:
        given: dict[str, Any] = super().clean() or {}
        if given.get("soort") in {"change", "insert", "strike"}:
            if not given.get("alinea") and "alinea" not in self.errors:
                self.add_error("alinea", _("Kies eerst een alinea."))
        else:
            given["alinea"] = ""
        return given


class HallForm(forms.Form):
    """The words and why. `read_hash` says how the paragraph was read; `client_id` makes twice once."""

    read_hash = forms.CharField(required=False, max_length=64, widget=forms.HiddenInput)
    client_id = forms.UUIDField(widget=forms.HiddenInput, initial=uuid4)
    new_text = _words(_("De nieuwe tekst"), rows=5, required=False)
    motive = _words(_("Waarom?"), rows=3, max_length=4000)
    with_name = forms.BooleanField(label=_("Zet mijn naam erbij"), required=False)

    @classmethod
    def begin(cls, kind: str, block: Any, line: Any) -> "HallForm":
        """An empty form, with the paragraph to change, or with what was said."""
        said = line.text if line else ""
        words = block.text if kind == "change" else "" if kind == "strike" else said
        hashed = hash_of(block.text) if block else ""
        return cls(initial={"new_text": words, "motive": said, "read_hash": hashed})

    def wish(self, picked: dict[str, Any], label: str) -> Proposal:
        """What was filled in, as the action wants it."""
        given, kind, uid = self.cleaned_data, picked["soort"], picked["alinea"] or None
        on_block = kind in {"change", "strike"}
        return Proposal(
            kind=kind,
            motive=given["motive"],
            new_text=given["new_text"],
            block_uid=uid if on_block else None,
            after_uid=None if on_block else uid,
            read_hash=given["read_hash"],
            client_id=given["client_id"],
            label=label,
        )


class ReasonForm(forms.Form):
    reason = _words(_("Waarom?"), help_text=_("In minstens 20 tekens."))


class AdviceForm(forms.Form):
    body = forms.TypedChoiceField(label=_("Namens wie?"))
    proposal = forms.ChoiceField(label=_("Wat is het advies?"), choices=Advice.Proposal.choices)
    text = _words(_("Voorgestelde tekst, bij gewijzigd overnemen"), required=False)
    explanation = _words(_("Toelichting"))

    def __init__(self, *args: Any, bodies: Any = (), **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        by_key = {str(it.pk): it for it in bodies}
        field = self.fields["body"]
        field.choices = [(key, it.name) for key, it in by_key.items()]  # type: ignore[attr-defined]
        field.coerce = by_key.get  # type: ignore[attr-defined]


class AnswerForm(forms.Form):
    says = forms.ChoiceField(
        label=_("Ben je het eens met het advies?"),
        choices=Advice.Answer.choices,
        widget=forms.RadioSelect,
    )
    comment = _words(_("Wil je er iets bij zeggen?"), rows=3, required=False)


class DecisionForm(forms.Form):
    outcome = forms.ChoiceField(
        label=_("Besluit"),
        choices=[it for it in Decision.Outcome.choices if it[0] != "enacted"],
    )
    text = _words(
        _("De tekst zoals jullie die besluiten"),
        required=False,
        help_text=_("Alleen nodig bij gewijzigd overnemen."),
    )
    reason = _words(_("Waarom?"), help_text=_("In minstens 20 tekens."))

    @property
    def verdict(self) -> Verdict:
        """What was filled in, as the action wants it."""
        given = self.cleaned_data
        return Verdict(given["outcome"], given["reason"], given["text"])


class LapseForm(forms.Form):
    number = forms.IntegerField(label=_("Het nummer van het andere voorstel"), min_value=1)


class MergeForm(forms.Form):
    changelog = _words(_("Wat is er anders? In een paar zinnen."), rows=3, required=False)


class BodyForm(forms.Form):
    name = forms.CharField(label=_("Naam"), max_length=120)


class SeatForm(forms.Form):
    email = forms.EmailField(
        label=_("E-mailadres"), help_text=_("Diegene heeft al een keer ingelogd.")
    )
    title = forms.CharField(label=_("Functie"), max_length=80, required=False)
