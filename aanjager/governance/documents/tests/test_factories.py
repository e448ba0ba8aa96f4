import pytest

from aanjager.governance.documents.rules import texts
from aanjager.governance.documents.tests.factories import (
    AmendmentFactory,
    VersionFactory,
    missing,
    open_text,
    propose,
    seated,
)

pytestmark = pytest.mark.django_db


def test_the_default_text_is_open_and_frozen_with_its_hash():
    version = VersionFactory()

    assert version.state == "open"
    assert version.frozen_hash == texts.fingerprint(version.blocks.all())
    assert [it.kind for it in version.blocks.order_by("position")] == [
        "heading",
        "paragraph",
        "paragraph",
    ]


def test_a_draft_of_other_lines_stays_a_draft():
    version = VersionFactory(blocks=("Een.",), blocks__draft=True)

    assert (version.state, version.blocks.get().text) == ("draft", "Een.")


def test_amendments_count_on_and_carry_their_operations():
    version = open_text("Een.", "Twee is meer.")
    first = AmendmentFactory(base_version=version, new_text="Twee is genoeg.")
    second = propose(version.document, 0, "Een is genoeg.")
    third = missing(version.document, "Drie.")

    assert [it.number for it in (first, second, third)] == [1, 2, 3]
    assert first.operations
    assert second.old_hash == texts.hash_of("Een.")
    assert third.block_uid is None
    assert seated(version.document.body).person_id
