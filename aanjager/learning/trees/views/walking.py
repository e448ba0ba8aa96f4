"""Walking a tree: everything that was answered stands in the address, and nowhere else."""

from dataclasses import dataclass
from functools import cached_property
from typing import Any
from urllib.parse import urlencode

from django.http import Http404, HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils.timezone import localdate, now
from django.utils.translation import gettext as _
from django.utils.translation import override
from django.views.decorators.http import require_safe

from aanjager.kernel import paper
from aanjager.kernel.pages import Request
from aanjager.kernel.paper import Paper, Part
from aanjager.learning.trees import forms, queries
from aanjager.learning.trees.rules import texts, walking
from aanjager.learning.trees.rules.calculations import Known
from aanjager.learning.trees.rules.shape import Script
from aanjager.learning.trees.rules.walking import Said, Walk


@dataclass
class Way:
    """Where a tree is walked: its version, the address it stands at, whether staff try it out, and the
    tree itself with the language that it is said in.
    """

    version: Any
    base: str
    is_trial: bool = False

    @cached_property
    def spoken(self) -> tuple[Script, str]:
        return queries.spoken(self.version)

    @property
    def script(self) -> Script:
        """The tree as it is said here."""
        return self.spoken[0]

    @property
    def language(self) -> str:
        """The language that it is said in."""
        return self.spoken[1]


def _way(request: Request, slug: str) -> Way:
    version = queries.one_published(request.centre or None, slug)
    return Way(version, reverse("trees:start", args=[slug]))


@require_safe
def overview(request: Request) -> HttpResponse:
    """All trees that can be walked here."""
    found = [(it, *queries.spoken(it)) for it in queries.published(request.centre or None)]
    return render(request, "trees/overview.html", {"found": found})


@require_safe
def start(request: Request, slug: str) -> HttpResponse:
    """What a tree is about, before its first question."""
    return start_of(request, _way(request, slug))


def start_of(request: Request, way: Way) -> HttpResponse:
    """The first page of a tree, published or tried out."""
    script = way.script
    first = script.first
    most = walking.most_left(script, first) + 1 if first else 0
    context = {"way": way, "script": script, "most": most}
    return render(request, "trees/start.html", context)


@require_safe
def question(request: Request, slug: str) -> HttpResponse:
    """One question of a tree."""
    return question_of(request, _way(request, slug))


def question_of(request: Request, way: Way) -> HttpResponse:
    """The next question, or the one gone back to; with all answers it leads to the outcome."""
    script, said = way.script, queries.answers(request.GET)
    found, known = queries.walk(script, said, localdate())
    step = walking.shown(found, said)
    if step is None:
        if found.conclusion:
            return redirect(f"{way.base}uitkomst/?{_answers(found, said)}")
        context = {"way": way, "script": script, "again": _answers(found, said)}
        return render(request, "trees/stuck.html", context)
    error = found.error if step == found.step else ""
    if not error and step == found.step and said.get("na") == [step.key]:
        error = _("Geef eerst een antwoord.")
    before = [it.step.key for it in found.asked]
    before = before[: before.index(step.key)] if step.key in before else before
    kept = [(key, it) for key, given in said.items() for it in given if it and script.step(key)]
    with override(way.language):
        shown = texts.fill(step.question, found, known), texts.fill(step.hint, found, known)
    back = urlencode([*kept, ("terug", before[-1])]) if before else ""
    context = {
        "way": way,
        "script": script,
        "form": forms.AnswerForm(step, said.get(step.key, []), *shown, error),
        "hidden": [it for it in kept if it[0] != step.key],
        "after": "" if "vraag" in said else step.key,
        "back": f"{way.base}vraag/?{back}" if back else way.base,
        "number": len(before) + 1,
        "left": walking.most_left(script, step),
    }
    return render(request, "trees/question.html", context, status=422 if error else 200)


def _answers(found: Walk, said: Said) -> str:
    """The answers on the path, for an address."""
    given = ((it.step.key, value) for it in found.asked for value in said.get(it.step.key, ()))
    return urlencode([(key, value) for key, value in given if value.strip()])


def _ended(request: Request, way: Way) -> tuple[Walk, Known, str]:
    """The walk that these answers make, in the language of the tree."""
    said = queries.answers(request.GET)
    with override(way.language):
        found, known = queries.walk(way.script, said, localdate())
    return found, known, _answers(found, said)


@require_safe
def outcome(request: Request, slug: str) -> HttpResponse:
    """What comes out, why, and on which sources."""
    return outcome_of(request, _way(request, slug))


def outcome_of(request: Request, way: Way) -> HttpResponse:
    """The conclusion with the path that led to it; without one, back to the questions."""
    found, known, answers = _ended(request, way)
    it = found.conclusion
    if it is None:
        return redirect(f"{way.base}vraag/?{answers}")
    with override(way.language):
        shown = {
            "title": texts.fill(it.title, found, known),
            "text": texts.fill(it.text, found, known),
            "rows": [(one, texts.fill(one.step.question, found, known)) for one in found.asked],
            "nexts": [(texts.fill(one.text, found, known), one.url) for one in it.nexts],
            "rests": texts.rests_on(it, found, known),
        }
    context = {"way": way, "script": found.script, "it": it, "answers": answers, **shown}
    return render(request, "trees/outcome.html", context)


@require_safe
def paper_page(request: Request, slug: str) -> HttpResponse:
    """The letter or checklist of a conclusion, to print."""
    return paper_of(request, _way(request, slug))


def paper_of(request: Request, way: Way) -> HttpResponse:
    """The letter or checklist; a conclusion without one has no such page."""
    found, known, answers = _ended(request, way)
    if found.conclusion is None:
        return redirect(f"{way.base}vraag/?{answers}")
    if found.conclusion.paper is None:
        raise Http404
    with override(way.language):
        title = texts.fill(found.conclusion.paper.title, found, known)
        parts = texts.parts(found.conclusion.paper, found, known)
    context = {"way": way, "answers": answers, "title": title, "parts": parts}
    return render(request, "trees/paper.html", {**context, "script": found.script})


def _pdf(way: Way, title: str, parts: list[Part], name: str) -> HttpResponse:
    footer = f"{way.script.title} · {way.base}"
    made = Paper(title, way.language, "Aanjager", now(), parts, footer=footer)
    answer = HttpResponse(paper.pdf(made), content_type="application/pdf")
    answer["Content-Disposition"] = f'inline; filename="{name}.pdf"'
    return answer


@require_safe
def outcome_pdf(request: Request, slug: str) -> HttpResponse:
    """The outcome as tagged PDF."""
    way = _way(request, slug)
    found, known, answers = _ended(request, way)
    it = found.conclusion
    if it is None:
        return redirect(f"{way.base}vraag/?{answers}")
    with override(way.language):
        parts = texts.outcome_parts(it, found, known)
        return _pdf(way, texts.fill(it.title, found, known), parts, f"uitkomst-{slug}")


@require_safe
def paper_pdf(request: Request, slug: str) -> HttpResponse:
    """The letter or checklist as tagged PDF."""
    way = _way(request, slug)
    found, known, answers = _ended(request, way)
    if found.conclusion is None:
        return redirect(f"{way.base}vraag/?{answers}")
    it = found.conclusion.paper
    if it is None:
        raise Http404
    with override(way.language):
        parts = texts.parts(it, found, known)
        return _pdf(way, texts.fill(it.title, found, known), parts, f"{it.kind}-{slug}")
