"""For those somebody shows it to: an organisation, and a consultant, who also writes along."""

from typing import Any

from django.contrib import messages
from django.contrib.auth.decorators import login_required
from django.http import Http404, HttpResponse
from django.shortcuts import redirect, render
from django.utils.timezone import now
from django.utils.translation import get_language
from django.utils.translation import gettext as _
from django.views.decorators.cache import never_cache
from django.views.decorators.debug import sensitive_post_parameters
from django.views.decorators.http import require_http_methods, require_POST, require_safe

from aanjager.community.centres.middleware import for_staff
from aanjager.community.people import queries as people
from aanjager.growth.confidence.queries import staff_row
from aanjager.growth.support_wishes import actions, forms, queries
from aanjager.growth.support_wishes.views.own import as_pdf
from aanjager.kernel import paper as papers
from aanjager.kernel.pages import Request, page_of

ask_or_do = require_http_methods(["GET", "HEAD", "POST"])


@never_cache
@login_required
@require_safe
def of_organisation(request: Request) -> HttpResponse:
    """Who shows what helps them to my organisation."""
    if not request.actor.coordinator_of:
        raise Http404
    page = page_of(queries.shared_with_organisations(request.actor), request)
    return render(request, "support_wishes/of_organisation.html", {"page": page})


@never_cache
@login_required
@require_safe
def shared(request: Request, pk: int) -> HttpResponse:
    """What somebody shows me: who and since when, and after a written look what it is."""
    it = queries.one_shared(request.actor, pk)
    is_open = queries.is_open(request.actor, it, now())
    context = {"it": it, "is_open": is_open, "said": queries.told(it) if is_open else None}
    return render(request, "support_wishes/shared.html", context)


@login_required
@require_POST
def look(request: Request, pk: int) -> HttpResponse:
    """Open it for some minutes; the look is written down for who shows it."""
    it = queries.one_shared(request.actor, pk)
    actions.look(it, by=request.actor, at=now())
    return redirect("support_wishes:shared", it.pk)


@for_staff
@require_safe
def overview(request: Request, centre: Any) -> HttpResponse:
    """At the desk: who shows it to me, and what I wrote along that waits for a yes."""
    context = {
        "page": page_of(queries.shared_with_consultant(request.actor, centre), request),
        "drafts": queries.written_by(request.actor, centre)[:50],
    }
    return render(request, "support_wishes/overview.html", context)


@for_staff
@ask_or_do
@sensitive_post_parameters()
def together(request: Request, centre: Any, person: int) -> HttpResponse:
    """Write down with somebody what helps; the page is empty, whatever was told before."""
    who, staff = people.one(request.actor, person), staff_row(request.actor, centre)
    form = forms.TogetherForm(request.POST or None)
    if request.method == "POST" and form.is_valid():
        said = form.cleaned_data
        actions.write_along(
            who, staff=staff, how=said["how"], chosen=said["chosen"], words=said["words"],
            heard_yes=said["agrees"], by=request.actor, at=now(),
        )  # fmt: skip
        messages.success(
            request,
            _("Opgeschreven. Maak het papier en geef het mee.") if not who.user_id
            else _("Opgeschreven. Het wordt bewaard als %(name)s zelf ja zegt.") % {"name": who.name},
        )  # fmt: skip
        return redirect("support_wishes:written", who.pk)
    context = {"form": form, "who": who}
    return render(
        request, "support_wishes/together.html", context, status=422 if form.errors else 200
    )


def _of_mine(request: Request, centre: Any, person: int) -> Any:
    """What I wrote along for somebody, or what they let me see and I opened just now; else nothing."""
    draft = queries.written_by(request.actor, centre, person).first()
    if draft:
        return draft
    found = queries.shared_with_consultant(request.actor, centre).filter(wish__person=person)
    it = found.defer(None).first()
    return it if it and queries.is_open(request.actor, it, now()) else None


@for_staff
@require_safe
def written(request: Request, centre: Any, person: int) -> HttpResponse:
    """What we wrote down together, the paper to take along, and erasing it for who is on paper."""
    who, it = people.one(request.actor, person), _of_mine(request, centre, person)
    context = {"who": who, "it": it, "said": queries.told(it) if it else None}
    return render(request, "support_wishes/written.html", context)


@for_staff
@require_safe
def paper(request: Request, centre: Any, person: int) -> HttpResponse:
    """The paper in large type, to take along."""
    who, it = people.one(request.actor, person), _of_mine(request, centre, person)
    if it is None:
        raise Http404
    agreed = it.heard_text if hasattr(it, "heard_text") else it.wish.agreed_text
    made_at = it.written_at if hasattr(it, "written_at") else it.wish.changed_at
    made = queries.paper(
        who.name, queries.told(it), agreed=agreed, made_at=made_at,
        shown_to=[f"{it.staff.name}, {centre.name}"], language=get_language() or "nl",
    )  # fmt: skip
    return as_pdf(papers.pdf(made))


@for_staff
@require_POST
def erase(request: Request, centre: Any, person: int) -> HttpResponse:
    """Erase it for who is on paper; the answer is the same whether there was anything or not."""
    who = people.one(request.actor, person)
    actions.withdraw(who, by=request.actor, at=now())
    messages.success(
        request, _("Er is niets meer bewaard over wat %(name)s helpt.") % {"name": who.name}
    )
    return redirect("support_wishes:written", who.pk)
