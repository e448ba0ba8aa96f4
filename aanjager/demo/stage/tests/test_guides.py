"""Eight guides stand online in the demonstration, and one of the centre's own is being made."""

from datetime import UTC, datetime

import pytest

from aanjager.demo.school.actions import guides
from aanjager.learning.trees import queries
from aanjager.learning.trees.models import Tree

NOW = datetime(2026, 3, 2, 9, tzinfo=UTC)
NOORD = {"headers": {"host": "noord.localhost"}}


@pytest.mark.django_db
def test_eight_guides_are_online_and_one_is_made_at_the_desk(cast, signed_in):
    guides.build(cast.noord, NOW)

    assert len(queries.published(cast.noord)) == 8
    own = Tree.objects.get(centre=cast.noord)
    version = queries.draft_of(own)
    faults, _looked = queries.looked(version, NOW.date())
    assert [it.sentence for it in faults] == [
        "Niemand komt bij \u201eKom langs bij het loket\u201d."
    ]
    page = signed_in(cast.anna).get(f"/balie/wegwijzer/{own.pk}/", **NOORD).content.decode()
    assert "Niemand komt bij" in page
    assert "van ons" in page
    assert signed_in(cast.anna).get("/wegwijzer/", **NOORD).status_code == 200
