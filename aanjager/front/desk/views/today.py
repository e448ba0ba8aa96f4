from django.http import Http404, HttpResponse
from django.shortcuts import redirect, render
from django.utils.timezone import now
from django.views.decorators.http import require_POST, require_safe

from aanjager.front.desk.queries import worklist
from aanjager.front.desk.views.door import CHOSEN, DeskRequest, at_desk


@require_safe
@at_desk
def today(request: DeskRequest) -> HttpResponse:
    found = worklist.today(request.actor, request.desk, now())
    return render(request, "desk/today.html", {"worklist": found})


@require_POST
@at_desk
def choose_centre(request: DeskRequest) -> HttpResponse:
    """Remember at which desk somebody with several centres sits; only at the network's address."""
    chosen = request.POST.get("centrale", "")
    own = {str(it.pk): it.pk for it in getattr(request, "desks", [])}
    if chosen not in own:
        raise Http404
    request.session[CHOSEN] = own[chosen]
    return redirect("desk:today")
