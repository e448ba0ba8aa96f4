"""The existing answers nearest to a question: articles for everybody, and for staff earlier questions."""

from collections.abc import Sequence
from dataclasses import dataclass

from aanjager.advice.articles import queries as articles
from aanjager.advice.articles.choices import NEAREST
from aanjager.advice.articles.models import Article
from aanjager.advice.expertise.models import DeskQuestion
from aanjager.advice.finding import queries as finding
from aanjager.advice.finding.queries import Found, Scope
from aanjager.community.centres.models import Centre
from aanjager.kernel.actor import Actor

QUESTIONS = Scope("advice_deskquestion")


@dataclass(frozen=True)
class Near:
    """An existing answer: an article, or for staff an earlier question."""

    score: float
    article: Article | None = None
    question: DeskQuestion | None = None


def nearest(
    actor: Actor, centre: Centre, text: str, *, without: int = 0, number: int = NEAREST
) -> list[Near]:
    """The nearest articles, and for staff the nearest questions of their own centre among them."""
    scopes = _scopes(actor, centre, without)
    return _shown(finding.nearest(text, scopes, number=number))


def search(
    actor: Actor, centre: Centre, text: str, *, number: int = NEAREST, is_exact: bool = False
) -> tuple[list[Near], str]:
    """The same for what somebody types, and what was looked for instead of a word typed wrongly."""
    if is_exact:
        return nearest(actor, centre, text, number=number), ""
    found, said = finding.search(text, _scopes(actor, centre, 0), number=number)
    return _shown(found), said


def _scopes(actor: Actor, centre: Centre, without: int) -> list[Scope]:
    scopes = [articles.findable(actor, centre)]
    if centre.pk in actor.staff_of:
        values = {"desk": centre.pk, "without": without}
        where = "centre_id = %(desk)s AND id <> %(without)s"
        scopes.append(Scope(QUESTIONS.table, where, values))
    return scopes


def _shown(found: Sequence[Found]) -> list[Near]:
    known = articles.by_keys([it.pk for it in found if it.table != QUESTIONS.table])
    asked = [it.pk for it in found if it.table == QUESTIONS.table]
    questions = DeskQuestion.objects.defer("text", "search_words").in_bulk(asked) if asked else {}
    return [
        Near(it.score, question=questions[it.pk])
        if it.table == QUESTIONS.table
        else Near(it.score, article=known[it.pk])
        for it in found
    ]
