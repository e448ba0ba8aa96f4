from datetime import timedelta

from django.conf import settings
from django.http import HttpResponse, JsonResponse
from django.shortcuts import render
from django.utils.timezone import now
from django.views.decorators.http import require_safe

from aanjager.community.centres import queries as centres
from aanjager.community.skills import queries as skills
from aanjager.front.home import queries
from aanjager.front.home.choices import CLOSED_TO_ROBOTS, EXPIRES_DAYS, PURPOSES, TERMS
from aanjager.kernel.pages import Request

GENERAL = ("/", "/vacatures/", "/organisaties/", "/vacatures/volgorde/", "/toegankelijkheid/")


@require_safe
def home(request: Request) -> HttpResponse:
    context = {
        "themes": skills.themes(),
        "newest": queries.newest(request.actor, request.centre or None),
        "figures": queries.figures(request.centre or None, now()),
        "centres": [] if request.centre else list(centres.open_to_all()),
        "port": request.get_host().rpartition(":")[2] if ":" in request.get_host() else "",
    }
    return render(request, "home/home.html", context)


@require_safe
def accessibility(request: Request) -> HttpResponse:
    return render(request, "home/accessibility.html", {"report": queries.accessibility_report()})


@require_safe
def privacy(request: Request) -> HttpResponse:
    lengths = centres.terms_of(request.centre or None)
    kept = [
        {"why": PURPOSES[purpose], "how_long": [TERMS[term] % lengths for term in terms]}
        for purpose, terms in queries.purposes()
    ]
    return render(request, "home/privacy.html", {"kept": kept, "lengths": lengths})


@require_safe
def security(request: Request) -> HttpResponse:
    expires = (now() + timedelta(days=EXPIRES_DAYS)).replace(hour=0, minute=0, second=0)
    lines = [
        f"Contact: {settings.SECURITY_CONTACT}",
        f"Expires: {expires:%Y-%m-%dT%H:%M:%SZ}",
        "Preferred-Languages: nl, en",
        f"Canonical: {request.build_absolute_uri()}",
    ]
    return HttpResponse("\n".join(lines) + "\n", content_type="text/plain; charset=utf-8")


@require_safe
def robots(request: Request) -> HttpResponse:
    closed = ("/",) if settings.DEMO else CLOSED_TO_ROBOTS
    lines = ["User-agent: *", *(f"Disallow: {path}" for path in closed)]
    lines.append(f"Sitemap: {request.build_absolute_uri('/sitemap.xml')}")
    return HttpResponse("\n".join(lines) + "\n", content_type="text/plain; charset=utf-8")


@require_safe
def sitemap(request: Request) -> HttpResponse:
    site = request.build_absolute_uri("/").rstrip("/")
    pages = [(path, None) for path in GENERAL]
    found = pages + queries.addresses(request.actor, request.centre or None)
    context = {"site": site, "addresses": found}
    return render(request, "home/sitemap.xml", context, content_type="application/xml")


@require_safe
def alive(request: Request) -> HttpResponse:
    """The process answers; asks nothing of the database."""
    return _status({"alive": True})


@require_safe
def ready(request: Request) -> HttpResponse:
    """Work can be sent here: the database answers and its tables are those of this code."""
    return _status(queries.readiness())


def _status(facts: dict[str, bool]) -> HttpResponse:
    answer = JsonResponse(facts, status=200 if all(facts.values()) else 503)
    answer["Cache-Control"] = "no-store"
    return answer
