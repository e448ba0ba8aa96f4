"""The existing answers nearest to a question: articles for everybody, and for staff earlier questions."""

from dataclasses import dataclass

from aanjager.advice.articles import queries as articles
from aanjager.advice.articles.choices import NEAREST
from aanjager.advice.articles.models import Article
from aanjager.advice.expertise.models import DeskQuestion
from aanjager.advice.finding import queries as finding
from aanjager.advice.finding.queries import Scope
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
    scopes = [articles.findable(actor, centre)]
    if centre.pk in actor.staff_of:
        values = {"desk": centre.pk, "without": without}
        where = "centre_id = %(desk)s AND id <> %(without)s"
        scopes.append(Scope(QUESTIONS.table, where, values))
    found = finding.nearest(text, scopes, number=number)
    of_table = {it.table: [one.pk for one in found if one.table == it.table] for it in scopes}
    known = articles.by_keys(of_table[scopes[0].table])
    asked = of_table.get(QUESTIONS.table, [])
    questions = DeskQuestion.objects.defer("text", "search_words").in_bulk(asked) if asked else {}
    return [
        Near(it.score, question=questions[it.pk])
        if it.table == QUESTIONS.table
        else Near(it.score, article=known[it.pk])
        for it in found
    ]
