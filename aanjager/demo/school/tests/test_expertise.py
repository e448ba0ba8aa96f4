"""The articles of the demonstration: adopted whole, and none of them names anybody."""

import pytest

from aanjager.advice.articles import rules
from aanjager.advice.articles.models import Article
from aanjager.community.centres.tests.factories import CentreFactory, StaffFactory
from aanjager.demo.region.actions.world import read
from aanjager.demo.school.actions import expertise
from aanjager.kernel.actor import CLOCK
from aanjager.trust.law import actions as law


@pytest.mark.django_db
def test_an_adopted_article_keeps_what_it_says_in_brief(now):
    law.load(by=CLOCK, at=now)
    first, second = CentreFactory(), CentreFactory()
    for centre in (first, second):
        StaffFactory(centre=centre)

    expertise._articles(first, now)
    expertise._adopted(second, first, now)

    copies = Article.objects.filter(centre=second)
    assert {it.in_brief for it in copies} == {it.original.in_brief for it in copies}
    assert all(it.in_brief for it in Article.objects.exclude(adopted=None))


@pytest.mark.parametrize("name", ["articles", "questions", "questions_open"])
def test_no_word_of_an_ordinary_text_looks_like_a_name(name):
    texts = [
        row.get(part, "") for row in read(name) for part in ("title", "text", "answer", "in_brief")
    ]
    assert {text: found for text in texts if (found := rules.traces(text))} == {}
