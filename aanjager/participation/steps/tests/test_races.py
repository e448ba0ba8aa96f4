"""Two at the same instant: a signature counts once, and one letter goes to one address."""

import pytest

from aanjager.community.organisations.queries import actor_of
from aanjager.kernel.actor import ANONYMOUS
from aanjager.kernel.refusals import Refused
from aanjager.kernel.testing import refused_at_once
from aanjager.participation.initiatives.tests.factories import InitiativeFactory
from aanjager.participation.steps import actions, queries
from aanjager.participation.steps.actions import Signed
from aanjager.participation.steps.choices import TEMPLATES
from aanjager.participation.steps.models import Signature, Step, SupportList
from aanjager.participation.steps.tests.factories import SignatureFactory, SupportListFactory
from aanjager.trust.audit.models import Event
from aanjager.trust.letters.models import Letter

pytestmark = pytest.mark.django_db(transaction=True)
JAN = "jan@example.org"
NEWER = "Er is een nieuwere brief. Open de link die daarin staat."


@pytest.fixture
def support(cast):
    it = InitiativeFactory(centre=cast.noord, led_by=cast.person(cast.daan))
    return SupportListFactory(initiative=it)


def test_a_link_opened_in_four_windows_counts_once(support, now):
    signature = SignatureFactory(support=support, confirmed_at=None)

    refused = refused_at_once(*[lambda: actions.confirm(signature, by=ANONYMOUS, at=now)] * 4)

    assert refused == ["Je handtekening telt al mee."] * 3
    assert queries.counts(support).pro == 1
    assert Event.objects.filter(verb="steps.confirmed").count() == 1


def test_signing_four_times_at_once_is_one_signature_and_one_letter(support, now):
    addresses = [JAN, JAN.upper(), JAN, JAN.title()]

    refused_at_once(
        *[
            lambda to=to: actions.sign(
                support, Signed("Jan", "Weg", True), to, by=ANONYMOUS, at=now
            )
            for to in addresses
        ]
    )

    assert Signature.objects.count() == Letter.objects.count() == 1


def test_who_signs_again_while_confirming_changes_nothing_of_what_counts(support, now):
    signature = SignatureFactory(support=support, email=JAN, confirmed_at=None, name="Jan")

    refused = refused_at_once(
        lambda: actions.confirm(signature, by=ANONYMOUS, at=now),
        lambda: actions.sign(support, Signed("Boef", "Weg", False), JAN, by=ANONYMOUS, at=now),
    )

    kept = Signature.objects.get()
    assert (kept.name, kept.is_for, bool(kept.confirmed_at)) in [
        ("Jan", True, True),
        ("Boef", False, False),
    ]
    assert refused == ([] if kept.confirmed_at else [NEWER])


def test_a_link_that_was_replaced_confirms_nothing(support, now):
    opened = SignatureFactory(support=support, email=JAN, confirmed_at=None, token_hash="old")
    actions.sign(support, Signed("Boef", "Weg", False), JAN, by=ANONYMOUS, at=now)
    with pytest.raises(Refused, match="nieuwere brief"):
        actions.confirm(opened, by=ANONYMOUS, at=now)
    assert queries.counts(support).con == 0


def test_two_who_start_the_same_list_at_once_take_its_steps_once(cast, now):
    it = InitiativeFactory(centre=cast.noord, led_by=cast.person(cast.daan))
    daan = actor_of(cast.daan)

    refused_at_once(*[lambda: actions.start(it, "permit", now.date(), by=daan, at=now)] * 3)

    assert Step.objects.count() == len(TEMPLATES["permit"].steps)


def test_two_who_open_a_list_at_once_open_one(cast, now):
    it = InitiativeFactory(centre=cast.noord, led_by=cast.person(cast.daan))
    daan, last = actor_of(cast.daan), now.date().replace(month=4)

    refused = refused_at_once(
        *[lambda: actions.open_list(it, "Een bank?", last, by=daan, at=now)] * 2
    )

    assert refused == ["Er is al een lijst."]
    assert SupportList.objects.count() == 1
