from datetime import UTC, date, datetime, time

import factory
from factory.django import DjangoModelFactory

from aanjager.community.centres.tests.factories import CentreFactory
from aanjager.kernel.links import hash_of
from aanjager.outreach.exchange_floor.models import Deal, DealSide, ExchangeFloor, Post

MADE = datetime(2026, 2, 2, 9, tzinfo=UTC)


class ExchangeFloorFactory(DjangoModelFactory):
    """A floor of this spring; NOW of the tests lies before it."""

    class Meta:
        model = ExchangeFloor

    centre = factory.SubFactory(CentreFactory)
    area = factory.SelfAttribute("centre.area")
    title = "Beursvloer Lindeveen"
    held_on = date(2026, 4, 16)
    starts_at, ends_at = time(15), time(17)
    venue = "Stadhuis"
    made_at = MADE


class PostFactory(DjangoModelFactory):
    """An offer that everybody sees, that can be given once."""

    class Meta:
        model = Post

    floor = factory.SubFactory(ExchangeFloorFactory)
    side = Post.Side.OFFER
    kind = Post.Kind.HANDS
    title = "Zes mensen op een zaterdag"
    party = factory.Sequence("Bakkerij Bruin {}".format)
    party_kind = Post.PartyKind.COMPANY
    contact_name = "Bea Bruin"
    email = factory.Sequence("bakker{}@example.org".format)
    token_hash = factory.Sequence(lambda n: hash_of(f"post-{n}"))
    posted_at = confirmed_at = MADE


class DealFactory(DjangoModelFactory):
    """A deal with both sides, not signed; `signed=True` for one that is."""

    class Meta:
        model = Deal
        skip_postgeneration_save = True

    floor = factory.SubFactory(ExchangeFloorFactory)
    number = factory.Sequence(lambda n: n + 1)
    what = "Een schuur schilderen"
    returns = "Taart"
    made_by = "Anna"
    made_at = MADE

    class Params:
        signed = factory.Trait(signed_at=MADE)

    @factory.post_generation
    def sides(self, create, extracted, **kwargs):
        for role, party in (("gives", "Bakkerij Bruin"), ("gets", "Buurthuis")):
            facts = {"signed_at": self.signed_at, "text_hash": "x" if self.signed_at else ""}
            DealSide.objects.create(
                deal=self, role=role, party=party, contact_name=f"Contact {role}",
                email=f"{role}{self.pk}@example.org",
                token_hash=hash_of(f"{role}-{self.pk}"), **{**facts, **kwargs},
            )  # fmt: skip
