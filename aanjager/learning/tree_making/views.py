"""Making trees at the desk: text, questions, conclusions, the test of every path, and publishing."""

from collections.abc import Callable
from typing import Any

from django.contrib import messages
from django.contrib.auth.decorators import login_required
from django.http import Http404, HttpResponse, JsonResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils.text import slugify
from django.utils.timezone import localdate, now
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_POST, require_safe

from aanjager.community.centres.middleware import desk_or_association
from aanjager.kernel.pages import Request, page_of
from aanjager.kernel.refusals import Refused, refusal
from aanjager.learning.tree_making import forms
from aanjager.learning.trees import actions, queries, rules
from aanjager.learning.trees.rules import shape, speaking
from aanjager.learning.trees.rules.shape import Conclusion, Script, Step
from aanjager.trust.law import queries as law

ask_or_do = require_http_methods(["GET", "HEAD", "POST"])


@login_required
@require_safe
def overview(request: Request) -> HttpResponse:
    """The trees of this desk, and what waits to be looked up again."""
    centre, today = desk_or_association(request), localdate()
    trees = queries.on_desk(request.actor, centre)
    rows = [(it, queries.newest_of(it), queries.draft_of(it)) for it in trees]
    context = {
        "rows": rows,
        "centre_here": centre,
        "old_sources": queries.old_sources(centre, today),
        "old_figures": [] if centre else law.to_check(today),
    }
    return render(request, "tree_making/desk.html", context)


def _form(request: Request, form: Any, heading: str, back: str) -> HttpResponse:
    context = {"form": form, "heading": heading, "back": back}
    return render(request, "tree_making/form.html", context, status=422 if form.errors else 200)


@login_required
@ask_or_do
def new(request: Request) -> HttpResponse:
    """Begin an empty tree."""
    centre = desk_or_association(request)
    form = forms.TextForm(request.POST or None)
    if request.method == "POST" and form.is_valid():
        said = form.cleaned_data
        slug = slugify(said["title"])[:40].strip("-") or "wegwijzer"
        try:
            made = actions.create(centre, slug, Script(**said), by=request.actor, at=now())
            return redirect("tree_making:detail", made.tree_id)
        except Refused as no:
            form.add_error("title", str(no))
    return _form(request, form, _("Nieuwe wegwijzer"), reverse("tree_making:desk"))


@login_required
@ask_or_do
def take_in(request: Request) -> HttpResponse:
    """Begin a tree from a file."""
    centre = desk_or_association(request)
    form = forms.FileForm(request.POST or None, request.FILES or None)
    if request.method == "POST" and form.is_valid():
        said = form.cleaned_data
        try:
            script = shape.read_file(said["file"].read())
            made = actions.create(centre, said["name"], script, by=request.actor, at=now())
            return redirect("tree_making:detail", made.tree_id)
        except Refused as no:
            form.add_error("file", str(no))
    return _form(request, form, _("Een wegwijzer inlezen"), reverse("tree_making:desk"))


def _at_hand(request: Request, pk: int) -> tuple[Any, Any]:
    """A tree on this desk, and the version that staff look at."""
    tree = queries.one(request.actor, desk_or_association(request), pk)
    return tree, queries.at_hand(tree, request.actor)


@login_required
@require_safe
def detail(request: Request, pk: int) -> HttpResponse:
    """A tree with all its parts, and what is still wrong with it."""
    tree, version = _at_hand(request, pk)
    faults, looked = queries.looked(version, localdate())
    script = queries.script_of(version)
    names = {it.key: it.question for it in script.steps}
    names |= {it.key: f"→ {it.title}" for it in script.conclusions}
    context = {
        "tree": tree,
        "version": version,
        "script": script,
        "steps": [(it, _lines(it, names)) for it in script.steps],
        "faults": faults,
        "ways": len(looked.paths),
        "not_in_english": len(speaking.missing(script)),
        "is_online": queries.newest_of(tree) is not None,
        "is_behind": queries.is_behind(tree),
        "why_not_change": refusal(rules.change, request.actor, version),
        "why_not_work": refusal(rules.works, request.actor, tree),
        "can_adapt": bool(desk_or_association(request)) and tree.centre_id is None,
    }
    return render(request, "tree_making/detail.html", context)


def _lines(step: Step, names: dict[str, str]) -> list[tuple[str, str]]:
    """Where each answer of a question leads, in words."""
    labels = {it.key: it.label for it in step.choices}
    ops = dict(forms.Op.choices)
    return [
        (f"{ops[it.op]} {labels.get(it.value, it.value)}" if it.op else "", names.get(it.to, "?"))
        for it in step.branches
    ]


