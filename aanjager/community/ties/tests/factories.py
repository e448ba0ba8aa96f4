from datetime import UTC, datetime

from aanjager.community.people.tests.factories import as_actor
from aanjager.community.ties import actions
from aanjager.community.ties.models import Side, Tie
from aanjager.community.ties.queries import NETWORK, Subject

NOW = datetime(2026, 3, 2, 9, tzinfo=UTC)


def subject(pk=1, kind="initiative", path="/initiatieven/1/"):
    """What an invitation is about, as a page would say it."""
    return Subject(kind, pk, "Bankje bij de vijver", path)


def invitation(inviter, about=NETWORK, *, at=NOW, centre=None, **asked):
    """An invitation with its token, made by this person."""
    asking = actions.Asking(**asked)
    return actions.invite(about, asking, centre=centre, by=as_actor(inviter), at=at)


def tie(first, second, *, kind=Tie.Kind.NEIGHBOUR, centre=None, shows=(False, False)):
    """Two people who both said yes."""
    made = Tie.objects.create(kind=kind, centre=centre, proposed_at=NOW, agreed_at=NOW)
    for number, person in enumerate((first, second)):
        Side.objects.create(
            tie=made, person=person, is_proposer=number == 0, shows=shows[number], agreed_at=NOW
        )
    return made
