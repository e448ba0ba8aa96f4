"""What the pages of this room share: whose desk it is, and a form that may be refused."""

from collections.abc import Callable
from typing import Any

from django.forms import Form

from aanjager.kernel.pages import Request
from aanjager.kernel.refusals import Refused


def done(request: Request, form: Form, act: Callable[[], Any]) -> Any:
    """Do what a valid form asks; a no stands on the form. Nothing when there is no result yet."""
    if request.method != "POST" or not form.is_valid():
        return None
    try:
        return act() or True
    except Refused as no:
        form.add_error(None, str(no))
        return None
