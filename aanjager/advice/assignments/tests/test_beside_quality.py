"""Beside what an organisation misses stands where help is, from the floors above, for who may open it."""

from datetime import timedelta

import pytest
from django.utils.timezone import now

from aanjager.advice.articles.tests.factories import article
from aanjager.advice.experts.models import Expert
from aanjager.advice.experts.tests.factories import in_pool
from aanjager.community.organisations.queries import actor_of
from aanjager.learning.courses.tests.factories import CourseFactory, run
from aanjager.learning.quality import queries
from aanjager.learning.quality.tests.factories import begun, scored


@pytest.mark.django_db
def test_what_is_missing_leads_to_articles_courses_and_experts(cast):
    cora, it = actor_of(cast.cora), begun(cast.buurthuis)
    course = CourseFactory(centre=cast.noord, title="Leren luisteren", subject="guide")
    run(course, starts=now() + timedelta(days=30))
    run(CourseFactory(centre=cast.noord, title="Geweest", subject="guide"))
    article(cast.noord, title="Wie begeleidt een nieuwe?", subject="guidance")
    article(cast.noord, title="Begeleiding, hoeveel is genoeg?", subject="other")
    article(cast.noord, title="Nog niet af", subject="guidance", publish=False)
    article(cast.zuid, title="Begeleiding in Zuid", subject="guidance")
    Expert.objects.filter(pk=in_pool(cast.noord).pk).update(headline="Begeleiding op gang brengen")

    def help_for(actor):
        rows = queries.parts(it, chapter="guide", help_for=actor)[0].rows
        row = next(row for row in rows if row.statement.code == "contact")
        return [(one.sort, one.title) for one in row.help]

    found = [
        ("cursus", "Leren luisteren"),
        ("artikel", "Begeleiding, hoeveel is genoeg?"),
        ("artikel", "Wie begeleidt een nieuwe?"),
        ("deskundige", "Vraag iemand die dit kan"),
    ]
    assert help_for(cora) == found
    assert help_for(actor_of(cast.daan)) == found[:3]  # who advises cannot ask for them
    scored(it)
    assert help_for(cora) == []
