"""What everybody can see of an opportunity."""

import json
from math import ceil
from typing import Any

from django.contrib import messages
from django.http import Http404, HttpResponse
from django.shortcuts import redirect, render
from django.utils.safestring import SafeString, mark_safe
from django.utils.timezone import localdate, localtime, now
from django.utils.translation import get_language
from django.utils.translation import gettext as _
from django.views.decorators.http import etag, require_http_methods, require_safe

from aanjager.exchange.opportunities import actions, queries, rules
from aanjager.kernel import beside
from aanjager.kernel.pages import Request
from aanjager.kernel.refusals import refusal
from aanjager.kernel.text import fingerprint, plain, rich

ANSWERS = {
    "ja": actions.confirm_still_open,
    "genoeg": actions.have_enough,
}


def _mark(request: Request, pk: int) -> str | None:
    """A cheap mark of the page for who is not signed in: it changes with the text, the places, the hour."""
    if request.user.is_authenticated or "messages" in request.COOKIES:
        return None
    try:
        it = request.found = queries.detail(request.actor, pk)  # type: ignore[attr-defined]
    except Http404:
        return None
    hour = f"{localtime():%Y%m%d%H}"
    facts = [it.pk, it.version, it.places_taken, it.status, get_language(), hour]
    if request.centre:
        facts += [request.centre.pk, request.centre.theme]
    return f'W/"{fingerprint(facts)}"'


@require_safe
@etag(_mark)
def detail(request: Request, pk: int) -> HttpResponse:
    """One opportunity; what was on line before is said to be gone, not lost."""
    try:
        found = getattr(request, "found", None) or queries.detail(request.actor, pk)
    except Http404:
        if queries.was_public(pk):
            return render(request, "opportunities/gone.html", status=410)
        raise
    context = {
        "opportunity": found,
        "similar": queries.similar_to(found),
        "linked_data": _linked_data(found, request.build_absolute_uri()),
        "answer_days": ceil(found.organisation.usual_answer_days or 0),
        "may_edit": not refusal(rules.edit, request.actor, found),
        "declaration": queries.declaration(found, localdate()),
        "own": beside.said("opportunity", found),
    }
    return render(request, "opportunities/detail.html", context)


def _linked_data(it: Any, address: str) -> SafeString:
    """The same facts for search engines (schema.org), with every sign that could end the block escaped."""
    facts: dict[str, Any] = {
        "@context": "https://schema.org",
        "@type": "JobPosting",
        "employmentType": "VOLUNTEER",
        "title": it.title,
        "description": str(rich(it.description)) or it.in_brief,
        "abstract": plain(it.in_brief),
        "datePosted": it.published_at.date().isoformat() if it.published_at else None,
        "validThrough": it.open_until.isoformat() if it.open_until else None,
        "hiringOrganization": {"@type": "Organization", "name": it.organisation.name},
        "totalJobOpenings": it.places_left,
        "directApply": True,
        "url": address,
    }
    if it.setting == "home":
        facts["jobLocationType"] = "TELECOMMUTE"
    elif it.area:
        place = {"addressLocality": it.area.name, "postalCode": it.postcode, "addressCountry": "NL"}
        facts["jobLocation"] = {"@type": "Place", "address": {"@type": "PostalAddress", **place}}
    text = json.dumps({name: value for name, value in facts.items() if value}, ensure_ascii=False)
    for sign, safe in (("&", "\\u0026"), ("<", "\\u003c"), (">", "\\u003e")):
        text = text.replace(sign, safe)
    return mark_safe(text)


@require_http_methods(["GET", "HEAD", "POST"])
def answer(request: Request, token: str) -> HttpResponse:
    """The question behind a letter's link: looking shows it, only the button answers."""
    opportunity, reader = queries.by_link(token)
    if request.method == "POST":
        said = request.POST.get("antwoord", "")
        if said in ANSWERS:
            ANSWERS[said](opportunity, by=reader, at=now())
        elif said == "sluiten":
            reason = _("Gesloten met de link in de brief.")
            actions.close(opportunity, reason=reason, by=reader, at=now())
        else:
            raise Http404
        messages.success(request, _("Dank je wel. Je antwoord is bewaard."))
        return redirect("opportunities:answer", token)
    choices = [
        (
            "ja",
            _("Ja, we zoeken nog mensen"),
            refusal(rules.confirm_still_open, reader, opportunity),
        ),
        ("genoeg", _("We hebben genoeg mensen"), refusal(rules.have_enough, reader, opportunity)),
        ("sluiten", _("Sluit deze vacature"), refusal(rules.close, reader, opportunity)),
    ]
    return render(
        request, "opportunities/answer.html", {"opportunity": opportunity, "choices": choices}
    )
