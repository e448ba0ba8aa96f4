"""A proof as a file: for a wallet, as a token, and on paper."""

import json
from typing import Any

from django.http import Http404, HttpResponse
from django.utils.translation import get_language

from aanjager.growth.credentials import queries
from aanjager.kernel import paper

FOR_HOLDER = {"json", "jwt", "jwt-ed25519", "pdf"}
TO_SHOW = {"pdf"}


def as_file(proof: Any, form: str, *, allowed: set[str]) -> HttpResponse:
    """Return a proof in this form; 404 for a form that is not for who asks, or when the words are gone."""
    if form not in allowed or not proof.document:
        raise Http404
    if form == "pdf":
        made = paper.pdf(queries.paper(proof, language=get_language() or "nl"))
        return _attached(made, "application/pdf", f"bewijs-{proof.pk}.pdf")
    if form == "json":
        text = json.dumps(proof.document, ensure_ascii=False, indent=2)
        return _attached(text.encode(), "application/vc", f"bewijs-{proof.pk}.json")
    kind = "RS256" if form == "jwt" else "Ed25519"
    return _attached(proof.tokens[kind].encode(), "application/jwt", f"bewijs-{proof.pk}.jwt")


def _attached(raw: bytes, media_type: str, name: str) -> HttpResponse:
    answer = HttpResponse(raw, content_type=media_type)
    answer["Content-Disposition"] = f'attachment; filename="{name}"'
    answer["Cache-Control"] = "no-store"
    return answer
