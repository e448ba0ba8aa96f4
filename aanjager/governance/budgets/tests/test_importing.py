"""What residents asked for in a participatory budget, from the real file of Assen and from bad ones."""

import os
import threading
from pathlib import Path

import pytest
from django.conf import settings
from django.core.management import CommandError, call_command
from django.db import connection

from aanjager.community.organisations.queries import actor_of
from aanjager.governance.budgets import actions, queries
from aanjager.kernel.actor import CLOCK
from aanjager.kernel.refusals import Refused
from aanjager.participation.initiatives.models import Initiative, StageChange
from aanjager.trust.audit.models import Event

pytestmark = pytest.mark.django_db
SMALL = """META
key;value
description;Dorpsbudget
country;Netherlands
unit;Lindeveen
instance;2025
num_projects;2
num_votes;3
vote_type;approval
currency;EUR
PROJECTS
project_id;cost;votes;name;description
1;7200;2;Een bank;Bij de vijver.
2;99.50;1;Een boom;Een linde naast
VOTES
voter_id;vote
a;1
b;1,2
"""


@pytest.fixture
def assen():
    """The real file: AANJAGER_DATA, or `shared/data` beside the project."""
    folder = Path(os.environ.get("AANJAGER_DATA", settings.ROOT.parent / "shared" / "data"))
    path = folder / "initiatives" / "pabulib_netherlands_assen_2024.pb"
    if not path.exists():
        pytest.skip(f"The file of Assen is not at {path}; set AANJAGER_DATA.")
    return path


@pytest.fixture
def small(tmp_path):
    def make(old="", new=""):
        assert not old or old in SMALL
        path = tmp_path / "small.pb"
        path.write_text(SMALL.replace(old, new) if old else SMALL, encoding="utf-8")
        return path

    return make


def run(path, capsys, *more):
    call_command("import_pabulib", str(path), "--centre", "noord", *more)
    return capsys.readouterr().out


def test_the_fourteen_projects_of_assen_stand_online_with_cost_and_votes(cast, assen, capsys):
    told = run(assen, capsys)

    assert "14 projects = 14 stored + 0 changed + 0 the same + 0 refused" in told
    assert "note:" not in told  # the votes of the file add up
    stage = Initiative.objects.get(title="PopUp Podium")
    assert (stage.cost_cents, stage.votes, stage.centre) == (7_200_00, 43, cast.noord)
    assert stage.source_name == "Assen Top Idee 2024, 84 stemmers (pabulib.org)"
    assert stage.what == "12x per jaar zal er een PopUp Podium opduiken in de stad …"
    assert stage.posted_at.date().isoformat() == "2024-03-31"
    assert not stage.members.exists()
    costs = Initiative.objects.values_list("cost_cents", flat=True)
    assert sum(costs) == 248_700_00


def test_again_changes_nothing(cast, assen, capsys):
    run(assen, capsys)
    before = list(Initiative.objects.order_by("pk").values())
    told = run(assen, capsys)

    assert "14 projects = 0 stored + 0 changed + 14 the same + 0 refused" in told
    assert "Nothing changed" in told
    assert list(Initiative.objects.order_by("pk").values()) == before
    assert StageChange.objects.count() == Event.objects.count() == 14


def test_a_dry_run_reports_the_same_and_writes_nothing(cast, assen, capsys):
    told = run(assen, capsys, "--dry-run")

    assert "14 stored" in told
    assert "Dry run: nothing was written." in told
    assert not Initiative.objects.exists()
    assert not Event.objects.exists()


def test_the_page_shows_cost_support_and_where_that_was_found(cast, assen, capsys, client):
    run(assen, capsys)
    it = Initiative.objects.get(title="Jongerenplatform")
    text = client.get(f"/initiatieven/{it.pk}/").text

    assert "€ 21.000" in text
    assert "42 stemmen" in text
    assert "Assen Top Idee 2024, 84 stemmers (pabulib.org)" in text
    assert "Wat heeft de buurt eraan?" not in text  # the source does not say


def test_newer_votes_are_taken_and_words_that_people_changed_stay_theirs(cast, small, capsys):
    run(small(), capsys)
    Initiative.objects.filter(title="Een bank").update(title="Onze bank", version=2)
    told = run(small("1;7200;2;Een bank", "1;7300;2;Een bankje"), capsys)

    assert "1  Een bankje: changed: cost_cents" in told
    bench = Initiative.objects.get(title="Onze bank")
    assert bench.cost_cents == 7_300_00


