"""One's own place: what the link in every letter leads to; looking answers nothing, only a button does."""

from typing import Any

from django.contrib import messages
from django.contrib.auth.decorators import login_required
from django.http import Http404, HttpResponse, JsonResponse
from django.http.response import HttpResponseBase
from django.shortcuts import redirect, render
from django.utils.formats import date_format
from django.utils.timezone import now
from django.utils.translation import gettext as _
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_http_methods, require_safe

from aanjager.kernel import paper, uploads
from aanjager.kernel.pages import Request, page_of
from aanjager.kernel.refusals import Refused, refusal
from aanjager.learning.academy import actions, queries, rules
from aanjager.learning.academy.forms import EvaluationForm
from aanjager.learning.courses import actions as places
from aanjager.learning.courses import queries as known
from aanjager.learning.courses import rules as place_rules


@never_cache
@require_http_methods(["GET", "HEAD", "POST"])
def own(request: Request, token: str) -> HttpResponse:
    """One's place in a course: the days, the files, catching up, the questions, the certificate."""
    row = queries.by_link(token)
    if request.method == "POST":
        return _answer(request, row, token)
    return _page(request, row, token)


def _answer(request: Request, row: Any, token: str) -> HttpResponse:
    todo, by, at = request.POST.get("doe", ""), request.actor, now()
    acts: dict[str, Any] = {
        "prove": (places.prove, _("Bedankt. Je adres is bevestigd.")),
        "leave": (places.leave, _("Je bent afgemeld. De plaats gaat naar wie wacht.")),
        "accept": (places.accept, _("De plaats is voor jou.")),
    }
    if todo in acts:
        act, told = acts[todo]
        act(row, by=by, at=at, token=token)
        messages.success(request, told)
    elif todo == "back":
        made = places.come_back(row, by=by, at=at, token=token)
        messages.success(request, _("Je bent weer aangemeld. Kijk in je mail voor de link."))
        if made.queued_at == at:  # to one that ran already only its own letter leads
            return redirect("academy:own", known.token_of(made.code))
    elif todo == "catch_up":
        _catch_up(row, request.POST.get("dag", ""), by=by, at=at, token=token)
        messages.success(request, _("Genoteerd. Je krijgt een brief met de dag."))
    elif todo == "evaluate":
        form = EvaluationForm(request.POST)
        if not form.is_valid():
            return _page(request, row, token, form=form)
        actions.evaluate(row, form.answers, by=by, at=at, token=token)
        messages.success(request, _("Dank je wel voor je antwoorden."))
    else:
        raise Refused(_("Kies wat er moet gebeuren."))
    return redirect("academy:own", token)


def _catch_up(row: Any, chosen: str, **said: Any) -> None:
    """Find the missed day and the other that were chosen together: `missed-other`."""
    for day in queries.missed(row, known.days_of(row.run)):
        for other, _left in queries.about_to_catch_up(row, day, said["at"]):
            if chosen == f"{day.pk}-{other.pk}":
                actions.catch_up(row, day, other, **said)
                return
    raise Refused(_("Op die dag kun je niet meer inhalen."))


def _page(request: Request, row: Any, token: str, form: Any = None) -> HttpResponse:
    at, actor, run = now(), request.actor, row.run
    days = known.days_of(run)
    there = queries.there(row)
    takes_part = row.state in rules.TOOK_PART
    may_catch_up = takes_part and run.course.may_catch_up
    missed = queries.missed(row, days) if may_catch_up else []
    why_not_evaluate = refusal(rules.evaluate, actor, row, at=at, token=token)
    context = {
        "row": row, "run": run, "course": run.course, "token": token,
        "takes_part": takes_part, "days": [(day, there.get(day.pk)) for day in days],
        "standing": known.standing(run, at, row) if row.state == "waiting" else None,
        "following": known.next_run(run, at) if row.state == "missed" else None,
        "catch_up": [(day, queries.about_to_catch_up(row, day, at)) for day in missed],
        "certificate": getattr(row, "certificate", None),
        "materials": queries.materials(run.course) if takes_part else [],
        "form": None if why_not_evaluate else form or EvaluationForm(),
        "is_free": place_rules.is_free(row, at=at), "free_until": place_rules.free_until(run),
        "why_not_leave": refusal(place_rules.leave, actor, row, at=at, token=token),
        "why_not_accept": refusal(place_rules.accept, actor, row, at=at, token=token),
        "why_not_back": refusal(place_rules.come_back, actor, row, at=at, token=token),
        "may_prove": not row.proven_at and not refusal(place_rules.prove, actor, row, token=token),
    }  # fmt: skip
    return render(request, "academy/own.html", context, status=200 if form is None else 422)


