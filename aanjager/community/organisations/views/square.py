"""The square: who asks for volunteers here, and how to join them."""

from django.contrib import messages
from django.contrib.auth.views import redirect_to_login
from django.http import HttpResponse
from django.shortcuts import redirect
from django.utils.timezone import now
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_safe

from aanjager.community.centres import queries as centres
from aanjager.community.organisations import actions, queries, rules
from aanjager.community.organisations.forms import RegisterForm, SearchForm
from aanjager.kernel.pages import Request, page_of, show
from aanjager.kernel.refusals import refusal


@require_safe
def overview(request: Request) -> HttpResponse:
    """Every approved organisation of the visited centre, or of all centres."""
    search = SearchForm(request.GET)
    asked = search.asked("q", "kind")
    found = queries.overview(request.centre or None, text=asked["q"], kind=asked["kind"])
    context = {"page": page_of(found, request), "search": search, "asked": asked}
    return show(request, "organisations/overview.html", context, partial="results")


@require_http_methods(["GET", "HEAD", "POST"])
def register(request: Request) -> HttpResponse:
    """Take an organisation in; who registers it speaks for it."""
    if not request.actor.is_signed_in:
        return redirect_to_login(request.get_full_path(), "/inloggen/")
    if not request.centre:
        return show(request, "organisations/choose_centre.html", {"doors": _doors(request.path)})
    form = RegisterForm(request.POST or None)
    if request.method == "POST" and form.is_valid():
        organisation = actions.register(
            request.centre,
            form.details(),
            title=form.cleaned_data["title"],
            by=request.actor,
            at=now(),
        )
        messages.success(request, _("De organisatie is aangemeld. Je krijgt ons besluit per mail."))
        return redirect("organisations:own", organisation.pk)
    context = {"form": form, "reason": refusal(rules.register, request.actor, request.centre)}
    status = 422 if form.is_bound else 200
    return show(request, "organisations/register.html", context, status=status)


def _doors(path: str) -> list[tuple[str, str]]:
    return [(centre.name, centres.link(centre, path)) for centre in centres.open_to_all()]
