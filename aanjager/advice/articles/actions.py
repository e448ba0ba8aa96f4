"""Writing, publishing, keeping right, sharing and adopting articles."""

from dataclasses import dataclass
from datetime import date, datetime

from django.db import transaction
from django.utils.timezone import localdate

from aanjager.advice.articles import emails, queries, rules
from aanjager.advice.articles.models import Article
from aanjager.advice.finding import actions as finding
from aanjager.advice.finding.queries import vector
from aanjager.community.centres.models import Centre
from aanjager.kernel.actor import Actor
from aanjager.trust import audit

State = Article.State


@dataclass(frozen=True)
class Written:
    """An article as it was written. `is_clean`: somebody read it and says that it names nobody."""

    title: str
    text: str
    subject: str
    sources: str = ""
    review_on: date | None = None
    owner: int | None = None  # the account of who looks after it; None leaves who it was
    is_clean: bool = False
    in_brief: str = ""


def _take(it: Article) -> Article:
    found = Article.objects.select_for_update(of=("self",))
    return found.select_related("centre", "original__centre", "owner").get(pk=it.pk)


def _find(it: Article, *, by: Actor, at: datetime) -> None:
    """Let the search find it by these words."""
    it.search_words = vector(it.title, it.text)
    finding.learn([f"{it.title} {it.text}"], by=by, at=at)
    if it.state == State.PUBLISHED:
        finding.spell([f"{it.title} {it.text}"], by=by, at=at)


def _keep(it: Article, verb: str, *, by: Actor, at: datetime) -> Article:
    it.save()
    audit.record(f"article.{verb}", it, by=by, at=at)
    return it


def _put(it: Article, written: Written, *, by: Actor, at: datetime) -> None:
    rules.write(
        by, it.centre, it if it.pk else None, title=written.title, text=written.text,
        keys=queries.known_keys(), is_clean=written.is_clean,
    )  # fmt: skip
    _look_after(it, written, by=by, at=at)
    text = written.text.replace("\r\n", "\n").strip()
    if it.pk and (it.title, it.text) != (written.title.strip(), text):
        it.version += 1
    it.title, it.text = written.title.strip(), text
    it.in_brief = written.in_brief.strip()
    it.subject, it.sources = written.subject, written.sources.replace("\r\n", "\n").strip()
    it.changed_at = at
    _find(it, by=by, at=at)


def _look_after(it: Article, written: Written, *, by: Actor, at: datetime) -> None:
    """Who looks after it works at the desk now; a changed day of review is one to come."""
    if written.owner and written.owner != it.owner_id:
        names = {one.user_id: one.name for one in queries.owners(by, it.centre)}
        rules.look_after(by, it, owner=written.owner, names=names)
        it.owner_id, it.owner_name = written.owner, names[written.owner]
    if written.review_on and written.review_on != it.review_on:
        rules.review(by, it, until=written.review_on, today=localdate(at))
        it.review_on, it.review_told_on = written.review_on, None


@transaction.atomic
def write(
    centre: Centre, it: Article | None, written: Written, *, by: Actor, at: datetime
) -> Article:
    """Write a new article as a draft, or change one; a changed text is a new version."""
    if it is None:
        it = queries.new_article(centre, localdate(at))
        it.made_at, it.owner_id = at, by.user_id
        it.owner_name = queries.name_of(by, centre)
    else:
        it = _take(it)
    _put(it, written, by=by, at=at)
    return _keep(it, "written", by=by, at=at)


@transaction.atomic
def publish(it: Article, *, is_clean: bool = True, by: Actor, at: datetime) -> Article:
    """Put an article on the page for everybody."""
    it = _take(it)
    rules.publish(by, it, is_clean=is_clean)
    it.state, it.published_at = State.PUBLISHED, at
    finding.spell([f"{it.title} {it.text}"], by=by, at=at)
    return _keep(it, "published", by=by, at=at)


@transaction.atomic
def withdraw_article(it: Article, *, by: Actor, at: datetime) -> Article:
    """Take an article off the page."""
    it = _take(it)
    rules.withdraw_article(by, it)
    it.state, it.is_shared = State.WITHDRAWN, False
    return _keep(it, "withdrawn", by=by, at=at)


@transaction.atomic
def review(it: Article, until: date, *, by: Actor, at: datetime) -> Article:
    """Say that it is still right, until a day to come."""
    it = _take(it)
    rules.review(by, it, until=until, today=localdate(at))
    it.review_on, it.review_told_on = until, None
    return _keep(it, "reviewed", by=by, at=at)


@transaction.atomic
def review_told(it: Article, *, by: Actor, at: datetime) -> None:
    """Ask the owner whether it is still right."""
    it = _take(it)
    rules.review_told(by, it)
    it.review_told_on = localdate(at)
    _keep(it, "review_asked", by=by, at=at)
    emails.look_again(it, at=at)


@transaction.atomic
def share(it: Article, is_shared: bool, *, by: Actor, at: datetime) -> Article:
    """Let other centres adopt it, or no longer."""
    it = _take(it)
    rules.share(by, it)
    it.is_shared = is_shared
    return _keep(it, "shared" if is_shared else "unshared", by=by, at=at)


@transaction.atomic
def adopt(centre: Centre, original: Article, *, by: Actor, at: datetime) -> Article:
    """Make a copy for the own centre, as a draft to adapt; the words of the original are kept with it."""
    original = _take(original)
    known = queries.adopted_by(centre, original)
    rules.adopt(by, centre, original, is_adopted=known is not None)
    it = queries.new_article(centre, localdate(at))
    it.title, it.text, it.subject = original.title, original.text, original.subject
    it.in_brief = original.in_brief
    it.sources, it.original, it.made_at, it.changed_at = original.sources, original, at, at
    it.owner_id, it.owner_name = by.user_id, queries.name_of(by, centre)
    _saw(it, original)
    _find(it, by=by, at=at)
    return _keep(it, "adopted", by=by, at=at)


def _saw(it: Article, original: Article) -> None:
    it.seen_title, it.seen_text = original.title, original.text
    it.seen_version = it.told_version = original.version


@transaction.atomic
def look(it: Article, *, by: Actor, at: datetime) -> Article:
    """Keep that somebody saw how the original is now; the own text stays."""
    it = _take(it)
    rules.look(by, it)
    assert it.original is not None
    _saw(it, it.original)
    return _keep(it, "compared", by=by, at=at)


@transaction.atomic
def tell_change(it: Article, *, by: Actor, at: datetime) -> None:
    """Tell who adopted it that the original changed."""
    it = _take(it)
    rules.tell_change(by, it)
    assert it.original is not None
    it.told_version = it.original.version
    _keep(it, "change_told", by=by, at=at)
    emails.original_changed(it, at=at)
