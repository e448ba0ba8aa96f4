"""What the organisation and the desk fill in when they handle a reaction."""

from typing import Any

from django import forms
from django.db.models import QuerySet
from django.utils.timezone import localdate
from django.utils.translation import gettext_lazy as _

from aanjager.community.organisations.models import Coordinator
from aanjager.exchange.opportunities.models import Opportunity
from aanjager.exchange.placements.actions import Reaction
from aanjager.exchange.placements.choices import LONGEST_MESSAGE
from aanjager.exchange.placements.models import Outcome, Placement, Template

Reason = Placement.Reason


def _words(label: Any, rows: int = 5, **facts: Any) -> forms.CharField:
    return forms.CharField(
        label=label, max_length=LONGEST_MESSAGE, widget=forms.Textarea({"rows": rows}), **facts
    )


class WordsForm(forms.Form):
    text = _words(_("Je bericht"))


class DeskReactionForm(forms.Form):
    """A reaction that staff write down for somebody at the desk; `values` is the Reaction."""

    message = _words(_("Wat wil deze persoon vertellen of vragen?"), rows=4, required=False)
    companion = forms.CharField(
        label=_("Komt er iemand mee? Schrijf hier de naam."), max_length=120, required=False
    )
    introduced_by = forms.CharField(label=_("Wie vertelde erover?"), max_length=120, required=False)

    def __init__(self, *args: Any, opportunity: Opportunity, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        is_welcome = opportunity.friend_welcome or opportunity.team_welcome
        if not is_welcome or opportunity.places_left < 2:
            del self.fields["companion"]

    @property
    def values(self) -> Reaction:
        """What was filled in, marked as come by the desk."""
        given = self.cleaned_data
        return Reaction(
            given["message"], given.get("companion", ""), given["introduced_by"], "desk"
        )


class TalkForm(forms.Form):
    when = forms.DateTimeField(label=_("Wanneer"), widget=forms.DateTimeInput())
    where = forms.CharField(
        label=_("Waar, of hoe"),
        help_text=_("Een adres, of “we bellen je”."),
        max_length=200,
        required=False,
    )


class NothingForm(forms.Form):
    """A step that asks only for a click."""


class StartForm(forms.Form):
    first_day = forms.DateField(label=_("Eerste dag"), initial=localdate, widget=forms.DateInput())
    buddy = forms.ModelChoiceField(
        label=_("Wie helpt op gang?"), queryset=Coordinator.objects.none(), required=False
    )
    buddy_name = forms.CharField(label=_("Of iemand anders"), max_length=120, required=False)

    def __init__(self, *args: Any, coordinators: "QuerySet[Coordinator]", **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        field = self.fields["buddy"]
        field.queryset = coordinators  # type: ignore[attr-defined]
        field.label_from_instance = lambda role: role.person.name  # type: ignore[attr-defined]


class DeclineForm(forms.Form):
    reason = forms.ChoiceField(
        label=_("Waarom niet?"),
        choices=[
            (it.value, it.label)
            for it in (Reason.FULL, Reason.NO_FIT, Reason.TIME, Reason.NO_ANSWER, Reason.OTHER)
        ],
        help_text=_("Voor de cijfers. De vrijwilliger leest alleen je eigen woorden."),
    )
    text = _words(
        _("Wat schrijf je de vrijwilliger?"),
        help_text=_("Bedank, zeg eerlijk waarom niet. Wij zetten er drie andere plekken onder."),
    )


class EndForm(forms.Form):
    reason = forms.ChoiceField(
        label=_("Waarom stopt het?"),
        choices=[(it, it.label) for it in Reason if it not in (Reason.FULL, Reason.NO_ANSWER)],
    )


class PhoneOutcomeForm(forms.Form):
    """What somebody said on the phone about how it goes."""

    moment = forms.ChoiceField(label=_("Welke vraag"), choices=Outcome.Moment.choices)
    still_active = forms.ChoiceField(
        label=_("Antwoord"), choices=Outcome.Answer.choices, widget=forms.RadioSelect
    )
    remark = _words(_("Wat zei de vrijwilliger?"), rows=3, required=False)


class TemplateForm(forms.ModelForm):
    class Meta:
        model = Template
        fields = ["name", "use", "text"]
        labels = {"use": _("Voor welke stap"), "text": _("Tekst")}
        help_texts = {
            "text": _(
                "Schrijf [naam] en [vacature] waar die moeten komen. Alles kun je later nog wijzigen."
            ),
        }

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        State = Placement.State
        self.fields["use"].choices = [  # type: ignore[attr-defined]
            (State.REACTION.value, _("eerste antwoord")),
            (State.TALK.value, _("bericht tijdens het gesprek")),
            (State.DECLINED.value, _("vriendelijk nee")),
        ]
        self.fields["text"].max_length = LONGEST_MESSAGE  # type: ignore[attr-defined]
