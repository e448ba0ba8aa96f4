"""At whose desk somebody sits."""

from collections.abc import Callable
from functools import wraps
from typing import Any

from django.contrib.auth.decorators import login_required
from django.http import Http404, HttpResponse
from django.views.decorators.http import require_http_methods

from aanjager.community.centres import queries as centres
from aanjager.kernel.pages import Request

Page = Callable[..., HttpResponse]
ask_or_do = require_http_methods(["GET", "HEAD", "POST"])


def for_staff(page: Page) -> Page:
    """Give the page the centre at whose desk somebody sits; for others it does not exist."""

    @login_required
    @wraps(page)
    def door(request: Request, **named: Any) -> HttpResponse:
        chosen = request.session.get("desk")
        centre = centres.worked_for(request.actor, request.centre or None, chosen)
        if centre is None:
            raise Http404
        return page(request, centre, **named)

    return door
