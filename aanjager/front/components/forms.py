"""Two forms that only show how fields look."""

from django import forms
from django.utils.translation import gettext_lazy as _


class SampleForm(forms.Form):
    """One of each kind of field."""

    name = forms.CharField(label=_("Naam"), help_text=_("Zoals je genoemd wilt worden."))
    day = forms.DateField(label=_("Wanneer wil je beginnen?"), required=False)
    rhythm = forms.ChoiceField(
        label=_("Hoe vaak?"),
        choices=[("once", _("Eén keer")), ("weekly", _("Elke week"))],
        widget=forms.RadioSelect,
    )
    languages = forms.MultipleChoiceField(
        label=_("Welke talen spreek je?"),
        choices=[("nl", "Nederlands"), ("en", "English"), ("ar", "العربية")],
        widget=forms.CheckboxSelectMultiple,
        required=False,
    )
    area = forms.ChoiceField(
        label=_("Waar?"), choices=[("a", _("In de buurt")), ("b", _("Overal"))]
    )
    about = forms.CharField(label=_("Wat wil je kwijt?"), widget=forms.Textarea, required=False)
    agrees = forms.BooleanField(label=_("De organisatie mag mij bellen"), required=False)


class MistakenForm(forms.Form):
    """A field that was filled in wrongly."""

    email = forms.EmailField(
        label=_("E-mailadres"),
        help_text=_("Hier sturen we de code naartoe."),
        error_messages={"invalid": _("Vul een e-mailadres in, zoals naam@voorbeeld.nl.")},
    )
