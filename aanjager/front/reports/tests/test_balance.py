"""The closing balance adds up at every moment, whatever happens to notes, points and amendments."""

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as some

from aanjager.assembly.groups.models import Note, Point
from aanjager.assembly.plenary.models import Theme, ThemeSource
from aanjager.front.reports import queries, rules
from aanjager.front.reports.tests import hall as small
from aanjager.governance.documents.models import Amendment

pytestmark = pytest.mark.django_db
STEPS = [
    "hide",
    "withdraw",
    "ungroup",
    "unlink",
    "leave_out",
    "apart",
    "reject",
    "pull",
    "undo",
    "process",
]


def test_the_balance_counts_what_is_there():
    hall = small.build()

    counts = queries.counts(hall.meeting)

    assert (counts.notes, counts.notes_chosen, counts.notes_not_chosen, counts.notes_loose) == (
        3,
        1,
        1,
        1,
    )
    assert (counts.points, counts.points_in_themes) == (1, 1)
    assert (counts.themes, counts.themes_amended) == (1, 1)
    assert (counts.amendments, counts.amendments_open) == (2, 2)


def test_a_meeting_of_somebody_else_does_not_count():
    hall, other = small.build(), None
    small.Sitting.objects.update(join_code="ZZZZZZ")
    small.Body.objects.update(name="Eerste bestuur")
    other = small.build()

    assert queries.counts(hall.meeting) == queries.counts(other.meeting)


def test_a_point_without_an_end_holds_the_report_back():
    hall = small.build()
    ThemeSource.objects.all().delete()

    named = [row.code for row in rules.without_an_end(queries.counts(hall.meeting))]

    assert named == ["points"]


def take(step, hall):
    """Do one thing that may happen to the rows of a meeting."""
    notes, points = Note.objects.all(), Point.objects.filter(pk=hall.point.pk)
    version = hall.version
    {
        "hide": lambda: notes.filter(pk=hall.loose.pk).update(state="hidden", hidden_reason="naam"),
        "withdraw": lambda: notes.filter(pk=hall.left.pk).update(state="withdrawn", text=""),
        "ungroup": lambda: notes.update(cluster=None),
        "unlink": lambda: ThemeSource.objects.all().delete(),
        "leave_out": lambda: points.update(state="not_treated", reason="Geen tijd."),
        "apart": lambda: points.update(state="separate"),
        "reject": lambda: Amendment.objects.filter(pk=hall.again.pk).update(state="rejected"),
        "pull": lambda: Amendment.objects.filter(pk=hall.amendment.pk).update(state="withdrawn"),
        "undo": lambda: Theme.objects.update(is_undone=True),
        "process": lambda: Amendment.objects.filter(pk=hall.amendment.pk).update(
            state="processed", processed_in=version
        ),
    }[step]()


@settings(
    max_examples=25, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture]
)
@given(steps=some.lists(some.sampled_from(STEPS), max_size=8))
def test_both_sides_are_equal_at_every_moment(steps, django_db_blocker):
    from django.db import transaction

    with transaction.atomic():
        hall = small.build()
        for step in steps:
            take(step, hall)
            wrong = [
                row.code for row in rules.rows(queries.counts(hall.meeting)) if not row.adds_up
            ]
            assert wrong == []
        transaction.set_rollback(True)
