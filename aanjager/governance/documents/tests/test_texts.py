"""From typing to a frozen version: blocks, uids that stay, and what never changes again."""

from importlib import import_module
from uuid import uuid4

import pytest
from django.apps import apps
from django.db import IntegrityError, connection, transaction
from hypothesis import given, settings
from hypothesis import strategies as st

from aanjager.community.centres.tests.factories import CentreFactory, staff_of
from aanjager.community.people.tests.factories import PersonFactory, as_actor
from aanjager.governance.documents import actions, queries
from aanjager.governance.documents.models import Block, Decision, Version
from aanjager.governance.documents.rules import Verdict, texts
from aanjager.governance.documents.rules.texts import Line
from aanjager.governance.documents.tests.factories import (
    AmendmentFactory,
    BodyFactory,
    VersionFactory,
    of_association,
    open_text,
    seated,
)
from aanjager.kernel.refusals import Refused

REASON = "Dit past bij waar we voor staan."


def test_a_blank_line_parts_paragraphs_and_signs_make_headings_and_items():
    source = "# Kop\r\nEen alinea\nover twee regels.\n\n- een\n- twee\n  gaat door\n\n#\n\x00Slot"

    assert texts.read(source) == [
        Line("heading", "Kop"),
        Line("paragraph", "Een alinea over twee regels."),
        Line("item", "een"),
        Line("item", "twee gaat door"),
        Line("paragraph", "Slot"),
    ]


@settings(max_examples=150, deadline=None, database=None)
@given(st.lists(st.sampled_from(["#", "-", " ", "\n", "\n\n", "een", "*", "\t"])).map("".join))
def test_what_was_read_is_written_and_read_the_same(source):
    lines = texts.read(source)

    assert texts.read(texts.written(lines)) == lines


def test_a_paragraph_keeps_its_uid_when_it_is_edited_or_moved():
    old = [
        Block(uid=uuid4(), kind="paragraph", text=text)
        for text in ("Wij zijn er voor iedereen.", "Wij helpen de buurt.", "Dit gaat weg, later.")
    ]
    lines = texts.read(
        "Wij helpen de buurt graag.\n\nIets heel anders!\n\nWij zijn er voor iedereen."
    )

    uids = texts.aligned(old, lines)

    assert (uids[0], uids[2]) == (old[1].uid, old[0].uid)
    assert uids[1] not in {it.uid for it in old}


@pytest.mark.django_db
def test_a_draft_is_written_anew_and_laid_open_by_who_looks_after_it(now):
    centre = CentreFactory()
    anna, body = staff_of(centre), BodyFactory(centre=centre)
    document = actions.make(body, "Ons plan", "plan", by=anna, at=now)
    first = actions.write(document, texts.read("Een begin.\n\nNog een zin."), by=anna, at=now)
    uids = [it.uid for it in queries.blocks(first)]
    assert document not in queries.documents(as_actor(PersonFactory()), centre)

    actions.write(document, texts.read("# Kop\n\nEen goed begin.\n\nNog een zin."), by=anna, at=now)
    version = actions.lay_open(document, by=anna, at=now)

    blocks = queries.blocks(version)
    assert [it.uid for it in blocks[1:]] == uids
    assert (version.state, version.frozen_hash) == ("open", texts.fingerprint(blocks))
    assert document in queries.documents(as_actor(PersonFactory()), centre)
    assert document not in queries.documents(anna, None), (
        "at the network's own door stand its own texts"
    )


@pytest.mark.django_db
def test_who_may_make_and_write_a_text(now):
    centre = CentreFactory()
    anna, daan = staff_of(centre), as_actor(PersonFactory())
    own, of_all = BodyFactory(centre=centre), BodyFactory()

    with pytest.raises(Refused, match="van wie dit stuk is"):
        actions.make(own, "Ons plan", "plan", by=daan, at=now)
    with pytest.raises(Refused, match="van wie dit stuk is"):
        actions.make(of_all, "Visie", "vision", by=anna, at=now)
    document = actions.make(of_all, "Visie", "vision", by=of_association(), at=now)
    member = seated(of_all)
    with pytest.raises(Refused, match="Schrijf eerst de tekst"):
        actions.lay_open(document, by=member, at=now)
    actions.write(document, [Line("paragraph", "Een.")], by=member, at=now)
    actions.lay_open(document, by=member, at=now)

    with pytest.raises(Refused, match="ligt ter inzage en verandert niet meer"):
        actions.write(document, [Line("paragraph", "Twee.")], by=member, at=now)
    with pytest.raises(Refused, match="ligt al ter inzage"):
        actions.lay_open(document, by=member, at=now)


# D3: a frozen version


def refuses(change):
    """Whether the database refuses this; everything else stays as it was."""
    with (
        pytest.raises(IntegrityError, match=r"never change|is that of its blocks"),
        transaction.atomic(),
    ):
        change()
    return True


