"""Whom we reach: asked apart from who somebody is, per area, and shown only in groups."""

import pytest
from django.db import IntegrityError, transaction

from aanjager.community.places.tests.factories import AreaFactory
from aanjager.kernel.refusals import Refused
from aanjager.outreach.findings import queries as findings
from aanjager.outreach.reach import actions
from aanjager.outreach.surveys import actions as surveys
from aanjager.outreach.surveys.actions import Basis
from aanjager.outreach.surveys.models import Survey, SurveyResponse, Wave
from aanjager.outreach.surveys.tests.factories import NOW, answer, opened, question, staff

pytestmark = pytest.mark.django_db
NOORD = {"headers": {"host": "noord.localhost"}}


def begun(centre):
    return actions.begin(centre, "Dit jaar", by=staff(centre), at=NOW)


def test_anna_puts_it_ready_and_it_never_asks_of_whom_is_known(signed_in, cast):
    browser = signed_in(cast.anna)
    page = browser.post("/balie/onderzoek/bereik/begin/", follow=True, **NOORD)
    assert "Wat past nu bij jou?" in page.text
    wave = Wave.objects.get(survey__always_anonymous=True)
    assert "Er loopt al een ronde" in browser.get("/balie/onderzoek/bereik/", **NOORD).text
    with pytest.raises(Refused, match="loopt al"):
        begun(cast.noord)
    other = Basis("x", "y", "person", "by_name")
    with pytest.raises(Refused, match="beloofden"):
        surveys.change_survey(wave.survey, other, by=staff(cast.noord), at=NOW)
    with pytest.raises(IntegrityError, match="nobody_knows"), transaction.atomic():
        Survey.objects.filter(pk=wave.survey_id).update(regime="by_name")


def test_the_parts_of_the_area_are_the_choices_and_a_long_list_is_not_asked(cast):
    assert not begun(cast.zuid).sections.filter(questions__code="waar").exists(), "no parts"
    area = cast.noord.area
    for name in ("Kade", "Linde"):
        AreaFactory(kind="district", name=name, part_of=area, ancestor_ids=[area.pk])
    wave = begun(cast.noord)
    found = [str(it) for it in question(wave, "waar").choices.all()]
    assert found == ["Kade", "Linde", "Ergens anders"]
    Survey.objects.filter(pk=wave.survey_id).update(centre=cast.zuid)
    for number in range(30):
        AreaFactory(kind="district", name=f"W{number}", part_of=area, ancestor_ids=[area.pk])
    assert not begun(cast.noord).sections.filter(questions__code="waar").exists(), "too many"


def test_every_question_is_in_both_languages_and_may_be_skipped(cast):
    asked = [it for part in begun(cast.noord).sections.all() for it in part.questions.all()]
    assert len(asked) == 9
    assert all(it.text_en and not it.is_required for it in asked)
    assert all(choice.text_en for it in asked for choice in it.choices.all())


def test_who_needs_a_hand_and_found_a_place_is_shown_in_groups_of_five_and_no_smaller(cast):
    wave = opened(begun(cast.noord))
    hand, fine, more = (it.code for it in question(wave, "draagkracht").choices.all())
    yes, looking, no = (it.code for it in question(wave, "plek").choices.all())
    for many, suits, found in ((5, hand, no), (1, hand, yes), (6, fine, yes), (4, more, yes)):
        for _number in range(many):
            answer(wave, {"draagkracht": [suits], "plek": [found]})
    surveys.close(wave, by=staff(cast.noord), at=NOW)
    assert not SurveyResponse.objects.exclude(invitation=None, done_at=None).exists()

    cells = {
        it.group: it
        for it in findings.cells_of(wave, ["draagkracht"])
        if it.question.code == "plek"
    }
    assert cells[""].figures == {yes: 11, looking: 0, no: 5}
    assert cells[more].reason, "four people"
    assert not cells[more].figures
    shown = [it for it in (hand, fine) if not cells[it].reason]
    assert len(shown) == 1, "with both, the four can be worked out"