@never_cache
@require_safe
def dates(request: Request, token: str) -> HttpResponse:
    """The days for one's own calendar, with the links of online days for who takes part."""
    row = queries.by_link(token)
    days = known.days_of(row.run)
    for it in days:
        it.run = row.run
    inside = row.state in rules.TOOK_PART
    text = known.events_of(days, now(), inside=inside)
    answer = HttpResponse(text, content_type="text/calendar; charset=utf-8")
    answer["Content-Disposition"] = 'attachment; filename="cursus.ics"'
    return answer


@never_cache
@require_safe
def material(request: Request, token: str, material: int) -> HttpResponseBase:
    """A file of the course, for who takes part."""
    row = queries.by_link(token)
    found = queries.material(row.run.course, material)
    rules.take_material(request.actor, row.run.course, row, token)
    return served(found)


def served(found: Any) -> HttpResponseBase:
    """A file as an attachment under its own name."""
    name = f"{found.title}.{found.ending}"
    return uploads.as_attachment(found.file.open("rb"), name=name, media_type=found.media_type)


@never_cache
@require_safe
def certificate(request: Request, token: str, form: str) -> HttpResponse:
    """The certificate on paper, or as data."""
    it = getattr(queries.by_link(token), "certificate", None)
    if it is None or it.withdrawn_at or form not in {"pdf", "json"}:
        raise Http404
    name = f"certificaat-{it.number}.{form}"
    if form == "json":
        answer: HttpResponse = JsonResponse(queries.as_data(it))
    else:
        answer = HttpResponse(paper.pdf(_paper(request, it)), content_type="application/pdf")
    answer["Content-Disposition"] = f'attachment; filename="{name}"'
    return answer


def _paper(request: Request, it: Any) -> paper.Paper:
    told = {name: value for name, _words, value in queries.as_words(it)}
    rows = [[_("Wat"), _("Hoe")], *([words, value] for _n, words, value in queries.as_words(it))]
    said = _("%(name)s volgde de cursus %(course)s tot het einde.") % told
    check = _("Nakijken of dit nummer echt is: %(link)s") % {"link": queries.check_link(it)}
    return paper.Paper(
        title=_("Certificaat"),
        language=request.LANGUAGE_CODE,
        author=str(it.facts["centre"]),
        made_at=it.issued_at,
        subtitle=str(it.facts["course"]),
        parts=[
            paper.Part("paragraph", said),
            paper.Part("table", rows=rows),
            paper.Part("paragraph", check),
        ],
        footer=f"{it.number} · {date_format(it.issued_at, 'j F Y')}",
    )


@require_safe
def check(request: Request) -> HttpResponse:
    """Whether the number of a certificate is real; shows what the certificate shows, and no more."""
    number = request.GET.get("nummer", "")[:30]
    found = queries.certificate(number)
    context = {
        "number": number, "certificate": found, "rows": queries.as_words(found) if found else [],
    }  # fmt: skip
    return render(request, "academy/check.html", context)


@never_cache
@login_required
@require_safe
def mine(request: Request) -> HttpResponse:
    """One's own courses and certificates."""
    return _list(request, queries.of_person(request.actor), "academy/mine.html")


@never_cache
@login_required
@require_safe
def theirs(request: Request) -> HttpResponse:
    """The people of one's organisation in courses, and its own courses."""
    if not request.actor.coordinator_of:
        raise Http404
    found = queries.of_organisations(request.actor)
    given = queries.given_by_organisation(request.actor)
    return _list(request, found, "academy/theirs.html", given=given)


def _list(request: Request, found: Any, template: str, **more: Any) -> HttpResponse:
    page = page_of(found, request)
    rows = list(page.object_list)
    kept = queries.certificates_of(rows)
    context = {
        "page": page,
        "rows": [(it, known.token_of(it.code), kept.get(it.pk)) for it in rows],
        **more,
    }
    return render(request, template, context)