def sql(statement, *values):
    def run():
        with connection.cursor() as cursor:
            cursor.execute(statement, values)

    return run


@pytest.mark.django_db
def test_d3_a_frozen_version_is_not_changed_by_the_orm():
    version = VersionFactory()
    block = version.blocks.first()
    block.text = "Anders."

    assert refuses(block.save)
    assert refuses(block.delete)
    assert refuses(lambda: version.blocks.update(text="Anders."))
    assert refuses(lambda: version.blocks.create(uid=uuid4(), position=9, text="Erbij."))
    version.frozen_hash = "0" * 64
    assert refuses(version.save)
    version.refresh_from_db()
    version.state = "draft"
    assert refuses(version.save)
    assert refuses(lambda: Version.objects.filter(pk=version.pk).update(changelog="Anders."))


@pytest.mark.django_db
@pytest.mark.parametrize(
    "statement",
    [
        "UPDATE governance_block SET text = 'Anders.' WHERE version_id = %s",
        "UPDATE governance_block SET position = position + 10 WHERE version_id = %s",
        "DELETE FROM governance_block WHERE version_id = %s",
        "INSERT INTO governance_block (version_id, uid, position, kind, text) "
        "VALUES (%s, gen_random_uuid(), 9, 'paragraph', 'Erbij.')",
        "UPDATE governance_version SET frozen_hash = repeat('0', 64) WHERE id = %s",
        "UPDATE governance_version SET state = 'draft', frozen_hash = '', frozen_at = NULL WHERE id = %s",
        "UPDATE governance_version SET number = 7 WHERE id = %s",
        "DELETE FROM governance_version WHERE id = %s",
    ],
)
def test_d3_a_frozen_version_is_not_changed_by_sql(statement):
    version = VersionFactory()
    before = [(it.pk, it.text, it.position) for it in queries.blocks(version)]

    assert refuses(sql(statement, version.pk))

    assert [(it.pk, it.text, it.position) for it in queries.blocks(version)] == before


@pytest.mark.django_db
def test_d3_a_block_is_not_moved_into_or_out_of_a_frozen_version():
    frozen = VersionFactory()
    draft = VersionFactory(blocks__draft=True)
    statement = "UPDATE governance_block SET version_id = %s, position = position + 50 WHERE version_id = %s"

    assert refuses(sql(statement, frozen.pk, draft.pk))
    assert refuses(sql(statement, draft.pk, frozen.pk))


@pytest.mark.django_db
def test_d3_a_version_is_frozen_only_with_the_hash_of_its_own_blocks():
    draft = VersionFactory(blocks__draft=True)
    statement = (
        "UPDATE governance_version SET state = 'open', frozen_at = now(), frozen_hash = repeat('a', 64) "
        "WHERE id = %s"
    )

    assert refuses(sql(statement, draft.pk))


def test_d3_there_is_no_admin_that_could_change_it():
    assert not apps.is_installed("django.contrib.admin")


@pytest.mark.django_db
def test_d3_decisions_are_never_changed(now):
    amendment = AmendmentFactory(state="admitted")
    board = seated(amendment.document.body)
    decision = actions.decide(amendment, Verdict("adopted", REASON), by=board, at=now)
    decision.reason = "Toch om een andere reden gedaan."

    assert refuses(decision.save)
    assert refuses(decision.delete)
    assert refuses(
        sql("UPDATE governance_decision SET outcome = 'rejected' WHERE id = %s", decision.pk)
    )
    assert refuses(sql("DELETE FROM governance_decision WHERE id = %s", decision.pk))

    newer = actions.supersede(
        amendment, Verdict("rejected", "Bij nader inzien past dit niet."), by=board, at=now
    )
    assert Decision.objects.get(pk=decision.pk).outcome == "adopted"
    assert newer.supersedes_id == decision.pk
    amendment.refresh_from_db()
    assert amendment.state == "rejected"


@pytest.mark.django_db
def test_a_version_is_adopted_and_lapses_but_never_goes_back():
    version = open_text("Een.")
    Version.objects.filter(pk=version.pk).update(state="adopted")
    Version.objects.filter(pk=version.pk).update(state="lapsed")

    assert refuses(lambda: Version.objects.filter(pk=version.pk).update(state="open"))


@pytest.mark.django_db
def test_d3_the_triggers_can_be_taken_away_and_put_back():
    migration = import_module("aanjager.governance.migrations.0002_frozen_is_frozen").Migration
    version = VersionFactory()
    with connection.schema_editor() as editor:
        for step in reversed(migration.operations):
            step.database_backwards("governance", editor, None, None)
    assert version.blocks.update(text="Anders.")

    with connection.schema_editor() as editor:
        for step in migration.operations:
            step.database_forwards("governance", editor, None, None)

    assert refuses(lambda: version.blocks.update(text="Nog anders."))
