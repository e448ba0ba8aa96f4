"""The articles for everybody, those of a desk, and what centres share with each other."""

from collections.abc import Iterator
from datetime import date, timedelta

from django.db.models import F, Prefetch, Q, QuerySet
from django.shortcuts import get_object_or_404
from django.utils.timezone import localdate

from aanjager.advice.articles.choices import NEAREST, REVIEW_AFTER_DAYS
from aanjager.advice.articles.models import Article
from aanjager.advice.finding import queries as finding
from aanjager.advice.finding.queries import Scope
from aanjager.community.centres.models import Centre, Staff
from aanjager.community.centres.queries import staff
from aanjager.kernel.actor import ANONYMOUS, Actor

State = Article.State
ARTICLES = Scope("advice_article")
LISTED = ("text", "seen_text", "sources", "search_words")


def for_everybody(centre: Centre | None, subject: str = "") -> QuerySet[Article]:
    """The articles of a centre by title; at the address of the network what centres share."""
    found = Article.objects.published().select_related("centre").defer(*LISTED)
    found = found.filter(centre=centre) if centre else found.filter(is_shared=True, original=None)
    if subject:
        found = found.filter(subject=subject)
    return found.order_by("title", "pk")


def one(actor: Actor, centre: Centre | None, pk: int) -> Article:
    """One article to read, here or at the address of the network; else 404."""
    found = Article.objects.visible_to(actor).select_related("centre", "original__centre")
    found = found.filter(centre=centre) if centre else found.filter(is_shared=True)
    return get_object_or_404(found, pk=pk)


def of_desk(
    actor: Actor, centre: Centre, *, show: str = "all", text: str = "", on: date | None = None
) -> QuerySet[Article]:
    """The articles of a desk, in every state; `stale` are those of which the day of review is over."""
    found = Article.objects.filter(centre=centre, centre__in=actor.staff_of).defer(*LISTED)
    if show == "stale":
        found = found.filter(state=State.PUBLISHED, review_on__lte=on or localdate())
    elif show in State.values:
        found = found.filter(state=show)
    found = found.filter(_with_words(text))
    return found.select_related("original__centre").order_by("review_on", "title", "pk")


def at_desk(actor: Actor, centre: Centre, pk: int) -> Article:
    """One article of this desk, in every state; else 404."""
    found = Article.objects.filter(centre=centre, centre__in=actor.staff_of)
    return get_object_or_404(found.select_related("centre", "original__centre", "owner"), pk=pk)


def _with_words(text: str) -> Q:
    """Every word stands in the title or the text."""
    about = Q()
    for word in text.split()[:5]:
        about &= Q(title__icontains=word) | Q(text__icontains=word)
    return about


def shared_by_others(
    actor: Actor, centre: Centre, subject: str = "", *, text: str = ""
) -> QuerySet[Article]:
    """What other centres share, with the own copy where there is one, by title."""
    own = Article.objects.filter(centre=centre).only("pk", "original_id", "state")
    found = Article.objects.published().filter(is_shared=True).exclude(centre=centre)
    if centre.pk not in actor.staff_of:
        found = found.none()
    if subject:
        found = found.filter(subject=subject)
    found = found.filter(_with_words(text))
    copies = Prefetch("adopted", queryset=own, to_attr="copies")
    return (
        found.select_related("centre")
        .defer(*LISTED)
        .prefetch_related(copies)
        .order_by("title", "pk")
    )


def one_of_others(actor: Actor, centre: Centre, pk: int) -> Article:
    """One shared article of another centre, whole, with the own copy where there is one; else 404."""
    return get_object_or_404(
        shared_by_others(actor, centre).defer(None).defer("search_words"), pk=pk
    )


def adopted_by(centre: Centre, original: Article) -> Article | None:
    """The copy that a centre made of an article."""
    return Article.objects.filter(centre=centre, original=original).first()


def new_article(centre: Centre, on: date) -> Article:
    """An article that is not kept yet, to be looked at again in a year."""
    return Article(centre=centre, review_on=on + timedelta(days=REVIEW_AFTER_DAYS))


def due_for_review(on: date) -> QuerySet[Article]:
    """Published articles of which the day of review has come, and whose owner was not asked."""
    found = Article.objects.published().filter(review_on__lte=on, review_told_on=None)
    return found.select_related("centre", "owner").order_by("pk")


def changed_originals() -> QuerySet[Article]:
    """Adopted articles of which the original changed since somebody was told."""
    found = Article.objects.exclude(state=State.WITHDRAWN).filter(original__isnull=False)
    newer = Q(original__version__gt=F("told_version"))
    found = found.filter(newer, original__version__gt=F("seen_version"))
    return found.select_related("centre", "owner", "original__centre").order_by("pk")


def findable(actor: Actor, centre: Centre | None, *, for_all: bool = False) -> Scope:
    """Which articles somebody finds: the published ones here; staff also drafts and what others share."""
    published = "state = 'published'"
    if centre is None:
        return Scope(ARTICLES.table, f"{published} AND is_shared AND original_id IS NULL")
    where, values = f"centre_id = %(centre)s AND {published}", {"centre": centre.pk}
    if centre.pk in actor.staff_of and not for_all:
        where = f"(centre_id = %(centre)s AND state <> 'withdrawn') OR (is_shared AND {published})"
    return Scope(ARTICLES.table, where, values)


def by_keys(keys: list[int]) -> dict[int, Article]:
    """The articles that were found, by their keys."""
    return Article.objects.select_related("centre").defer(*LISTED).in_bulk(keys) if keys else {}


def nearest(
    actor: Actor,
    centre: Centre | None,
    text: str,
    *,
    number: int = NEAREST,
    for_all: bool = False,
) -> list[Article]:
    """The articles nearest to a text, of those that somebody may find here; `for_all` as everybody does."""
    scope = findable(actor, centre, for_all=for_all)
    found = finding.nearest(text, [scope], number=number)
    known = by_keys([it.pk for it in found])
    return [known[it.pk] for it in found]


def search(
    centre: Centre | None, text: str, *, number: int, is_exact: bool = False
) -> tuple[list[Article], str]:
    """What everybody finds here, and what was looked for instead where a word was typed wrongly."""
    scopes = [findable(ANONYMOUS, centre, for_all=True)]
    if is_exact:
        found, said = finding.nearest(text, scopes, number=number), ""
    else:
        found, said = finding.search(text, scopes, number=number)
    known = by_keys([it.pk for it in found])
    return [known[it.pk] for it in found], said


def for_spelling() -> Iterator[str]:
    """The words of every article that everybody may read."""
    rows = Article.objects.published().order_by("pk").values_list("title", "text")
    return (f"{title} {text}" for title, text in rows.iterator())


def owners(actor: Actor, centre: Centre) -> QuerySet[Staff]:
    """Who can look after an article: the people who work at the desk now, by name."""
    return staff(actor, centre)


def name_of(actor: Actor, centre: Centre) -> str:
    """The name of somebody of the desk, as the owner of an article."""
    found = Staff.objects.filter(centre=centre, user=actor.user_id or 0, ended_on=None)
    return found.values_list("name", flat=True).first() or centre.name
