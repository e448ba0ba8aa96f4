"""Ready objects of this room, also for the tests of other rooms.

`open_text("Een.", "Twee.")` is a text that was laid open; `propose(version.document, 1, "Drie.")` files a
change of its second block; `seated(body)` acts for the body.
"""

from datetime import UTC, date, datetime
from uuid import uuid4

import factory
from factory.django import DjangoModelFactory

from aanjager.community.centres.models import Centre
from aanjager.community.people.models import Person
from aanjager.community.people.tests.factories import PersonFactory, as_actor
from aanjager.governance.documents.models import Amendment, Block, Body, Document, Seat, Version
from aanjager.governance.documents.rules import texts, words
from aanjager.kernel.actor import Actor

MONDAY = datetime(2026, 3, 2, 9, tzinfo=UTC)
TEXT = (
    "# Onze visie",
    "Iedereen kan iets doen. Wij helpen daarbij.",
    "De vrijwilligerscentrale bemiddelt vrijwilligers in opdracht van de gemeente.",
)


class BodyFactory(DjangoModelFactory):
    """A board of the association; give `centre` for one of a centre."""

    class Meta:
        model = Body

    centre = None
    name = factory.Sequence("Bestuur {}".format)


class SeatFactory(DjangoModelFactory):
    class Meta:
        model = Seat

    body = factory.SubFactory(BodyFactory)
    person = factory.SubFactory(PersonFactory)
    started_on = date(2026, 1, 1)


class DocumentFactory(DjangoModelFactory):
    """A vision of the association's board, without a version yet."""

    class Meta:
        model = Document

    centre = None
    body = factory.SubFactory(BodyFactory, centre=factory.SelfAttribute("..centre"))
    title = factory.Sequence("Toekomstvisie {}".format)
    kind = Document.Kind.VISION
    purpose = "Een helder beeld geven van waar wij voor staan."
    created_at = MONDAY


class VersionFactory(DjangoModelFactory):
    """A version that was laid open, with three blocks; `blocks=(…)` for others, `draft=True` unfrozen."""

    class Meta:
        model = Version
        skip_postgeneration_save = True

    document = factory.SubFactory(DocumentFactory)
    number = 1
    created_at = MONDAY

    @factory.post_generation
    def blocks(self, create, extracted, draft=False, **kwargs):
        """Write the blocks (`blocks=("# Kop", "Een alinea.")`) and freeze; `blocks__draft=True` does not."""
        lines = texts.read("\n\n".join(TEXT if extracted is None else extracted))
        made = [
            Block(version=self, uid=uuid4(), position=place, kind=line.kind, text=line.text)
            for place, line in enumerate(lines)
        ]
        Block.objects.bulk_create(made)
        if not draft:
            freeze(self)


def freeze(version: Version, *, at: datetime = MONDAY) -> Version:
    """Lay a drafted version open."""
    version.state, version.frozen_at, version.frozen_because = "open", at, "ter inzage gelegd"
    version.frozen_hash = texts.fingerprint(version.blocks.all())
    version.save()
    return version


def open_text(*lines: str, centre: Centre | None = None, **facts) -> Version:
    """A text that was laid open, of these lines; of the association unless a centre is given."""
    document = DocumentFactory(centre=centre, **facts)
    return VersionFactory(document=document, blocks=lines or TEXT)


class AmendmentFactory(DjangoModelFactory):
    """A filed change of the last block of a text that was laid open; `new_text=` says into what."""

    class Meta:
        model = Amendment

    base_version = factory.SubFactory(VersionFactory)
    document = factory.SelfAttribute("base_version.document")
    number = factory.LazyAttribute(lambda it: it.document.amendments.count() + 1)
    kind = Amendment.Kind.CHANGE
    block_uid = factory.LazyAttribute(
        lambda it: it.base_version.blocks.order_by("-position").first().uid
    )
    new_text = "De vrijwilligerscentrale jaagt vrijwillige inzet aan."
    about = "Aanjagen in plaats van bemiddelen"
    motive = "Bemiddelen is oude terminologie."
    submitter = factory.SubFactory(PersonFactory)
    submitter_label = "een vrijwilliger"
    filed_at = MONDAY

    @factory.lazy_attribute
    def old_hash(self):
        block = self.base_version.blocks.filter(uid=self.block_uid).first()
        return texts.hash_of(block.text) if block else ""

    @factory.lazy_attribute
    def operations(self):
        block = self.base_version.blocks.filter(uid=self.block_uid).first()
        return words.ops(block.text, self.new_text) if block else []


def propose(document: Document, place: int, new_text: str, **facts) -> Amendment:
    """A filed change of the block at this place (from 0) in the newest version of the text."""
    version = document.versions.order_by("-number").first()
    uid = version.blocks.get(position=place).uid
    return AmendmentFactory(base_version=version, block_uid=uid, new_text=new_text, **facts)


def missing(document: Document, new_text: str = "", **facts) -> Amendment:
    """A filed amendment that says that something is missing."""
    version = document.versions.order_by("-number").first()
    return AmendmentFactory(
        base_version=version, kind="missing", block_uid=None, new_text=new_text, **facts
    )


def seated(body: Body, person: Person | None = None) -> Actor:
    """Somebody who sits in the body, as an actor."""
    return as_actor(SeatFactory(body=body, person=person or PersonFactory()).person)


def of_association() -> Actor:
    """Somebody who works for the national association."""
    from aanjager.trust.accounts.tests.factories import UserFactory

    return Actor(user_id=UserFactory(is_association=True).pk, is_association=True)
