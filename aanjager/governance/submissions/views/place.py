"""At which desk a plan is read."""

from typing import Any

from django.views.decorators.http import require_http_methods

from aanjager.community.centres.middleware import desk_of
from aanjager.governance.plans import queries
from aanjager.kernel.pages import Request

ask_or_do = require_http_methods(["GET", "HEAD", "POST"])


def found(request: Request, pk: int) -> Any:
    """One plan at this desk; else it does not exist."""
    return queries.on_desk(request.actor, desk_of(request), pk)