@login_required
@require_POST
def do(request: Request, pk: int) -> HttpResponse:
    """Publish, begin a new version, take over, take offline or show again."""
    tree, version = _at_hand(request, pk)
    centre, by, at = desk_or_association(request), request.actor, now()
    acts: dict[str, Callable[[], Any]] = {
        "publiceer": lambda: actions.publish(version, by=by, at=at),
        "nieuw": lambda: actions.begin(tree, by=by, at=at),
        "overnemen": lambda: actions.adapt(version, centre, by=by, at=at),
        "stop": lambda: actions.end(tree, by=by, at=at),
        "hervat": lambda: actions.resume(tree, by=by, at=at),
    }
    act = acts.get(request.POST.get("doe", ""))
    if act is None:
        raise Http404
    try:
        made = act()
    except Refused as no:
        messages.warning(request, str(no))
        return redirect("tree_making:detail", pk)
    messages.success(request, _("Bewaard."))
    return redirect("tree_making:detail", getattr(made, "tree_id", pk))


@login_required
@ask_or_do
def text(request: Request, pk: int) -> HttpResponse:
    """Change the title, the introduction and the first question."""
    _tree, version = _at_hand(request, pk)
    rules.change(request.actor, version)
    script = queries.script_of(version)
    form = forms.ScriptForm(request.POST or None, initial=vars(script), script=script)
    if request.method == "POST" and form.is_valid():
        actions.change(version, **form.cleaned_data, by=request.actor, at=now())
        return redirect("tree_making:detail", pk)
    return _form(request, form, _("Titel en inleiding"), reverse("tree_making:detail", args=[pk]))


@login_required
@ask_or_do
def english(request: Request, pk: int) -> HttpResponse:
    """The English text beside each Dutch one, twenty at a time; shown as soon as all of them are there."""
    tree, version = _at_hand(request, pk)
    rules.change(request.actor, version)
    script = queries.script_of(version)
    page = page_of(speaking.texts(script), request)
    form = forms.EnglishForm(request.POST or None, texts=list(page), known=script.english)
    if request.method == "POST" and form.is_valid():
        actions.translate(version, form.words, by=request.actor, at=now())
        messages.success(request, _("Bewaard."))
        return redirect(request.get_full_path())
    left, many = len(speaking.missing(script)), len(speaking.texts(script))
    context = {
        "tree": tree,
        "version": version,
        "form": form,
        "page": page,
        "left": left,
        "many": many,
    }
    return render(request, "tree_making/english.html", context, status=422 if form.errors else 200)


@login_required
@ask_or_do
def step(request: Request, pk: int) -> HttpResponse:
    """Add a question."""
    return _put(request, pk, forms.StepForm, None, _("Nieuwe vraag"))


@login_required
@ask_or_do
def conclusion(request: Request, pk: int) -> HttpResponse:
    """Add a conclusion."""
    return _put(request, pk, forms.ConclusionForm, None, _("Nieuwe conclusie"))


@login_required
@ask_or_do
def part(request: Request, pk: int, part: str) -> HttpResponse:
    """Change a question or a conclusion."""
    _tree, version = _at_hand(request, pk)
    found = queries.part_of(version, part)
    if isinstance(found, Conclusion):
        return _put(request, pk, forms.ConclusionForm, found, _("Conclusie wijzigen"))
    return _put(request, pk, forms.StepForm, found, _("Vraag wijzigen"))


def _put(request: Request, pk: int, kind: Any, found: Any, heading: str) -> HttpResponse:
    _tree, version = _at_hand(request, pk)
    rules.put(request.actor, version)
    form = kind(request.POST or None, script=queries.script_of(version), step=found)
    if request.method == "POST" and form.is_valid():
        try:
            actions.put(version, form.part(), by=request.actor, at=now())
            return redirect("tree_making:detail", pk)
        except Refused as no:
            form.add_error(None, str(no))
    back = reverse("tree_making:detail", args=[pk])
    context = {"form": form, "heading": heading, "back": back, "part": found, "pk": pk}
    return render(request, "tree_making/part.html", context, status=422 if form.errors else 200)


@login_required
@require_POST
def remove(request: Request, pk: int, part: str) -> HttpResponse:
    """Take a question or conclusion out."""
    _tree, version = _at_hand(request, pk)
    queries.part_of(version, part)
    actions.remove(version, part, by=request.actor, at=now())
    return redirect("tree_making:detail", pk)


@login_required
@require_safe
def paths(request: Request, pk: int) -> HttpResponse:
    """Every way through the tree, in words."""
    tree, version = _at_hand(request, pk)
    faults, looked = queries.looked(version, localdate())
    script = queries.script_of(version)
    page = page_of(looked.paths, request)
    rows = [(it, script.conclusion(it.ends)) for it in page]
    context = {"tree": tree, "version": version, "page": page, "rows": rows, "faults": faults}
    return render(request, "tree_making/paths.html", context)


@login_required
@require_safe
def file(request: Request, pk: int) -> HttpResponse:
    """The tree as one file, to take along or to keep."""
    tree, version = _at_hand(request, pk)
    answer = JsonResponse(version.body, json_dumps_params={"ensure_ascii": False, "indent": 1})
    answer["Content-Disposition"] = f'attachment; filename="wegwijzer-{tree.slug}.json"'
    return answer
