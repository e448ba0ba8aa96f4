"""What is filled in about a complaint; nothing is saved here."""

from uuid import uuid4

from django import forms
from django.utils.translation import gettext_lazy as _

from aanjager.governance.complaints.models import Complaint

LONG = forms.Textarea({"rows": 6})


class ComplaintForm(forms.Form):
    """`client_id` says which page it was, so that pressing twice is one complaint."""

    client_id = forms.UUIDField(widget=forms.HiddenInput, initial=uuid4)
    about = forms.ChoiceField(label=_("Waar gaat het over?"), choices=Complaint.About.choices)
    text = forms.CharField(label=_("Wat is er gebeurd?"), max_length=3000, widget=LONG)
    name = forms.CharField(label=_("Je naam"), max_length=120, required=False)
    email = forms.EmailField(
        label=_("Je e-mailadres"),
        required=False,
        help_text=_("Hier sturen we het antwoord naartoe. Zonder adres kan dat niet."),
    )


class LogForm(forms.Form):
    text = forms.CharField(label=_("Wat is er gedaan?"), max_length=500)


class AnswerForm(forms.Form):
    outcome = forms.ChoiceField(label=_("Klopt de klacht?"), choices=Complaint.Outcome.choices)
    answer = forms.CharField(label=_("Antwoord"), max_length=3000, widget=LONG)
    name = forms.CharField(label=_("Wie ondertekent?"), max_length=120, required=False)
