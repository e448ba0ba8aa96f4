"""What somebody may add to a yes or a no."""

from django import forms
from django.utils.translation import gettext_lazy as _

from aanjager.exchange.placements.choices import LONGEST_MESSAGE


class OutcomeForm(forms.Form):
    remark = forms.CharField(
        label=_("Wil je er iets bij zeggen?"),
        max_length=LONGEST_MESSAGE,
        widget=forms.Textarea({"rows": 3}),
        required=False,
    )
