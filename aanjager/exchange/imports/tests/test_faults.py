"""Killed in the middle, started twice, undone after somebody worked on it: nothing twice, nothing lost."""

import os
import signal
import subprocess
import sys
import time
from datetime import timedelta
from io import BytesIO
from threading import Barrier, Thread

import pytest
from django.core.management import call_command
from django.core.management.base import CommandError
from django.db import OperationalError, connection

from aanjager.community.centres.tests.factories import CentreFactory, staff_of
from aanjager.community.organisations.models import Organisation
from aanjager.community.people.models import Person
from aanjager.exchange.imports import actions, jobs, queries
from aanjager.exchange.imports.actions import work
from aanjager.exchange.imports.models import Import, ImportRow
from aanjager.exchange.opportunities import actions as opportunities
from aanjager.exchange.opportunities.models import Opportunity
from aanjager.kernel.actor import CLOCK
from aanjager.kernel.refusals import Refused
from conftest import NOW


def table(count, start=1):
    rows = (f"{n};Taak {n};Club {n % 3};7001" for n in range(start, start + count))
    return "\n".join(["id;titel;organisatie;postcode", *rows]) + "\n"


def waiting(centre, content, name="a.csv"):
    it = actions.upload(centre, actions.Source(name, BytesIO(content.encode())), by=CLOCK, at=NOW)
    return actions.start(it, in_background=False, by=CLOCK, at=NOW)


@pytest.mark.django_db
def test_a_job_that_breaks_halfway_goes_on_where_it_was(cast, town, monkeypatch):
    monkeypatch.setattr(work, "BATCH", 4)
    it = waiting(cast.noord, table(10))
    bring_in, calls = opportunities.bring_in, []

    def breaks(*args, **kwargs):
        calls.append(1)
        if len(calls) == 2:
            bring_in(*args, **kwargs)
            raise OperationalError("the database went away")
        return bring_in(*args, **kwargs)

    monkeypatch.setattr(opportunities, "bring_in", breaks)
    with pytest.raises(OperationalError):
        jobs.go_on(it.pk)
    assert Opportunity.objects.count() == ImportRow.objects.count() == 4

    Import.objects.update(progressed_at=NOW - timedelta(days=1))
    jobs.resume()

    it.refresh_from_db()
    assert it.state == "done"
    assert queries.counts(it) == {"stored": 10}
    assert Opportunity.objects.count() == 10


@pytest.mark.django_db(transaction=True)
def test_a_process_that_is_killed_leaves_whole_batches_and_the_next_one_finishes(cast, town):
    it = waiting(cast.noord, table(3_000))
    facts = connection.settings_dict
    host = facts["HOST"] or facts["OPTIONS"].get("host", "")
    url = f"postgresql://{facts['USER']}:{facts['PASSWORD']}@/{facts['NAME']}?host={host}"
    url += f"&port={facts['PORT']}" if facts["PORT"] else ""
    code = (
        "import django; django.setup()\n"
        "from aanjager.exchange.imports.actions import work\n"
        "work.BATCH = 100\n"
        "from aanjager.exchange.imports import jobs\n"
        f"jobs.go_on({it.pk})\n"
    )
    env = {**os.environ, "DATABASE_URL": url, "DJANGO_SETTINGS_MODULE": "config.settings"}
    process = subprocess.Popen([sys.executable, "-c", code], env=env)
    for _ in range(600):
        if ImportRow.objects.count() >= 200:
            break
        time.sleep(0.05)
    process.send_signal(signal.SIGKILL)
    process.wait()
    done = ImportRow.objects.count()
    assert 200 <= done < 3_000
    assert done % 100 == 0
    assert Opportunity.objects.count() == done

    jobs.go_on(it.pk)

    assert queries.counts(it) == {"stored": 3_000}
    assert Opportunity.objects.count() == 3_000


