"""School holidays from a calendar file: the last day of an event is not part of it, twice is once."""

import os
from datetime import UTC, date, datetime
from io import StringIO
from pathlib import Path

import pytest
from django.conf import settings
from django.core.management import CommandError, call_command

from aanjager.growth.internships.models import Track
from aanjager.growth.working_time import actions, queries
from aanjager.growth.working_time.choices import Region
from aanjager.growth.working_time.models import Holiday
from aanjager.kernel.actor import ANONYMOUS
from aanjager.kernel.refusals import Refused

pytestmark = pytest.mark.django_db
NOW = datetime(2026, 9, 14, 9, tzinfo=UTC)
CALENDAR = (
    "BEGIN:VCALENDAR\r\nVERSION:2.0\r\nPRODID:x\r\nBEGIN:VEVENT\r\nUID:herfst\r\nSUMMARY:Herfstvakantie\r\n"
    "DTSTAMP:20250910T210857Z\r\nDTSTART;VALUE=DATE:20261017\r\nDTEND;VALUE=DATE:20261026\r\nEND:VEVENT\r\n"
    "END:VCALENDAR\r\n"
)


@pytest.fixture
def folder(tmp_path):
    for region in ("north", "central", "south"):
        (tmp_path / f"nl-school-{region}.ics").write_text(CALENDAR)
    return tmp_path


def test_the_calendar_of_three_regions_is_read_and_read_again(folder):
    call_command("load_school_calendar", folder, "--dry-run", stdout=StringIO())
    assert not Holiday.objects.exists()
    for _ in range(2):
        said = StringIO()
        call_command("load_school_calendar", folder, stdout=said)
    assert "north: 1 holidays, 0 new" in said.getvalue()
    assert Holiday.objects.count() == 3
    assert set(Track.objects.values_list("code", "hours")) == {
        ("mas", 30), ("mdt-basis", 80), ("mdt-plus", 200),
    }  # fmt: skip
    is_school_day = queries.school_days("central", date(2026, 10, 1), date(2026, 11, 1))
    wanted = {16: True, 17: False, 19: False, 25: False, 26: True}
    assert {day: is_school_day(date(2026, 10, day)) for day in wanted} == wanted
    assert not queries.school_days("north", date(2027, 4, 1), date(2027, 5, 1))(date(2027, 4, 27))


def test_a_missing_file_says_which(tmp_path):
    with pytest.raises(CommandError, match=r"nl-school-north\.ics"):
        call_command("load_school_calendar", tmp_path)


def test_people_do_not_change_the_calendar():
    with pytest.raises(Refused, match="beheerder van de installatie"):
        actions.load_calendar("north", [], "x", by=ANONYMOUS, at=NOW)


def test_the_real_calendar_of_the_three_regions_comes_in_whole_and_once():
    found = (
        Path(os.environ.get("AANJAGER_DATA", settings.ROOT.parent / "shared" / "data")) / "calendar"
    )
    if not found.is_dir():
        pytest.skip(f"The school calendar is not at {found}; set AANJAGER_DATA.")
    for _again in (1, 2):
        call_command("load_school_calendar", found, stdout=StringIO())
    files = [(found / f"nl-school-{region}.ics").read_text() for region in Region.values]
    assert Holiday.objects.count() == sum(text.count("BEGIN:VEVENT") for text in files) > 50
    autumn = Holiday.objects.get(region=Region.NORTH, uid__contains="2026-2027-herfst")
    assert (autumn.starts_on, autumn.ends_on) == (date(2026, 10, 10), date(2026, 10, 18))
