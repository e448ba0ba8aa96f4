"""Entries of a navigation stand folded under one word, open where the visitor is."""

import pytest
from django.template import Context, Template

NAVIGATION = """{% fold "Luisteren" %}{% entry "/balie/signalen/" "Signalen" %}{% endfold %}
{% fold "Plannen" %}{% entry "/balie/plannen/" "Plannen" %}{% endfold %}
{% fold "Nergens" %}{% entry "/bestaat/niet/" "Niets" %}{% endfold %}"""


@pytest.mark.parametrize(
    ("here", "open_one", "closed_one"),
    [("/balie/signalen/…", "Luisteren", "Plannen"), ("/balie/plannen/", "Plannen", "Luisteren")],
)
def test_the_fold_of_where_one_is_stands_open(here, open_one, closed_one):
    drawn = Template(NAVIGATION).render(Context({"here": here}))

    assert f"<details open><summary>{open_one}</summary>" in drawn
    assert f"<details><summary>{closed_one}</summary>" in drawn


def test_a_fold_without_a_page_behind_it_is_not_there():
    assert "Nergens" not in Template(NAVIGATION).render(Context({"here": "/"}))
