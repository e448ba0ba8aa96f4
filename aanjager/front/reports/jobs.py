"""What runs by the clock for reports: one action per row, twice is once."""

from django.utils.timezone import now
from procrastinate.contrib.django import app

from aanjager.assembly.groups import actions as groups
from aanjager.front.reports import actions, queries
from aanjager.kernel.actor import CLOCK


@app.task(name="reports.forget_authors", queueing_lock="reports.forget_authors")
def forget_authors(timestamp: int = 0) -> None:
    """Cut who wrote which note, thirty days after the report of the meeting was published."""
    for meeting in queries.to_forget(now()):
        groups.forget_authors(meeting, by=CLOCK, at=now())


@app.task(name="reports.check_links", queueing_lock="reports.check_links")
def check_links(timestamp: int = 0) -> None:
    """Look once a month whether outside links still lead somewhere."""
    for download in queries.links_to_check(now()):
        actions.check_link(download, by=CLOCK, at=now())
