from typing import Any

from django import forms
from django.http import QueryDict
from django.utils.translation import gettext_lazy as _

from aanjager.trust.bookmarks import queries


class BookmarkForm(forms.Form):
    """A name for how a list is looked at; the list and its question come along unseen."""

    name = forms.CharField(label=_("Hoe noem je deze weergave"), max_length=60)
    is_default = forms.BooleanField(label=_("Open de lijst hiermee"), required=False)
    path = forms.CharField(max_length=200, widget=forms.HiddenInput)
    question = forms.CharField(max_length=500, required=False, widget=forms.HiddenInput)

    def clean(self) -> dict[str, Any]:
        """Keep of the question what this list keeps; what is no list is refused."""
        found = super().clean() or {}
        left_out = queries.left_out_of(found.get("path", ""))
        if left_out is None:
            raise forms.ValidationError(_("Deze lijst kennen we niet. Ga terug naar de lijst."))
        found["question"] = queries.question_of(QueryDict(found.get("question", "")), left_out)
        return found
