"""Walking a tree as others will, by who makes it; nothing is published for it."""

from django.contrib.auth.decorators import login_required
from django.http import HttpResponse
from django.urls import reverse
from django.views.decorators.http import require_safe

from aanjager.community.centres.middleware import desk_or_association
from aanjager.kernel.pages import Request
from aanjager.learning.trees import queries
from aanjager.learning.trees.views import walking
from aanjager.learning.trees.views.walking import Way


def _trial(request: Request, pk: int) -> Way:
    tree = queries.one(request.actor, desk_or_association(request), pk)
    version = queries.at_hand(tree, request.actor)
    return Way(version, reverse("trees:try", args=[pk]), is_trial=True)


@login_required
@require_safe
def try_start(request: Request, pk: int) -> HttpResponse:
    """Walk a tree as others will: its first page."""
    return walking.start_of(request, _trial(request, pk))


@login_required
@require_safe
def try_question(request: Request, pk: int) -> HttpResponse:
    """Walk a tree as others will: a question."""
    return walking.question_of(request, _trial(request, pk))


@login_required
@require_safe
def try_outcome(request: Request, pk: int) -> HttpResponse:
    """Walk a tree as others will: the outcome."""
    return walking.outcome_of(request, _trial(request, pk))


@login_required
@require_safe
def try_paper(request: Request, pk: int) -> HttpResponse:
    """Walk a tree as others will: the letter or checklist."""
    return walking.paper_of(request, _trial(request, pk))