def together(*acts):
    """Do everything at the same moment; return what each gave or raised."""
    barrier, found = Barrier(len(acts)), [None] * len(acts)

    def one(place, act):
        barrier.wait()
        try:
            found[place] = act()
        except Exception as error:
            found[place] = error
        finally:
            connection.close()

    threads = [Thread(target=one, args=pair) for pair in enumerate(acts)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    return found


@pytest.mark.django_db(transaction=True)
def test_two_starts_at_once_start_once(cast, town):
    source = actions.Source("a.csv", BytesIO(table(5).encode()))
    it = actions.upload(cast.noord, source, by=CLOCK, at=NOW)

    def start():
        return actions.start(it, in_background=False, by=CLOCK, at=NOW)

    found = together(start, start)

    assert sorted(isinstance(one, Refused) for one in found) == [False, True]


@pytest.mark.django_db(transaction=True)
def test_two_workers_at_one_import_do_every_row_once(cast, town, monkeypatch):
    monkeypatch.setattr(work, "BATCH", 10)
    it = waiting(cast.noord, table(100))

    found = together(*[lambda: actions.run(it, by=CLOCK, at=NOW)] * 2)

    assert not [one for one in found if isinstance(one, Exception)]
    assert queries.counts(it) == {"stored": 100}
    assert Opportunity.objects.count() == 100


@pytest.mark.django_db(transaction=True)
def test_two_people_bringing_in_the_same_file_at_once_store_every_row_once(cast, town, monkeypatch):
    monkeypatch.setattr(work, "BATCH", 10)
    both = [waiting(cast.noord, table(50)) for _ in range(2)]

    found = together(*[lambda it=it: actions.run(it, by=CLOCK, at=NOW) for it in both])

    assert not [one for one in found if isinstance(one, Exception)]
    assert Opportunity.objects.count() == 50
    assert Organisation.objects.filter(name__startswith="Club").count() == 3
    results = [queries.counts(it) for it in both]
    assert sum(it.get("stored", 0) for it in results) == 50
    assert sum(it.get("same", 0) for it in results) == 50


@pytest.mark.django_db
def test_undo_leaves_what_somebody_worked_on_and_says_why(bring, cast):
    it = bring(table(5))
    kept = Opportunity.objects.get(title="Taak 3")
    staff = staff_of(cast.noord)
    opportunities.pause(kept, by=staff, at=NOW + timedelta(hours=1))

    actions.undo(it, in_background=False, by=staff, at=NOW)
    it = actions.run(it, by=CLOCK, at=NOW)

    assert it.state == "undone"
    assert list(Opportunity.objects.all()) == [kept]
    assert queries.counts(it) == {"stored": 1, "undone": 4}
    assert "Blijft staan" in queries.rows_of(it, result="stored").get().reason
    assert set(Organisation.objects.filter(name__startswith="Club")) == {kept.organisation}


@pytest.mark.django_db
def test_after_an_undo_the_file_can_come_in_again(bring, cast):
    it = bring(table(4))
    actions.undo(it, in_background=False, by=CLOCK, at=NOW)
    actions.run(it, by=CLOCK, at=NOW)

    again = bring(table(4))

    assert queries.counts(again) == {"stored": 4}


@pytest.mark.django_db
def test_what_people_changed_here_is_not_put_back_by_the_same_file(bring, cast):
    bring(table(2))
    it = Opportunity.objects.get(title="Taak 1")
    opportunities.edit(it, values={"title": "Beter"}, by=staff_of(cast.noord), at=NOW)

    again = bring(table(2))

    assert queries.counts(again) == {"same": 2}
    it.refresh_from_db()
    assert it.title == "Beter"


@pytest.mark.django_db
def test_a_changed_row_changes_the_record_and_only_that(bring, cast):
    bring(table(3))

    again = bring(table(3).replace("Taak 2", "Taak twee"))

    assert queries.counts(again) == {"merged": 1, "same": 2}
    assert Opportunity.objects.filter(title="Taak twee", version=2).count() == 1


@pytest.mark.django_db
def test_the_same_number_twice_in_one_file_is_met_once(bring, cast):
    it = bring("id;titel;organisatie\n1;Soep;Club\n1;Soep;Club\n1;Brood;Club\n")

    assert [row.result for row in queries.rows_of(it)] == ["stored", "same", "refused"]
    assert "zelfde nummer als rij 2" in queries.rows_of(it).last().reason


@pytest.mark.django_db
def test_hostile_text_becomes_plain_text(bring, cast):
    bring(
        'titel;organisatie;omschrijving\n"<b onclick=x>Soep</b>";Club;"<script>steel()</script>Kom!"\n'
    )

    it = Opportunity.objects.get()
    assert it.title == "Soep"
    assert "<" not in it.description
    assert "steel" not in it.description


@pytest.mark.django_db
def test_a_row_the_database_refuses_does_not_take_its_neighbours_along(bring, cast, monkeypatch):
    from aanjager.community.files.rules import rows

    read = rows.wanted

    def too_many(number, get, world):
        it = read(number, get, world)
        if number == 4:
            it.values["places"] = 99_999_999
        return it

    monkeypatch.setattr(rows, "wanted", too_many)
    it = bring(table(6))

    assert queries.counts(it) == {"stored": 5, "refused": 1}
    assert "past niet" in queries.rows_of(it, result="refused").get().reason


@pytest.mark.django_db
def test_another_centre_has_its_own(bring, cast, town):
    bring(table(2))
    other = waiting(cast.zuid, table(2))

    actions.run(other, by=CLOCK, at=NOW)

    assert queries.counts(other) == {"stored": 2}
    with pytest.raises(Refused):
        actions.undo(other, by=staff_of(CentreFactory()), at=NOW)


@pytest.mark.django_db
def test_a_file_that_nobody_starts_is_gone_after_a_day(cast):
    source = actions.Source("a.csv", BytesIO(table(1).encode()))
    it = actions.upload(cast.noord, source, by=CLOCK, at=NOW)

    assert actions.forget(by=CLOCK, at=NOW + timedelta(hours=25)) == 1
    it.refresh_from_db()
    assert it.content is None


@pytest.mark.django_db
def test_people_who_have_an_account_or_left_are_not_changed(bring, cast):
    people = "id;voornaam;achternaam;email;postcode\n1;Daan;Bos;d@example.org;7001\n2;Eva;Mol;e@example.org;7001\n"
    bring(people)
    daan, eva = Person.objects.filter(registrations__source="import").order_by("pk")
    Person.objects.filter(pk=daan.pk).update(user=cast.gerda)
    eva.registrations.update(left_on=NOW.date())

    again = bring(people.replace("7001", "7002"))

    assert queries.counts(again) == {"same": 2}
    assert {
        *Person.objects.filter(pk__in=[daan.pk, eva.pk]).values_list("postcode", flat=True)
    } == {"7001"}


@pytest.mark.django_db
def test_a_dry_run_counts_the_same_and_writes_nothing(cast, town):
    source = actions.Source("a.csv", BytesIO((table(5) + "6;;Club 1;7001\n").encode()))
    it = actions.upload(cast.noord, source, by=CLOCK, at=NOW)
    actions.try_out(it, in_background=False, by=CLOCK, at=NOW)

    it = actions.run(it, by=CLOCK, at=NOW)

    assert it.state == "uploaded"
    assert it.trial["counts"] == {"stored": 5, "refused": 1}
    assert not Opportunity.objects.exists()
    assert not ImportRow.objects.exists()


@pytest.mark.django_db
def test_the_command_ends_with_a_number_that_means_something(cast, town, tmp_path, capsys):
    path = tmp_path / "vacatures.csv"
    path.write_text(table(3))
    call_command("import_file", path, centre="noord", report=tmp_path / "verslag.csv")
    assert Opportunity.objects.count() == 3
    assert (tmp_path / "verslag.csv").read_text().count("\n") == 4

    path.write_text(table(3) + "9;;Club 1;7001\n")
    with pytest.raises(SystemExit) as some:
        call_command("import_file", path, centre="noord", dry_run=True)
    assert some.value.code == 1

    path.write_bytes(b"\x89PNG")
    with pytest.raises(CommandError, match="plaatje") as none:
        call_command("import_file", path, centre="noord")
    assert none.value.returncode == 2

    call_command("import_file", undo=Import.objects.earliest("pk").pk)
    assert not Opportunity.objects.exists()
    assert "teruggedraaid" in capsys.readouterr().out
