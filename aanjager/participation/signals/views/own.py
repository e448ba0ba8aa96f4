from django.contrib import messages
from django.contrib.auth.decorators import login_required
from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.utils.timezone import now
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods

from aanjager.kernel.pages import Request
from aanjager.kernel.refusals import Refused
from aanjager.participation.signals import actions, forms, queries


@login_required
@require_http_methods(["GET", "HEAD", "POST"])
def own(request: Request) -> HttpResponse:
    """Say what you saw, and read what became of what you said before."""
    centre = request.centre or queries.own_centre(request.actor)
    form = forms.OwnSignalForm(request.POST or None, centre=centre)
    if request.method == "POST" and form.is_valid():
        try:
            actions.note(form.noted, centre=centre, by=request.actor, at=now())
        except Refused as refused:
            form.add_error("text", str(refused))
        else:
            messages.success(request, _("Dank je wel. De centrale leest het."))
            return redirect("signals:own")
    context = {"form": form, "of": centre, "own": queries.own(request.actor)[:20]}
    return render(request, "signals/own.html", context, status=422 if form.errors else 200)
