"""Papers as people draw them up and sign them, through the room's own actions."""

import re
from datetime import UTC, datetime

from aanjager.kernel.actor import ANONYMOUS, Actor
from aanjager.learning.model_texts.tests.factories import settled
from aanjager.learning.signing import actions, queries
from aanjager.learning.signing.actions import Drawn, Hand
from aanjager.learning.signing.models import Paper
from aanjager.trust.letters.models import Letter

NOW = datetime(2026, 3, 2, 9, tzinfo=UTC)
ANSWERS = {
    "vrijwilliger": "Daan", "organisatie": "'t Anker", "taak": "koffie schenken", "naam van de hond": "Bo",
}  # fmt: skip
HANDS = (
    Hand("volunteer", "Daan", "daan@example.org"),
    Hand("organisation", "Cora", "cora@example.org"),
)


def speaks_for(organisation) -> Actor:
    """Somebody who draws up papers for the organisation."""
    return Actor(coordinator_of=frozenset({organisation.pk}))


def drawn(organisation, *, hands=HANDS, answers=None, by=None, at=NOW, **facts) -> Paper:
    """A draft of a paper of an organisation."""
    version = settled(organisation.centre)
    asked = Drawn(
        organisation.centre, organisation, version, answers=ANSWERS if answers is None else answers,
        **facts,
    )  # fmt: skip
    return actions.draw_up(asked, hands, by=by or speaks_for(organisation), at=at)


def sent(organisation, *, at=NOW, **facts) -> Paper:
    """A paper that waits for signatures."""
    it = drawn(organisation, at=at, **facts)
    return actions.send(it, by=facts.get("by") or speaks_for(organisation), at=at)


def link_of(signer) -> str:
    """The token in the last letter to this signer."""
    letters = Letter.objects.filter(kind="paper", to_address=signer.email, text__contains="/teken/")
    found = letters.filter(key__startswith=f"paper-{signer.paper_id}-").latest("pk")
    return re.search(r"/teken/([^/\s]+)/", found.text)[1]


def signs(paper, position, *, at=NOW, name=""):
    """Sign by the link in the letter."""
    signer = paper.signers.select_related("paper__centre", "paper__organisation").get(
        position=position
    )
    name = name or signer.name
    return actions.sign(signer, name, agrees=True, token=link_of(signer), by=ANONYMOUS, at=at)


def signed(organisation, *, at=NOW, **facts) -> Paper:
    """A paper that everybody signed."""
    it = sent(organisation, at=at, **facts)
    for one in queries.signers_of(it):
        signs(it, one.position, at=at)
    return Paper.objects.select_related("centre", "organisation").get(pk=it.pk)
