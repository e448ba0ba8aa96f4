"""The parts of the frame in a page: `{% framed "parts/footer.html" %}`."""

from typing import Any

from django import template

from aanjager.kernel.frame import drawn

register = template.Library()


@register.simple_tag(takes_context=True)
def framed(context: Any, template_name: str) -> str:
    """Show a part of the frame, remembered by all that it depends on."""
    frame = context["frame"]
    return drawn(template_name, frame() if callable(frame) else frame)
