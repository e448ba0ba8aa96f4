"""English beside the Dutch of a draft, at the desk, and what a visitor reads then."""

import pytest

from aanjager.kernel.refusals import Refused
from aanjager.learning.trees import actions, queries
from aanjager.learning.trees.models import TreeVersion
from aanjager.learning.trees.rules import speaking
from aanjager.learning.trees.tests.factories import draft, staff
from aanjager.learning.trees.tests.test_english import SCRIPT, WORDS
from aanjager.trust.audit.models import Event
from conftest import NOW

NOORD = {"headers": {"host": "noord.localhost"}}


@pytest.mark.django_db
def test_staff_put_english_beside_a_draft_and_visitors_read_it(cast, signed_in, client):
    version = draft(cast.noord, "mag-dit", SCRIPT)
    anna, path = signed_in(cast.anna), f"/balie/wegwijzer/{version.tree_id}/engels/"
    texts = speaking.texts(SCRIPT)
    said = {f"t{number}": WORDS[it] for number, it in enumerate(texts)}
    wrong = said | {f"t{texts.index('Vanaf [wet:assistance_young_under_age].')}": "From 27."}

    assert "Van 8 teksten missen er nog 8" in anna.get(path, **NOORD).text
    assert anna.post(path, wrong, **NOORD).status_code == 422
    assert anna.post(path, said, **NOORD).status_code == 302
    assert "Alle teksten staan er." in anna.get(path, **NOORD).text
    assert Event.objects.filter(verb="tree.changed").exists()
    TreeVersion.objects.update(state="published", published_at=NOW)
    page = client.get("/wegwijzer/mag-dit/", **NOORD).text
    client.cookies["taal"] = "en"
    english = client.get("/wegwijzer/mag-dit/", **NOORD).text

    assert "Mag dit?" in page
    assert '<h1 lang="en">May I?</h1>' in english
    assert "How old?" in client.get("/wegwijzer/mag-dit/vraag/", **NOORD).text
    online = queries.one_published(cast.noord, "mag-dit")
    with pytest.raises(Refused, match="Begin a new version"):
        actions.translate(online, WORDS, by=staff(cast.noord), at=NOW)
