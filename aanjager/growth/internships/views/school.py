"""Where a school keeps its classes, and a mentor the own one."""

from django.contrib import messages
from django.contrib.auth.decorators import login_required
from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.utils.timezone import now
from django.utils.translation import gettext as _
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_http_methods, require_safe

from aanjager.growth.internships import actions, forms, queries
from aanjager.growth.internships.choices import MOST_CLASSES
from aanjager.kernel.pages import Request, page_of
from aanjager.kernel.refusals import Refused

ask_or_do = require_http_methods(["GET", "HEAD", "POST"])


@never_cache
@login_required
@require_safe
def overview(request: Request) -> HttpResponse:
    """Classes that I look after, and pupils at my organisation."""
    schools = queries.schools(request.actor)
    context = {
        "schools": schools,
        "is_provider": len(request.actor.coordinator_of) > len(schools),
        "groups": list(queries.groups(request.actor)[:MOST_CLASSES]),
        "page": page_of(queries.at_provider(request.actor), request),
        "opportunities": queries.opportunities(request.actor),
    }
    return render(request, "internships/overview.html", context)


@login_required
@ask_or_do
def new_group(request: Request) -> HttpResponse:
    """Make a class."""
    schools = queries.schools(request.actor)
    if not schools:
        raise Refused(_("Klassen maakt een school die meedoet bij de centrale."))
    form = forms.GroupForm(request.POST or None)
    if request.method == "POST" and form.is_valid():
        try:
            made = actions.make_group(schools[0], form.setting(), by=request.actor, at=now())
        except Refused as no:
            form.add_error(None, str(no))
        else:
            messages.success(request, _("De klas staat er. Neem nu de leerlingen over."))
            return redirect("class_lists:bring_in", made.pk)
    context = {"form": form, "school": schools[0], "why_not": ""}
    return render(
        request, "internships/new_group.html", context, status=422 if form.errors else 200
    )
