"""Minutes as people say them."""

from django import template
from django.utils.translation import gettext as _
from django.utils.translation import ngettext

register = template.Library()


@register.filter
def as_hours(minutes: int) -> str:
    """Say minutes in whole hours and minutes, and leave out what is nothing."""
    hours, rest = divmod(int(minutes or 0), 60)
    whole = ngettext("%(n)s uur", "%(n)s uur", hours) % {"n": hours}
    part = ngettext("%(n)s minuut", "%(n)s minuten", rest) % {"n": rest}
    if hours and rest:
        return _("%(hours)s en %(minutes)s") % {"hours": whole, "minutes": part}
    return part if rest else whole
