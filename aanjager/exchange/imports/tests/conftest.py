import os
from io import BytesIO, StringIO
from pathlib import Path

import pytest
from django.conf import settings
from django.core.management import call_command

from aanjager.community.places.tests.factories import AreaFactory, PostcodeFactory
from aanjager.exchange.imports import actions
from aanjager.kernel.actor import CLOCK
from conftest import NOW

DATA = Path(os.environ.get("AANJAGER_DATA", settings.ROOT.parent / "shared" / "data"))
VOLUNTEERING = DATA / "volunteering"


@pytest.fixture
def real():
    """Return the path of a real file; without the data the test says that it could not run."""

    def path(name):
        found = VOLUNTEERING / name
        if not found.exists():
            pytest.skip(f"the real data is not here: {found} (set AANJAGER_DATA)")
        return found

    return path


@pytest.fixture
def town(db):
    """Lindeveen with three postcodes, and the themes."""
    call_command("load_reference", verbosity=0, stdout=StringIO())
    area = AreaFactory(name="Lindeveen", code="GM9001")
    for number, digits in enumerate(["7001", "7002", "7003"]):
        PostcodeFactory(
            digits=digits, town="Lindeveen", area=area, point=(150_000 + 1_000 * number, 460_000)
        )
    return area


@pytest.fixture
def bring(cast, town):
    """Bring a file in at centre Noord, from the bytes to the last row."""

    def bring_in(content, *, name="bestand.csv", profile="", mapping=None, at=NOW, **options):
        content = content.encode() if isinstance(content, str) else content
        source = actions.Source(name, BytesIO(content))
        it = actions.upload(cast.noord, source, profile=profile, by=CLOCK, at=at)
        it = actions.choose(it, mapping=mapping or it.mapping, options=options, by=CLOCK, at=at)
        actions.start(it, in_background=False, by=CLOCK, at=at)
        return actions.run(it, by=CLOCK, at=at)

    return bring_in
