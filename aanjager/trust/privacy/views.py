"""My data: see, take along, correct, and leave."""

from django.contrib.auth import logout
from django.contrib.auth.decorators import login_required
from django.http import HttpResponse, JsonResponse
from django.shortcuts import redirect, render
from django.utils.timezone import localdate, now
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_http_methods, require_safe

from aanjager.kernel.pages import Request, page_of
from aanjager.kernel.refusals import refusal
from aanjager.trust.privacy import actions, queries, rules


@never_cache
@login_required
@require_safe
def mine(request: Request) -> HttpResponse:
    who = queries.of_actor(request.actor)
    context = {
        "headings": queries.headings(who),
        "looks": queries.looks(request.actor),
        "noted": queries.noted(request.actor),
        "why_not_leave": refusal(rules.erase, request.full_actor, who),
    }
    return render(request, "privacy/mine.html", context)


@never_cache
@login_required
@require_safe
def table(request: Request, label: str) -> HttpResponse:
    """What one table holds about me, twenty rows at a time."""
    model = queries.table_of(label)
    page = page_of(queries.rows_of(request.actor, model), request)
    context = {"section": queries.section(model, page), "page": page}
    return render(request, "privacy/table.html", context)


@never_cache
@login_required
@require_safe
def download_readable(request: Request) -> HttpResponse:
    context = {"sections": queries.of_person(request.actor), "made_at": now()}
    response = render(request, "privacy/file.html", context)
    return _as_file(response, "html")


@never_cache
@login_required
@require_safe
def download_data(request: Request) -> HttpResponse:
    options = {"indent": 2, "ensure_ascii": False}
    return _as_file(
        JsonResponse(queries.as_data(request.actor, now()), json_dumps_params=options), "json"
    )


def _as_file(response: HttpResponse, kind: str) -> HttpResponse:
    name = f"mijn-gegevens-{localdate():%Y-%m-%d}.{kind}"
    response["Content-Disposition"] = f'attachment; filename="{name}"'
    return response


@never_cache
@login_required
@require_http_methods(["GET", "HEAD", "POST"])
def leave(request: Request) -> HttpResponse:
    who = queries.of_actor(request.actor)
    why_not = refusal(rules.erase, request.full_actor, who)
    is_sure = request.POST.get("sure") == "yes"
    if request.method == "POST" and is_sure:
        actions.erase(who, reason="left", by=request.full_actor, at=now())
        logout(request)
        return redirect("privacy:gone")
    is_unsure = request.method == "POST"
    context = {"why_not": why_not, "is_unsure": is_unsure}
    return render(request, "privacy/leave.html", context, status=422 if is_unsure else 200)


@require_safe
def gone(request: Request) -> HttpResponse:
    return render(request, "privacy/gone.html")


@require_safe
def register(request: Request) -> HttpResponse:
    return render(request, "privacy/register.html", {"entries": queries.register()})
