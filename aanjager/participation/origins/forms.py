"""What is filled in about where an initiative came from."""

from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

MOST_CHOICES = 200  # initiatives in a list to choose from, the newest first


class GrowForm(forms.Form):
    """Which initiative grew out of a pattern."""

    initiative = forms.TypedChoiceField(label=_("Welk initiatief?"), coerce=int)

    def __init__(self, *args: Any, choices: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        found = [(it.pk, f"{it.title} ({it.get_stage_display()})") for it in choices[:MOST_CHOICES]]
        self.fields["initiative"].choices = [("", "–"), *found]  # type: ignore[attr-defined]
