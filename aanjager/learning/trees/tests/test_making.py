import json

import pytest
from django.core.management import call_command
from django.db import IntegrityError, transaction

from aanjager.community.centres.tests.factories import CentreFactory
from aanjager.kernel.actor import ANONYMOUS, CLOCK
from aanjager.kernel.refusals import Refused
from aanjager.learning.trees import actions, queries
from aanjager.learning.trees.models import Tree, TreeVersion
from aanjager.learning.trees.rules import shape
from aanjager.learning.trees.tests.factories import (
    ELS,
    conclusion,
    draft,
    published,
    script,
    staff,
)
from aanjager.trust.audit.models import Event
from aanjager.trust.law import actions as law
from conftest import NOW

pytestmark = pytest.mark.django_db


@pytest.fixture(autouse=True)
def _table():
    law.load(by=CLOCK, at=NOW)


@pytest.fixture
def noord():
    return CentreFactory(slug="noord")


def test_staff_make_a_tree_and_put_it_online(noord):
    anna = staff(noord)
    version = actions.create(noord, "meedoen", script(), by=anna, at=NOW)
    assert queries.published(noord) == []

    actions.publish(version, by=anna, at=NOW)

    assert [it.title for it in queries.published(noord)] == ["Mag ik meedoen?"]
    assert queries.published(None) == []
    assert list(Event.objects.values_list("verb", flat=True)) == ["tree.created", "tree.published"]


def test_a_published_version_is_frozen(noord):
    version = published(noord)

    with pytest.raises(Refused, match="ligt vast"):
        actions.change(version, title="Anders", intro="x", by=staff(noord), at=NOW)
    for facts in ({"title": "Anders"}, {"state": "draft", "published_at": None}, {"body": {}}):
        with pytest.raises(IntegrityError, match="never"), transaction.atomic():
            TreeVersion.objects.filter(pk=version.pk).update(**facts)


def test_a_tree_with_a_fault_stays_a_draft_and_says_why(noord):
    version = draft(noord, made=script(conclusions=[conclusion("jong", sources=[])]))

    with pytest.raises(Refused, match="nergens heen"):
        actions.publish(version, by=staff(noord), at=NOW)

    version.refresh_from_db()
    assert version.state == "draft"


def test_a_new_version_begins_with_the_last_text_and_the_old_one_stays_online(noord):
    old = published(noord)

    new = actions.begin(old.tree, by=staff(noord), at=NOW)
    actions.change(new, title="Nieuw", intro="Ja.", by=staff(noord), at=NOW)

    assert queries.one_published(noord, "meedoen") == old
    with pytest.raises(Refused, match="al een concept"):
        actions.begin(old.tree, by=staff(noord), at=NOW)
    actions.publish(new, by=staff(noord), at=NOW)
    assert queries.one_published(noord, "meedoen").title == "Nieuw"


def test_parts_are_put_in_changed_and_taken_out(noord):
    version, anna = draft(noord), staff(noord)

    actions.put(version, conclusion("extra"), by=anna, at=NOW)
    actions.put(version, conclusion("extra", title="Nog een"), by=anna, at=NOW)
    version.refresh_from_db()
    assert queries.part_of(version, "extra").title == "Nog een"
    assert len(queries.script_of(version).conclusions) == 4

    actions.remove(version, "extra", by=anna, at=NOW)
    actions.remove(version, "samen", by=anna, at=NOW)
    version.refresh_from_db()
    assert queries.script_of(version).keys == {"leeftijd", "jong", "met", "alleen"}


def test_a_centre_adapts_a_national_tree_and_its_own_shows_in_its_place(noord):
    national = published()
    zuid, anna = CentreFactory(slug="zuid"), staff(noord)

    own = actions.adapt(national, noord, by=anna, at=NOW)
    assert queries.one_published(noord, "meedoen") == national
    actions.change(own, title="Meedoen in Noord", intro="Hier.", by=anna, at=NOW)
    actions.publish(own, by=anna, at=NOW)

    assert queries.one_published(noord, "meedoen").title == "Meedoen in Noord"
    assert queries.one_published(zuid, "meedoen") == national
    assert not queries.is_behind(own.tree)
    actions.publish(actions.begin(national.tree, by=ELS, at=NOW), by=ELS, at=NOW)
    assert queries.is_behind(Tree.objects.get(pk=own.tree_id))
    actions.end(own.tree, by=anna, at=NOW)
    assert queries.one_published(noord, "meedoen").tree.centre_id is None
    actions.resume(own.tree, by=anna, at=NOW)
    assert queries.one_published(noord, "meedoen").tree.centre_id == noord.pk


