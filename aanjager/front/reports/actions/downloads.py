"""Files and links that go with a meeting."""

from dataclasses import dataclass
from datetime import datetime
from typing import Any

from django.core.files.base import File
from django.db import transaction
from django.db.models import Max
from django.utils.timezone import localdate

from aanjager.assembly.meetings.models import Meeting
from aanjager.front.reports import rules
from aanjager.front.reports.models import Download, Report
from aanjager.kernel import actions as files
from aanjager.kernel import links, uploads
from aanjager.kernel.actor import Actor
from aanjager.trust import audit


@dataclass(frozen=True)
class NewDownload:
    """What somebody adds: a file or a link, with its title, kind and author."""

    title: str
    kind: str
    author: str = ""
    about: str = ""
    url: str = ""
    file: File | None = None
    kept_copy: File | None = None


@transaction.atomic
def add_download(meeting: Meeting, new: NewDownload, *, by: Actor, at: datetime) -> Download:
    """Add a file or a link; the file is looked into, the link loses what follows people around."""
    meeting = Meeting.objects.select_for_update(of=("self",)).get(pk=meeting.pk)
    rules.add_download(by, meeting, has_file=new.file is not None, url=new.url)
    facts: dict[str, Any] = {"url": rules.clean_link(new.url) if new.url else ""}
    if new.file is not None:
        upload = uploads.look_into(new.file)
        facts = {"media_type": upload.media_type, "size_bytes": upload.size}
    if new.kept_copy is not None:
        uploads.look_into(new.kept_copy)
    last = meeting.downloads.aggregate(last=Max("position"))["last"] or 0
    made = Download(
        meeting=meeting,
        position=last + 1,
        kind=new.kind,
        title=new.title.strip(),
        about=new.about.strip(),
        author=new.author.strip(),
        added_at=at,
        **facts,
    )
    for name in ("file", "kept_copy"):
        brought = getattr(new, name)
        if brought is not None:
            ending = (brought.name or "").rsplit(".", 1)[-1].lower()
            getattr(made, name).save(f"{meeting.pk}-{last + 1}.{ending}", brought, save=False)
    made.save()
    audit.record("download.added", made, by=by, at=at, meeting=meeting.pk)
    return made


@transaction.atomic
def remove_download(download: Download, *, by: Actor, at: datetime) -> None:
    """Take a download away, with its file."""
    meeting = Meeting.objects.select_for_update(of=("self",)).get(pk=download.meeting_id)
    rules.remove_download(by, meeting, Report.objects.filter(meeting=meeting).first())
    audit.record("download.removed", download, by=by, at=at, meeting=meeting.pk)
    for kept in (download.file, download.kept_copy):
        files.let_go(kept)
    download.delete()


def check_link(download: Download, *, by: Actor, at: datetime) -> None:
    """Look whether an outside link still leads somewhere, and keep the day and the answer."""
    rules.check_link(by, download)
    answers = links.answers(download.url)
    with transaction.atomic():
        row = Download.objects.select_for_update().get(pk=download.pk)
        row.is_reachable, row.checked_on = answers, localdate(at)
        row.save(update_fields=["is_reachable", "checked_on"])
        audit.record("download.checked", row, by=by, at=at, reachable=int(answers))
