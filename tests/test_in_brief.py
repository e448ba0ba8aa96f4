"""*In het kort* stands above every text for the public, and beside the form of who writes it."""

import pytest

from aanjager.advice.articles.tests.factories import article
from aanjager.assembly.meetings.tests.factories import MeetingFactory
from aanjager.community.organisations.tests.factories import OrganisationFactory
from aanjager.learning.courses.tests.factories import CourseFactory
from aanjager.outreach.action_days.tests.factories import ActionDayFactory

pytestmark = pytest.mark.django_db
NOORD = {"headers": {"host": "noord.localhost"}}
WORDS = "Je helpt 's middags mee."


def published(cast):
    """What is public at Noord, each at its address and at the address of its form."""
    body = OrganisationFactory(centre=cast.noord, status="approved")
    text = article(cast.noord)
    meeting = MeetingFactory(centre=cast.noord, state="open")
    day = ActionDayFactory(centre=cast.noord, area=cast.noord.area, look="passed")
    course = CourseFactory(centre=cast.noord, look="passed")
    return {
        "body": (body, f"/organisaties/{body.pk}/", ""),
        "article": (text, f"/kennisbank/{text.pk}/", f"/balie/kennis/{text.pk}/"),
        "meeting": (
            meeting, f"/bijeenkomsten/{meeting.pk}/", f"/bijeenkomsten/beheer/{meeting.pk}/wijzigen/"
        ),
        "day": (day, f"/actiedagen/{day.pk}/", f"/actiedagen/{day.pk}/wijzigen/"),
        "course": (course, f"/academie/{course.pk}/", f"/academie/beheer/{course.pk}/wijzigen/"),
    }  # fmt: skip


@pytest.mark.parametrize("which", ["body", "article", "meeting", "day", "course"])
def test_who_reads_little_reads_one_sentence_first(client, signed_in, cast, which):
    it, page, form = published(cast)[which]
    assert "In het kort" not in client.get(page, **NOORD).text
    type(it).objects.filter(pk=it.pk).update(in_brief=WORDS)
    seen = client.get(page, **NOORD)
    assert seen.status_code == 200
    assert '<b>In het kort:</b> <span lang="nl">Je helpt &#x27;s middags mee.</span>' in seen.text
    if form:
        written = signed_in(cast.anna).get(form, **NOORD).text
        assert 'name="in_brief"' in written
        assert "Zo leest je tekst" in written