def test_nobody_changes_the_tree_of_another(noord):
    anna = staff(noord)
    zuid = draft(CentreFactory(slug="zuid"))
    national = published(slug="landelijk")

    for version, by in ((zuid, anna), (national, anna), (zuid, ELS), (zuid, ANONYMOUS)):
        with pytest.raises(Refused, match="van een ander"):
            actions.change(version, title="x", intro="y", by=by, at=NOW)
    with pytest.raises(Refused, match="landelijke"):
        actions.adapt(zuid, noord, by=anna, at=NOW)
    with pytest.raises(Refused, match="Alleen medewerkers"):
        actions.create(None, "van-ons", script(), by=anna, at=NOW)
    with pytest.raises(Refused, match="al een wegwijzer"):
        actions.create(None, "landelijk", script(), by=ELS, at=NOW)
    with pytest.raises(Refused, match="adres"):
        actions.create(None, "cijfers", script(), by=ELS, at=NOW)
    assert zuid.tree not in queries.on_desk(anna, noord)
    assert national.tree in queries.on_desk(anna, noord)


def test_a_draft_of_the_association_is_not_on_the_desk_of_a_centre(noord):
    made = draft(slug="nog-niet")

    assert made.tree not in queries.on_desk(staff(noord), noord)
    assert made.tree in queries.on_desk(ELS, None)


def test_a_tree_goes_out_and_comes_in_as_one_file():
    file = json.dumps(shape.written(script())).encode()

    assert shape.written(shape.read_file(file)) == json.loads(file)


@pytest.mark.parametrize(
    "file",
    [
        b"geen json",
        b"[]",
        b'{"format": "iets anders"}',
        b'{"format": "aanjager-wegwijzer", "steps": [3]}',
        b'{"format": "aanjager-wegwijzer", "title": 3}',
        b'{"format": "aanjager-wegwijzer", "steps": [{"key": "A B", "kind": "choice"}]}',
        b'{"format": "aanjager-wegwijzer", "steps": [{"key": "a", "kind": "code"}]}',
        b'{"format": "aanjager-wegwijzer", "steps": [{"key": "a", "kind": "number", "least": true}]}',
        b'{"format": "aanjager-wegwijzer", "steps": [{"key": "a", "kind": "number", "reads": 3}]}',
        b'{"format": "aanjager-wegwijzer", "conclusions": [{"key": "a", "paper": 3}]}',
        b'{"format": "aanjager-wegwijzer", "conclusions": [{"key": "a", "nexts": [{"url": "javascript:x"}]}]}',
        b'{"format": "aanjager-wegwijzer", "conclusions": [{"key": "a", "sources": [{"checked_on": "x"}]}]}',
        b'{"format": "aanjager-wegwijzer", "conclusions": [{"key": "a"}, {"key": "a"}]}',
        b"[" * 200_000,
        b"x" * 300_001,
    ],
)
def test_a_file_that_is_no_tree_is_refused(file):
    with pytest.raises(Refused):
        shape.read_file(file)


def test_the_trees_of_the_program_are_loaded_and_stay_the_same(capsys):
    call_command("load_trees", verbosity=0)
    assert "8 new, 0 changed, 0 the same, 0 kept" in capsys.readouterr().out
    assert len(queries.published(None)) == 8

    call_command("load_trees", verbosity=0)
    assert "0 new, 0 changed, 8 the same, 0 kept" in capsys.readouterr().out


def test_a_tree_that_the_association_changed_is_left_alone_and_an_old_one_renewed():
    call_command("load_trees", verbosity=0)
    trees = {it.slug: it for it in Tree.objects.all()}
    own = actions.begin(trees["vog"], by=ELS, at=NOW)
    actions.change(own, title="Onze VOG", intro="Kort.", by=ELS, at=NOW)
    old = TreeVersion.objects.create(
        tree=trees["vergoeding"],
        number=2,
        title="Ouder",
        body=shape.written(script(title="Ouder")),
        is_shipped=True,
    )
    actions.publish(old, by=ELS, at=NOW)

    outcome = actions.ship(by=CLOCK, at=NOW)

    assert (outcome.same, outcome.kept, outcome.changed) == (6, 1, 1)
    assert queries.one_published(None, "vergoeding").number == 3


def test_a_dry_run_writes_nothing():
    call_command("load_trees", dry_run=True, verbosity=0)

    assert not Tree.objects.exists()


def test_only_the_installation_loads_the_trees_of_the_program():
    with pytest.raises(Refused, match="beheerder"):
        actions.ship(by=ELS, at=NOW)


def test_the_lists_ask_as_often_for_twenty_trees_as_for_two(noord, django_assert_num_queries):
    for number in range(8):
        published(slug=f"boom-{number}")
    with django_assert_num_queries(1):
        assert len(queries.published(noord)) == 8
    with django_assert_num_queries(2):
        assert len(queries.on_desk(staff(noord), noord)) == 8
