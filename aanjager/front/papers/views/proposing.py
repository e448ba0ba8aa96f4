"""From tapping a paragraph to a filed amendment: the words, the difference, why, and nothing lost."""

from typing import Any

from django.contrib import messages
from django.contrib.auth.decorators import login_required
from django.http import Http404, HttpResponse
from django.shortcuts import redirect, render
from django.utils.timezone import now
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy
from django.views.decorators.http import require_http_methods

from aanjager.community.people import queries as people
from aanjager.front.papers import queries as pages
from aanjager.front.papers.forms import ProposalForm
from aanjager.front.papers.views.texts import document_at
from aanjager.governance.documents import actions, queries, rules
from aanjager.governance.documents.rules import TextChanged, texts, words
from aanjager.kernel.pages import Request
from aanjager.kernel.refusals import Refused

KINDS = {
    "change": gettext_lazy("Deze alinea wijzigen"),
    "insert": gettext_lazy("Hieronder invoegen"),
    "strike": gettext_lazy("Deze alinea schrappen"),
    "missing": gettext_lazy("Er ontbreekt iets"),
    "general": gettext_lazy("Iets over de hele tekst"),
}


@login_required
@require_http_methods(["GET", "HEAD", "POST"])
def propose(request: Request, pk: int) -> HttpResponse:
    """First the words, then the difference and why, then it is filed; nothing typed is lost on the way."""
    document = document_at(request, pk)
    rules.propose(request.actor, document)
    form = ProposalForm(request.POST) if request.method == "POST" else _begin(request, document)
    if request.method != "POST":
        return _words_page(request, document, form)
    if not form.is_valid():
        return _words_page(request, document, form, status=422)
    if "back" in request.POST:
        return _words_page(request, document, form)
    try:
        if "file" in request.POST:
            return _filed(request, document, form)
        return _why_page(request, document, form)
    except TextChanged as changed:
        return _changed_page(request, document, form, changed)
    except Refused as refused:
        form.add_error(None, str(refused))
        return _words_page(request, document, form, status=422)


def _block(document: Any, uid: Any) -> Any:
    """The block of the newest version, or None."""
    version = queries.current(document)
    if version is None:
        raise Http404
    return next((it for it in queries.blocks(version) if uid and str(it.uid) == str(uid)), None)


def _begin(request: Request, document: Any) -> ProposalForm:
    """A form with the paragraph as it reads now, and what tells later whether it still does."""
    kind, block = request.GET.get("soort", ""), _block(document, request.GET.get("alinea"))
    if block is None:
        kind = kind if kind == "general" else "missing"
    elif kind not in {"change", "insert", "strike"}:
        kind = "change"
    before = block.text if block else ""
    return ProposalForm(
        initial={
            "kind": kind,
            "block": block.uid if block else None,
            "read_hash": texts.hash_of(before) if block else "",
            "new_text": before if kind == "change" else "",
        }
    )


def _words_page(
    request: Request, document: Any, form: ProposalForm, *, status: int = 200
) -> HttpResponse:
    """Ask for the words; for striking a paragraph there are none."""
    kind = form["kind"].value()
    context = {
        "document": document,
        "form": form,
        "kind": kind,
        "heading": KINDS.get(kind, KINDS["missing"]),
        "paragraph": _block(document, form["block"].value()),
    }
    return render(request, "papers/propose.html", context, status=status)


def _why_page(request: Request, document: Any, form: ProposalForm) -> HttpResponse:
    """Show the difference, who else wants something here, and ask why."""
    wish = form.proposal("")
    uid = wish.block_uid or wish.after_uid
    block = _block(document, uid)
    if uid and (block is None or texts.hash_of(block.text) != wish.read_hash):
        raise TextChanged(_("De tekst is intussen veranderd."))
    before = block.text if block else ""
    rules.wording(wish.kind, before, wish.new_text)
    after = "" if wish.kind == "strike" else texts.flat(wish.new_text)
    operations = words.ops(before, after) if wish.block_uid else []
    form.fields["motive"].required = True  # asked here, not at the words
    others = queries.neighbours(document, wish.block_uid)
    stands = queries.standings(others, document.newest)
    context = {
        "document": document,
        "form": form,
        "kind": form["kind"].value(),
        "heading": KINDS.get(form["kind"].value(), KINDS["missing"]),
        "pieces": words.pieces(before, after) if wish.block_uid else [],
        "lines": [] if wish.block_uid else texts.read(wish.new_text),
        "touches": queries.touching(others, stands, operations, before),
        "handles": rules.handles(request.actor, document),
        "name": getattr(people.own(request.actor), "name", ""),
    }
    return render(request, "papers/why.html", context)


def _filed(request: Request, document: Any, form: ProposalForm) -> HttpResponse:
    label = _label(request, document, with_name=form.cleaned_data["with_name"])
    try:
        made = actions.file(document, form.proposal(label), by=request.actor, at=now())
    except TextChanged:
        raise
    except Refused as refused:
        form.add_error(None, str(refused))
        answer = _why_page(request, document, form)
        answer.status_code = 422
        return answer
    messages.success(request, _("Je voorstel is ingediend. Je krijgt bericht van elke stap."))
    return redirect("documents:amendment", document.pk, made.number)


def _label(request: Request, document: Any, *, with_name: bool) -> str:
    """How the mover is named on the page: by name only when that was asked."""
    person = people.own(request.actor) if with_name else None
    if person and person.name:
        return person.name
    if request.centre and request.centre.pk in request.actor.staff_of:
        return _("een medewerker van %(centre)s") % {"centre": request.centre.name}
    if request.actor.is_association:
        return _("een medewerker van de vereniging")
    if rules.sits_in(request.actor, document.body):
        return _("iemand van %(body)s") % {"body": document.body.name}
    if request.centre:
        return _("iemand bij %(centre)s") % {"centre": request.centre.name}
    return _("een medewerker van een centrale")


def _changed_page(
    request: Request, document: Any, form: ProposalForm, changed: TextChanged
) -> HttpResponse:
    """Show the paragraph as it was read and as it is now; what was typed stays in the field."""
    uid = form.cleaned_data["block"]
    block = _block(document, uid)
    read = pages.as_read(document, uid, form.cleaned_data["read_hash"])
    data = request.POST.copy()
    data["read_hash"] = texts.hash_of(block.text) if block else ""
    context = {
        "document": document,
        "form": ProposalForm(data),
        "kind": form.cleaned_data["kind"],
        "reason": str(changed),
        "read": read,
        "paragraph": block,
        "pieces": words.pieces(read, block.text if block else ""),
    }
    return render(request, "papers/text_changed.html", context, status=422)
