from django.contrib import messages
from django.core.exceptions import ObjectDoesNotExist
from django.http import Http404, HttpResponse
from django.shortcuts import redirect
from django.utils.timezone import now
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST, require_safe

from aanjager.kernel.pages import Request, page_of, show
from aanjager.trust.letters import actions, queries


@require_safe
def overview(request: Request) -> HttpResponse:
    """The letters of the centre: what waits, what failed, what went."""
    if not request.actor.staff_of:
        raise Http404
    counts = queries.counts(request.actor)
    wanted = request.GET.get("toon", "")
    state = wanted if wanted in counts else "waiting"
    page = page_of(queries.in_state(request.actor, state), request)
    context = {"page": page, "counts": counts, "state": state}
    return show(request, "letters/overview.html", context)


@require_POST
def send_again(request: Request, pk: int) -> HttpResponse:
    """Try one letter again."""
    try:
        letter = queries.one(request.actor, pk)
    except ObjectDoesNotExist:
        raise Http404 from None
    actions.send_again(letter, by=request.actor, at=now())
    messages.success(request, _("De brief gaat zo opnieuw op weg."))
    return redirect("letters:overview")
