"""Rows of a list that are drawn once: `{% row person %}<tr>…</tr>{% endrow %}`."""

from collections.abc import Callable
from dataclasses import is_dataclass
from datetime import date, datetime
from functools import lru_cache
from types import NoneType
from typing import Any

from django import template
from django.db.models import Model
from django.db.models.base import ModelState
from django.template.defaulttags import CsrfTokenNode
from django.utils.safestring import SafeString
from django.utils.timezone import localdate
from django.utils.translation import get_language

register = template.Library()


class Seen:
    """All that a row can show, compared by its values; how it is drawn goes along, not compared."""

    __slots__ = ("draw", "key")

    def __init__(self, key: tuple[Any, ...], draw: Callable[[], SafeString]) -> None:
        self.key, self.draw = key, draw

    def __hash__(self) -> int:
        return hash(self.key)

    def __eq__(self, other: object) -> bool:
        return isinstance(other, Seen) and self.key == other.key


def nothing() -> SafeString:
    """Stand where a row was drawn, so that what is remembered holds no page."""
    return SafeString()


@lru_cache(maxsize=8192)
def drawn(seen: Seen) -> SafeString:
    """Return the row, drawn when nobody asked for the same before."""
    html, seen.draw = seen.draw(), nothing
    return html


SIMPLE = {str, int, bool, float, NoneType, date, datetime}


def plain(value: Any) -> Any:
    """Return what was read of a value, so that it can be compared: of a record its columns and what came along."""
    if type(value) in SIMPLE:
        return value
    if isinstance(value, Model):
        along = [
            (name, plain(it))
            for name, it in value._state.fields_cache.items()
            if value._meta.get_field(name).concrete  # never back along the way one came
        ]
        own = [it if type(it) in SIMPLE else plain(it) for it in vars(value).values()]
        return type(value), tuple(vars(value)), tuple(own), tuple(along)
    if isinstance(value, ModelState):
        return None
    if isinstance(value, dict):
        return tuple((name, plain(it)) for name, it in value.items())
    if isinstance(value, list):
        return tuple(plain(it) for it in value)
    if is_dataclass(value) and not isinstance(value, type):
        return type(value), tuple(plain(it) for it in vars(value).values())
    return value


class RowNode(template.Node):
    """Draws its part of the template with the named values alone, and remembers it by them."""

    def __init__(self, names: list[str], nodelist: template.NodeList) -> None:
        self.names, self.nodelist = names, nodelist

    def render(self, context: template.Context) -> SafeString:
        """Return the row; a value that cannot be compared is drawn anew every time."""
        values = {name: context[name] for name in self.names}
        key = (self, get_language(), localdate(), *map(plain, values.values()))

        def draw() -> SafeString:
            return self.nodelist.render(context.new(values))

        try:
            return drawn(Seen(key, draw))
        except TypeError:
            return draw()  # something in it has no hash


@register.tag
def row(parser: Any, token: Any) -> RowNode:
    """Remember a row by the values named; it sees nothing else, and holds no form."""
    names = token.split_contents()[1:]
    nodelist = parser.parse(("endrow",))
    parser.delete_first_token()
    if not names:
        raise template.TemplateSyntaxError("A row says what it shows: {% row person %}.")
    if nodelist.get_nodes_by_type(CsrfTokenNode):
        raise template.TemplateSyntaxError("A row with a form belongs to one visitor.")
    return RowNode(names, nodelist)
