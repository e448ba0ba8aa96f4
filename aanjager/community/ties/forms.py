"""What is filled in about ties and invitations; nothing is saved here."""

from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from aanjager.community.ties.actions import Asking, Said
from aanjager.community.ties.models import Tie

KNOWS_AS = [
    (it.value, it.label)
    for it in (Tie.Kind.NEIGHBOUR, Tie.Kind.COLLEAGUE, Tie.Kind.BUDDY, Tie.Kind.MENTOR)
]
WITH_ORGANISATIONS = [
    (it.value, it.label)
    for it in (Tie.Kind.COLLEAGUE, Tie.Kind.BUDDY, Tie.Kind.MENTOR, Tie.Kind.ASKED_BY)
]


class InviteForm(forms.Form):
    """Who is invited; everything may stay empty, then there is only a link."""

    called = forms.CharField(
        label=_("Wie nodig je uit?"),
        max_length=120,
        required=False,
        help_text=_("Alleen voor je eigen lijst en de aanhef, zoals: buurvrouw Bep."),
    )
    address = forms.EmailField(
        label=_("E-mailadres"),
        required=False,
        help_text=_(
            "Mag leeg. Dan krijg je een link om zelf te delen. Wij bewaren het adres niet."
        ),
    )
    note = forms.CharField(
        label=_("Een persoonlijk woord"),
        max_length=300,
        required=False,
        widget=forms.Textarea({"rows": 2}),
    )
    wants_credit = forms.BooleanField(
        label=_("Mijn naam mag erbij staan als iemand door mij meedoet"), required=False
    )
    tie_kind = forms.ChoiceField(
        label=_("Zet ons in elkaars netwerk als"),
        choices=[("", _("liever niet")), *KNOWS_AS],
        required=False,
        help_text=_("Gebeurt alleen als de ander ook ja zegt."),
    )

    def __init__(self, *args: Any, is_network: bool = False, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        if is_network:  # there is nothing else to say yes to
            field = self.fields["tie_kind"]
            assert isinstance(field, forms.ChoiceField)
            field.choices, field.required = KNOWS_AS, True
            del self.fields["wants_credit"]

    @property
    def asking(self) -> Asking:
        """What was filled in, as the action wants it."""
        return Asking(**self.cleaned_data)


class SaidForm(forms.Form):
    """What somebody says besides yes."""

    name = forms.CharField(label=_("Je naam"), max_length=120, required=False)
    may_be_named = forms.BooleanField(required=False)
    wants_tie = forms.BooleanField(required=False)

    def __init__(self, *args: Any, who: str, tie: str = "", **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["may_be_named"].label = _("%(who)s mag horen dat ik ja zei") % {"who": who}
        self.fields["wants_tie"].label = _("Zet ons in elkaars netwerk, als %(tie)s") % {"tie": tie}
        if not tie:
            del self.fields["wants_tie"]

    def clean(self) -> dict[str, Any]:
        """Who wants to be named says the name."""
        said = super().clean() or {}
        if said.get("may_be_named") and not said.get("name", "").strip():
            self.add_error("name", _("Vul je naam in, of haal het vinkje weg."))
        return said

    @property
    def said(self) -> Said:
        """What was filled in, as the action wants it."""
        return Said(**self.cleaned_data)


class AgreeForm(forms.Form):
    """Yes, and whether the other may see where one is active."""

    shows = forms.BooleanField(label=_("De ander mag zien waar ik actief ben"), required=False)


class ProposeForm(AgreeForm):
    """How somebody knows an organisation."""

    kind = forms.ChoiceField(label=_("Ik ken deze organisatie als"), choices=WITH_ORGANISATIONS)
    field_order = ["kind", "shows"]
