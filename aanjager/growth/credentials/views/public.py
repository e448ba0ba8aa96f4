"""What everybody may do: check a proof, by its address or by its file, and read who signs."""

from typing import Any
from uuid import UUID

from allauth.account.adapter import get_adapter
from django.core.cache import cache
from django.http import Http404, HttpResponse, JsonResponse
from django.shortcuts import render
from django.utils.crypto import salted_hmac
from django.utils.timezone import now
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_http_methods, require_safe

from aanjager.growth.credentials import forms, queries
from aanjager.growth.credentials.choices import LIST_SECONDS, TRIES, TRIES_LAST
from aanjager.growth.credentials.views.files import FOR_HOLDER, TO_SHOW, as_file
from aanjager.kernel.pages import Request

ask_or_do = require_http_methods(["GET", "HEAD", "POST"])


def _tried_too_often(request: Request) -> bool:
    """Count a try of this network, under a sealed name, and say whether there were too many."""
    network = get_adapter().get_client_ip(request)
    key = "bewijs:" + salted_hmac("proofs.tries", network).hexdigest()
    if cache.add(key, 1, TRIES_LAST):
        return False
    try:
        return cache.incr(key) > TRIES
    except ValueError:  # it ran out in between
        return False


@never_cache
@ask_or_do
def upload(request: Request) -> HttpResponse:
    """Check a file; it is read and not kept."""
    form = forms.CheckForm(request.POST or None, request.FILES or None)
    if request.method != "POST":
        return render(request, "credentials/upload.html", {"form": forms.CheckForm()})
    if _tried_too_often(request):
        answer = render(
            request, "credentials/upload.html", {"form": form, "too_often": True}, status=429
        )
        answer["Retry-After"] = str(TRIES_LAST)
        return answer
    if not form.is_valid():
        return render(request, "credentials/upload.html", {"form": form}, status=422)
    said = queries.check_file(form.cleaned_data["file"], now())
    return render(request, "credentials/check.html", {"said": said, "of_file": True})


@never_cache
@require_safe
def check(request: Request, mark: UUID) -> HttpResponse:
    """Say of a proof whether it counts, and show what stands in it."""
    found = queries.by_mark(mark, request.centre or None)
    if found is None:
        raise Http404
    if not found.document:
        return render(request, "credentials/gone.html")
    return render(request, "credentials/check.html", {"said": queries.check(found.document, now())})


@never_cache
@require_safe
def by_link(request: Request, token: str) -> HttpResponse:
    """The proof behind a personal link: for the holder with the files, for others to look."""
    link = queries.by_link(token, now())
    if link is None:
        return render(request, "credentials/old_link.html", status=404)
    context: dict[str, Any] = {
        "said": queries.check(link.proof.document, now()), "link": link, "token": token,
        "is_holder": link.kind == "holder",
    }  # fmt: skip
    return render(request, "credentials/by_link.html", context)


@never_cache
@require_safe
def file_by_link(request: Request, token: str, form: str) -> HttpResponse:
    """A file of the proof behind a personal link."""
    link = queries.by_link(token, now())
    if link is None:
        return render(request, "credentials/old_link.html", status=404)
    return as_file(link.proof, form, allowed=FOR_HOLDER if link.kind == "holder" else TO_SHOW)


def _published(words: dict[str, Any], media_type: str) -> JsonResponse:
    answer = JsonResponse(words, content_type=media_type)
    answer["Access-Control-Allow-Origin"] = "*"
    answer["Cache-Control"] = f"public, max-age={LIST_SECONDS}"
    return answer


@require_safe
def did(request: Request) -> HttpResponse:
    """Who signs at this address, and with which keys, old ones too."""
    if not request.centre:
        raise Http404
    words = queries.did_document(request.centre, queries.did_at(request.get_host()))
    return _published(words, "application/did+json")


@require_safe
def status_list(request: Request, number: int) -> HttpResponse:
    """What was taken back, signed by who gave it."""
    if not request.centre:
        raise Http404
    host = queries.did_at(request.get_host())
    words = queries.status_list(request.centre, host, number, at=now())
    return _published(words, "application/vc")
