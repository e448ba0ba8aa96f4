"""How a download is named, and what a link may carry."""

from typing import Any
from urllib.parse import parse_qsl, urlencode, urlsplit, urlunsplit

from django.utils.formats import number_format
from django.utils.translation import gettext as _

from aanjager.front.reports.choices import TRACKING


def clean_link(url: str) -> str:
    """Return the address without what follows people around."""
    parts = urlsplit(url.strip())
    kept = [
        (name, value)
        for name, value in parse_qsl(parts.query, keep_blank_values=True)
        if not name.lower().startswith(TRACKING)
    ]
    return urlunsplit((parts.scheme, parts.netloc, parts.path, urlencode(kept), parts.fragment))


def size_in_words(size: int) -> str:
    """Say a size: `850 kB` or `1,2 MB`."""
    if size < 1_000_000:
        return _("%(n)s kB") % {"n": max(1, round(size / 1000))}
    return _("%(n)s MB") % {"n": number_format(round(size / 1_000_000, 1), decimal_pos=1)}


def link_text(it: Any) -> str:
    """Say what a link leads to: `Titel (pdf, 1,2 MB), presentatie van Naam`."""
    kind = it.get_kind_display()
    if it.is_missing:
        what = _("%(title)s (het bestand zelf staat niet in de bron), %(kind)s")
    elif it.url:
        what = _("%(title)s (link naar een andere website), %(kind)s")
    else:
        what = _("%(title)s (%(ending)s, %(size)s), %(kind)s")
    words = {
        "title": it.title,
        "kind": kind,
        "ending": it.file.name.rsplit(".", 1)[-1] if it.file else "pdf",
        "size": size_in_words(it.size_bytes),
    }
    said = what % words
    return _("%(said)s van %(author)s") % {"said": said, "author": it.author} if it.author else said
