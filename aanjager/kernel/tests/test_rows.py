"""A row is drawn once for what it shows, and sees nothing else."""

from dataclasses import dataclass
from datetime import date

import pytest
from django.http import HttpRequest
from django.template import Context, RequestContext, Template, TemplateSyntaxError
from django.utils import translation

from aanjager.kernel.templatetags import rows


@dataclass(frozen=True)
class Sock:
    colour: str
    sizes: list[int]


def draw(text, **values):
    return Template(text).render(Context(values))


@pytest.fixture(autouse=True)
def _drawn_anew():
    rows.drawn.cache_clear()


def test_the_same_is_drawn_once_and_another_anew():
    page = Template(
        "{% for it in socks %}{% row it %}<li>{{ it.colour }}</li>{% endrow %}{% endfor %}"
    )
    socks = [Sock("rood", [1]), Sock("blauw", [1]), Sock("rood", [1]), Sock("rood", [2])]

    assert page.render(Context({"socks": socks})) == (
        "<li>rood</li><li>blauw</li><li>rood</li><li>rood</li>"
    )
    assert (rows.drawn.cache_info().hits, rows.drawn.cache_info().misses) == (1, 3)


def test_a_language_has_its_own_rows():
    page, day = (
        Template('{% row it %}{{ it|date:"F" }}{% endrow %}'),
        Context({"it": date(2026, 3, 2)}),
    )

    assert page.render(day) == "maart"
    with translation.override("en"):
        assert page.render(day) == "March"


def test_a_row_sees_neither_the_visitor_nor_the_page():
    text = "{% row it %}[{{ it }}{% if user or secret %}!{% endif %}]{% endrow %}"
    context = RequestContext(HttpRequest(), {"it": "sok", "user": "Anna", "secret": "x"})

    assert Template(text).render(context) == "[sok]"


def test_what_people_wrote_stays_harmless():
    assert draw("{% row it %}{{ it }}{% endrow %}", it="<b>") == "&lt;b&gt;"


def test_what_cannot_be_compared_is_drawn_every_time():
    class Loose:
        __hash__ = None
        word = "los"

    for _time in range(2):
        assert draw("{% row it %}{{ it.word }}{% endrow %}", it=Loose()) == "los"
    assert rows.drawn.cache_info().currsize == 0


@pytest.mark.parametrize(
    "text", ["{% row %}x{% endrow %}", "{% row it %}{% csrf_token %}{% endrow %}"]
)
def test_a_row_says_what_it_shows_and_holds_no_form(text):
    with pytest.raises(TemplateSyntaxError):
        Template(text)


def test_a_record_is_compared_by_its_columns_and_what_came_along(cast):
    daan = cast.daan.person

    def read():
        return type(daan).objects.select_related("user").get(pk=daan.pk)

    one, same, other = read(), read(), read()
    other.name = "Daan d'Arc"

    assert rows.plain(one) == rows.plain(same)
    assert hash(rows.plain(one)) == hash(rows.plain(same))
    assert rows.plain(one) != rows.plain(other)
    other.name, other.user.email = one.name, "elders@example.org"
    assert rows.plain(one) != rows.plain(other)
