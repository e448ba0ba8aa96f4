"""The public pages of grants: who got what."""

from django.http import HttpResponse
from django.shortcuts import render
from django.views.decorators.http import require_safe

from aanjager.kernel.pages import Request, chosen, page_of
from aanjager.partnership.grants import queries


@require_safe
def overview(request: Request) -> HttpResponse:
    """Sums per organisation and per theme, to search; no persons."""
    registers = queries.registers()
    words = " ".join(request.GET.get("q", "").replace("\0", "").split())[:80]
    register = chosen(request, "register", {code for code, _source in registers})
    found = queries.asked_for(words=words, register=register)
    themes = queries.by_theme(found)
    theme = chosen(request, "thema", {it["theme"] for it in themes})
    shown = [it for it in themes if not theme or it["theme"] == theme]
    context = {
        "registers": registers, "register": register, "words": words, "theme": theme,
        "themes": themes, "n": sum(it["n"] for it in shown),
        "granted": sum(it["granted"] for it in shown),
        "page": page_of(
            queries.by_receiver(queries.asked_for(words=words, theme=theme, register=register)),
            request,
        ),
    }  # fmt: skip
    return render(request, "grants/overview.html", context)


@require_safe
def receiver(request: Request, key: str) -> HttpResponse:
    """What one organisation asked for and got."""
    page = page_of(queries.of_receiver(key), request)
    return render(request, "grants/receiver.html", {"page": page, "name": page[0].receiver})
