"""Minutes as people say them."""

from django import template
from django.utils.translation import gettext as _

register = template.Library()


@register.filter
def as_hours(minutes: int) -> str:
    """Say minutes in hours with at most one decimal."""
    number = f"{(minutes or 0) / 60:.1f}".removesuffix(".0").replace(".", ",")
    return _("%(number)s uur") % {"number": number}
