"""What is typed in from paper."""

from django import forms
from django.utils.translation import gettext_lazy as _

from aanjager.assembly.attendance.choices import MOST_TYPED


class TypedForm(forms.Form):
    lines = forms.CharField(
        label=_("De lijst"),
        widget=forms.Textarea({"rows": 12}),
        help_text=_("Op elke regel een code of een naam, zoals 7KQ2-MX9D of Daan de Boer."),
        max_length=MOST_TYPED * 120,
    )
