"""Rounds of self-evaluation as people make them, through the room's own actions."""

from datetime import UTC, date, datetime

from django.core.files.uploadedfile import SimpleUploadedFile

from aanjager.community.centres.tests.factories import staff_of
from aanjager.community.organisations.tests.factories import coordinator_of
from aanjager.kernel.actor import CLOCK, Actor
from aanjager.learning.quality import actions, queries
from aanjager.learning.quality.actions import Line, Said
from aanjager.trust.accounts.tests.factories import UserFactory
from aanjager.trust.law import actions as law

NOW = datetime(2026, 12, 1, 9, tzinfo=UTC)
PDF = b"%PDF-1.4\n1 0 obj\n<<>>\nendobj\ntrailer\n<<>>\n%%EOF\n"
LINE = Line("Schrijf de gedragscode", "Cora", date(2027, 1, 15))


def pdf(name="code.pdf", content=PDF):
    """A file as a browser sends it."""
    return SimpleUploadedFile(name, content)


def actor_for(user) -> Actor:
    """Somebody with an account and no other role."""
    return Actor(user_id=user.pk)


def begun(organisation, *, size="small", at=NOW, by=None):
    """A round that just began; the statements and numbers of the law are there too."""
    law.load(by=CLOCK, at=at)
    actions.load(by=CLOCK, at=at)
    return actions.begin(organisation, size, by=by or coordinator_of(organisation), at=at)


def scored(it, value=2, *, by=None, at=NOW):
    """Every statement answered the same."""
    said = {row.pk: Said(value, "Zo is het.") for row in queries.statements(it.size, at.date())}
    actions.score(it, said, by=by or coordinator_of(it.organisation), at=at)
    return it


def evidence(it, *, by=None, at=NOW, file=None):
    """A file with the first statement."""
    statement = queries.statements(it.size, at.date())[0]
    return actions.add_evidence(
        it, statement, file or pdf(), by=by or coordinator_of(it.organisation), at=at
    )


def advised_by(it, user=None, *, at=NOW):
    """Somebody advises; return who."""
    user = user or UserFactory()
    actions.name_adviser(it, user, by=staff_of(it.centre), at=at)
    return user


def judged_by(it, user=None, *, at=NOW, **facts):
    """Somebody will judge; return who."""
    user = user or UserFactory()
    actions.name_assessor(it, user, by=staff_of(it.centre), at=at, **facts)
    return user


def asked(organisation, *, adviser=None, at=NOW, **facts):
    """Wholly answered, and the adviser is asked to look; return the round and the adviser."""
    it = scored(begun(organisation, at=at, **facts), at=at)
    user = advised_by(it, adviser, at=at)
    actions.ask(it, by=coordinator_of(organisation), at=at)
    return queries.one(CLOCK, it.pk), user


def assessing(organisation, *, adviser=None, assessor=None, at=NOW, **facts):
    """With the assessor; return the round and who judges."""
    it, user = asked(organisation, adviser=adviser, at=at, **facts)
    judge = judged_by(it, assessor, at=at)
    actions.advise(it, says_yes=True, words="Klaar.", by=actor_for(user), at=at)
    return queries.one(CLOCK, it.pk), judge


def passed(organisation, *, at=NOW, **facts):
    """With a mark that holds."""
    it, judge = assessing(organisation, at=at, **facts)
    return actions.judge(it, says_yes=True, words="Goed geregeld.", by=actor_for(judge), at=at)
