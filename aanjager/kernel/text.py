"""People's own words: a little markup in, clean HTML out."""

import json
import re
import unicodedata
from collections.abc import Iterable
from hashlib import sha256
from html import unescape
from typing import Any

import nh3
from django.utils.html import urlize
from django.utils.safestring import SafeString, mark_safe
from django.utils.translation import gettext as _
from markdown_it import MarkdownIt

TAGS = {"p", "br", "strong", "em", "ul", "ol", "li", "a", "blockquote"}
_reader = MarkdownIt("zero").enable(["emphasis", "list", "link", "newline", "autolink", "escape"])

BARE = re.compile(
    r"(?<![\w<\[@/.\"'=])(?<!\]\()(https?://|www\.)"
    r"((?:[^\s<>\[\]\"()]|\([^\s<>\[\]\"()]*\))*(?:[^\s<>\[\]\"'.,;:!?()*_]|\([^\s<>\[\]\"()]*\)))"
)


def rich(text: str) -> SafeString:
    """Return text with emphasis, lists and links as clean HTML; everything else stays plain text."""
    html = nh3.clean(
        _reader.render(BARE.sub(_as_link, text)),
        tags=TAGS,
        attributes={"a": {"href"}},
        url_schemes={"https", "http", "mailto", "tel"},
        link_rel="nofollow noopener",
    )
    return mark_safe(html)


def linked(text: str) -> SafeString:
    """Return one plain line in which only the web addresses are links."""
    html = nh3.clean(
        urlize(text, autoescape=True),
        tags={"a"}, attributes={"a": {"href"}}, url_schemes={"https", "http", "mailto"},
        link_rel="nofollow noopener",
    )  # fmt: skip
    return mark_safe(html)


def _as_link(hit: re.Match[str]) -> str:
    """A web address that somebody just typed, in the markup of a link."""
    begins, rest = hit.groups()
    if begins == "www.":
        return f"[www.{rest}](<https://www.{rest}>)"
    return f"<{begins}{rest}>"


def plain(text: str) -> str:
    """Return the text of a piece of HTML: no tags, no entities, no repeated white space."""
    if "<" in text or "&" in text:
        text = unescape(nh3.clean(re.sub(r"<(br|/p|/li)[^>]*>", " ", text), tags=set()))
    return " ".join(text.split())


def folded(text: str) -> str:
    """Return the text for comparing: lower case, without accents, single spaces."""
    if not text.isascii():
        loose = unicodedata.normalize("NFKD", text)
        text = "".join(c for c in loose if not unicodedata.combining(c))
    return " ".join(text.split()).lower()


def commas(words: Iterable[str]) -> str:
    """Words in a row, with the comma of the language on screen between them."""
    return _(", ").join(words)


def letters(name: str) -> str:
    """Return a name for comparing two lists: `Súdwest-Fryslân` and `Sudwest Fryslan` are the same."""
    return re.sub(r"[^a-z0-9]", "", re.sub(r" \(.*\)$", "", folded(name)))


def fingerprint(value: Any) -> str:
    """Return a short text that changes when the value does, for addresses that may be kept for long."""
    return sha256(json.dumps(value, sort_keys=True, default=str).encode()).hexdigest()[:10]