def test_cents_are_kept_and_shown(cast, small, capsys, client):
    run(small(), capsys)
    tree = Initiative.objects.get(title="Een boom")

    assert tree.cost_cents == 99_50
    assert "€ 99,50" in client.get(f"/initiatieven/{tree.pk}/").text


@pytest.mark.parametrize(
    ("old", "new", "word"),
    [
        ("1;7200;2;Een bank", "1;7200;2;" + "a" * 121, "1 to 120 characters"),
        ("1;7200;2;Een bank", "1;7200;2; ", "1 to 120 characters"),
        ("1;7200", "1;-5", "'-5' is no cost"),
        ("1;7200", "1;NaN", "'NaN' is no cost"),
        ("1;7200", "1;1e999", "'1e999' is no cost"),
        ("1;7200;2", "1;7200;veel", "'veel' is no number of votes"),
        ("1;7200;2", "1;7200;٤٢", "is no number of votes"),
        ("1;7200", "2;7200", "stands there twice"),
        ("1;7200", ";7200", "number is missing"),
    ],
)
def test_a_project_that_is_not_right_is_refused_and_the_other_taken(
    cast, small, capsys, old, new, word
):
    with pytest.raises(CommandError, match="1 projects were refused") as failed:
        run(small(old, new), capsys)

    assert failed.value.returncode == 1
    assert word in capsys.readouterr().out
    assert Initiative.objects.count() == 1


def test_votes_that_do_not_add_up_are_noted(cast, small, capsys):
    told = run(small("1;7200;2", "1;7200;9"), capsys)
    assert "note: 1: the file says 9 votes, and lists 2." in told
    assert Initiative.objects.get(title="Een bank").votes == 9


@pytest.mark.parametrize(
    ("content", "word"),
    [
        (b"\x89PNG\r\n\x1a\n\xff\xfe", "no text in UTF-8"),
        (b"META\0\nkey;value", "empty characters"),
        (b"", "no file of Pabulib"),
        (b"<html><body>404</body></html>", "no file of Pabulib"),
        (SMALL.replace("VOTES\n", "").encode(), "no file of Pabulib"),
        (SMALL.replace("PROJECTS\n", "META\n").encode(), "twice"),
        (SMALL.replace(";cost;", ";kosten;").encode(), "lacks the columns: cost"),
        (SMALL.replace("EUR", "PLN").encode(), "only euros"),
        (SMALL.replace("unit;Lindeveen\n", "").encode(), "unit and instance"),
        (
            SMALL.replace("Een linde naast", '"' + "a" * 200_000).encode(),
            "no table with semicolons",
        ),
        (
            SMALL.replace(
                "VOTES", "\n".join(f"x{n};1;1;n;d" for n in range(5_001)) + "\nVOTES"
            ).encode(),
            "5003 projects",
        ),
    ],
    ids=range(11),
)
def test_a_file_that_is_not_what_it_should_be_is_refused_whole(
    cast, tmp_path, capsys, content, word
):
    path = tmp_path / "bad.pb"
    path.write_bytes(content)
    with pytest.raises(CommandError, match=word) as failed:
        run(path, capsys)

    assert failed.value.returncode == 2
    assert not Initiative.objects.exists()


def test_no_file_and_no_centre_are_told_apart(cast, tmp_path, small, capsys):
    with pytest.raises(CommandError, match="cannot be opened"):
        run(tmp_path / "nothing.pb", capsys)
    with pytest.raises(CommandError, match="no centre 'oost'"):
        call_command("import_pabulib", str(small()), "--centre", "oost")


def test_words_of_a_file_are_shown_as_words(cast, small, capsys, client):
    run(small("Een linde naast", "<script>alert(1)</script>"), capsys)
    it = Initiative.objects.get(title="Een boom")
    assert "<script>alert" not in client.get(f"/initiatieven/{it.pk}/").text


def test_nobody_signed_in_imports(cast, small, now):
    with pytest.raises(Refused, match="opdracht"):
        actions.import_projects(queries.read(small()), cast.noord, by=actor_of(cast.anna), at=now)


@pytest.mark.django_db(transaction=True)
def test_two_imports_at_once_store_each_project_once(cast, small, now):
    ballot, failed = queries.read(small()), []

    def bring():
        try:
            actions.import_projects(ballot, cast.noord, by=CLOCK, at=now)
        except Exception as mistake:
            failed.append(mistake)
        finally:
            connection.close()

    threads = [threading.Thread(target=bring) for _ in range(3)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()

    assert failed == []
    assert Initiative.objects.count() == 2
