"""Letters go after the days that their centre set."""

from datetime import timedelta

import pytest

from aanjager.community.centres import jobs
from aanjager.community.centres.tests.factories import CentreFactory
from aanjager.trust.letters.models import Letter
from aanjager.trust.letters.tests.factories import LetterFactory

pytestmark = pytest.mark.django_db


def test_a_centre_keeps_its_letters_as_long_as_it_said(now, monkeypatch):
    monkeypatch.setattr(jobs, "now", lambda: now)
    usual = CentreFactory()
    short = CentreFactory(terms={"letters_days": 30})
    long = CentreFactory(terms={"letters_days": 180})

    def letter(centre, days):
        at = now - timedelta(days=days)
        return LetterFactory(centre_id=centre and centre.pk, written_at=at, sent_at=at)

    for centre, days in ((usual, 91), (None, 91), (short, 31), (long, 181)):
        letter(centre, days)
    kept = {letter(c, d) for c, d in ((usual, 89), (None, 89), (short, 29), (long, 179))}
    waits = LetterFactory(centre_id=short.pk, written_at=now - timedelta(days=300))

    jobs.forget_letters()

    assert set(Letter.objects.all()) == kept | {waits}
