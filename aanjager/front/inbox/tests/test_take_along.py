from io import BytesIO

import pytest

from aanjager.exchange.opportunities.tests.factories import OpportunityFactory
from aanjager.exchange.placements.tests.factories import MessageFactory, in_state
from aanjager.kernel import sheets
from aanjager.trust.audit.models import Event

pytestmark = pytest.mark.django_db
NOORD = {"headers": {"host": "noord.localhost"}}
WHO = {"cora": "/organisatie/", "anna": "/balie/reacties/"}


def two_wait(cast):
    for name in ("Zara", "Abel"):
        opportunity = OpportunityFactory(organisation=cast.buurthuis, open=True, places=3)
        placement = in_state("reaction", opportunity=opportunity, person__name=name)
        MessageFactory(placement=placement, text="Dit blijft in huis.")


@pytest.mark.parametrize("who", WHO)
def test_the_list_stands_in_the_order_that_was_asked(cast, signed_in, who):
    two_wait(cast)
    page = signed_in(getattr(cast, who)).get(WHO[who], {"volgorde": "naam"}, **NOORD).text

    assert page.index("Abel") < page.index("Zara")


@pytest.mark.parametrize("form", ["csv", "xlsx"])
@pytest.mark.parametrize("who", WHO)
def test_the_list_leaves_without_what_was_said_and_that_is_written_down(cast, signed_in, who, form):
    two_wait(cast)
    browser = signed_in(getattr(cast, who))
    path = WHO[who] + ("lijst/" if who == "anna" else "reacties/lijst/")

    answer = browser.post(f"{path}?volgorde=naam", {"vorm": form}, **NOORD)

    table = sheets.open_table(BytesIO(b"".join(answer.streaming_content)))
    rows = [row.cells for row in table.rows()]
    assert [row[0] for row in rows] == ["Abel", "Zara"]
    assert "Dit blijft in huis." not in str(rows)
    assert "@" not in str(rows)
    target = {"cora": cast.buurthuis, "anna": cast.noord}[who]
    written = Event.objects.get(verb="reactions.exported").target
    assert written == f"{target._meta.label}:{target.pk}"


@pytest.mark.parametrize("who", ["daan", "els", "gerda"])
def test_who_has_no_list_takes_none(cast, signed_in, who):
    two_wait(cast)
    browser = signed_in(getattr(cast, who))

    assert browser.post("/organisatie/reacties/lijst/", **NOORD).status_code == 404
    assert browser.post("/balie/reacties/lijst/", **NOORD).status_code == 404
    assert not Event.objects.filter(verb="reactions.exported").exists()


def test_only_who_belongs_there_may(cast):
    from aanjager.front.inbox import rules
    from aanjager.kernel.actor import Actor
    from aanjager.kernel.refusals import refusal

    stranger = Actor(user_id=cast.gerda.pk)

    assert "Alleen wie bij" in refusal(rules.export_reactions, stranger, cast.buurthuis)
    assert "Alleen wie bij" in refusal(rules.export_reactions, stranger, cast.noord)
