"""The page that says who of the pool fits: with a true reason, in as many questions to the database."""

import pytest
from django.urls import reverse

from aanjager.advice.assignments.tests.factories import asked
from aanjager.advice.experts.tests.factories import in_pool
from aanjager.community.skills.tests.factories import SkillFactory
from aanjager.kernel.testing import count_queries

pytestmark = pytest.mark.django_db


def test_the_words_of_the_question_are_heard_and_it_asks_as_often_for_nine_as_for_two(
    cast, signed_in
):
    skill = SkillFactory(name_nl="Vergaderen")
    it, desk = asked(cast.noord, skills=[skill]), signed_in(cast.anna)
    in_pool(cast.noord, headline="Foto's en filmpjes.", skills=[skill])
    hears = in_pool(
        cast.noord, headline="Elke begroting sluitend, elke penningmeester gerust.", skills=[skill]
    )
    url = reverse("assignments:search", args=[it.pk])
    desk.get(url)
    html = desk.get(url).content.decode()
    few = count_queries(lambda: desk.get(url))
    for _ in range(7):
        in_pool(cast.noord, skills=[skill])
    first = html[html.index("<h2") :].split("</li>")[0]
    assert str(hears) in first
    assert "De vraag noemt begroting en penningmeester, net als het profiel." in first
    assert count_queries(lambda: desk.get(url)) == few <= 8
