"""How meetings are counted, as a measure of the register."""

from django.db.models import QuerySet
from django.utils.translation import gettext_lazy as _

from aanjager.assembly.meetings.models import Meeting
from aanjager.partnership.measures.queries import Measure


def _held() -> QuerySet[Meeting]:
    over = [Meeting.State.OVER, Meeting.State.REPORTED, Meeting.State.ARCHIVED]
    return Meeting.objects.filter(state__in=over)


HELD = Measure(
    "meetings_held",
    _("Bijeenkomsten gehouden"),
    _("Bijeenkomsten die in deze periode begonnen en zijn afgelopen."),
    _("bijeenkomsten"),
    _held,
    "starts_at",
    area="area",
    label="title",
)
