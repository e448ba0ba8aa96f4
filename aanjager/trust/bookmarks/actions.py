"""Everything that changes bookmarks."""

from datetime import datetime

from django.db import transaction

from aanjager.kernel.actor import Actor
from aanjager.trust import audit
from aanjager.trust.accounts.models import User
from aanjager.trust.bookmarks import rules
from aanjager.trust.bookmarks.models import Bookmark


@transaction.atomic
def keep(
    path: str, question: str, *, name: str, is_default: bool, by: Actor, at: datetime
) -> Bookmark:
    """Keep how somebody looks at a list; the same name again takes the place of the first."""
    user = User.objects.select_for_update().filter(pk=by.user_id or 0).first()
    own = Bookmark.objects.filter(user=user, path=path)
    rules.keep(by, own.exclude(name=name).count())
    if is_default:
        own.exclude(name=name).update(is_default=False)
    kept, _is_new = own.update_or_create(
        user=user,
        path=path,
        name=name,
        defaults={"question": question, "is_default": is_default, "kept_at": at},
    )
    audit.record("bookmark.kept", kept, by=by, at=at)
    return kept


@transaction.atomic
def put_first(bookmark: Bookmark, *, is_default: bool, by: Actor, at: datetime) -> None:
    """Let the list open with this bookmark, or no longer."""
    rules.put_first(by, bookmark)
    User.objects.select_for_update().get(pk=bookmark.user_id)
    own = Bookmark.objects.filter(user=bookmark.user_id, path=bookmark.path)
    own.update(is_default=False)
    own.filter(pk=bookmark.pk).update(is_default=is_default)
    audit.record("bookmark.put_first", bookmark, by=by, at=at, is_default=is_default)


@transaction.atomic
def forget(bookmark: Bookmark, *, by: Actor, at: datetime) -> None:
    """Take a bookmark away."""
    rules.forget(by, bookmark)
    audit.record("bookmark.forgotten", bookmark, by=by, at=at)
    bookmark.delete()
