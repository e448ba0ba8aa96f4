"""News with a photo, and the letter to who follows, at most one a day."""

import io
from datetime import datetime
from typing import BinaryIO
from uuid import uuid4

from django.core.files.base import ContentFile
from django.db import transaction
from django.utils.timezone import localtime

from aanjager.kernel import photos
from aanjager.kernel.actor import Actor
from aanjager.participation.initiatives import emails, queries, rules
from aanjager.participation.initiatives.actions.ideas import take
from aanjager.participation.initiatives.choices import PHOTO_SIDE
from aanjager.participation.initiatives.models import Initiative, Update
from aanjager.trust import audit


@transaction.atomic
def tell(
    it: Initiative,
    text: str,
    *,
    photo: BinaryIO | None = None,
    size: int = 0,
    alt: str = "",
    by: Actor,
    at: datetime,
) -> Update:
    """Tell what is new; the photo is drawn anew, so that nothing of where it was taken stays."""
    rules.tell(by, it, text=text, has_photo=photo is not None, alt=alt)
    picture = _jpeg(photo, size) if photo else b""
    it = take(it)  # after the drawing, which takes time, and in which a centre can have gone
    rules.tell(by, it, text=text, has_photo=photo is not None, alt=alt)
    update = Update(
        initiative=it,
        text=text.strip(),
        author_id=by.person_id,
        photo_alt=alt.strip() if picture else "",
        said_at=at,
    )
    if picture:
        update.photo.save(f"{uuid4().hex}.jpg", ContentFile(picture), save=False)
    update.save()
    it.changed_at = at
    it.save(update_fields=["changed_at"])
    audit.record("initiative.told", it, by=by, at=at, update=update.pk)
    return update


@transaction.atomic
def tell_followers(*, by: Actor, at: datetime) -> int:
    """Write to everybody who follows, one letter with all that is new up to last night; say how many.

    Only what was said before today: so a second run on the same day finds nothing, and nobody
    gets two letters on a day.
    """
    rules.tell_followers(by)
    midnight = localtime(at).replace(hour=0, minute=0, second=0, microsecond=0)
    news = list(queries.untold(before=midnight).select_for_update(of=("self",)))
    for person, updates in queries.readers_of(news):
        emails.news(person, updates, at=at)
    Update.objects.filter(pk__in=[update.pk for update in news]).update(told_at=at)
    return len(news)


def _jpeg(upload: BinaryIO, size: int) -> bytes:
    made = io.BytesIO()
    photos.drawn_anew(upload, size, side=PHOTO_SIDE).save(made, "JPEG", quality=82, optimize=True)
    return made.getvalue()
