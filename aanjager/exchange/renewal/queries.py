"""Which opportunities the clock takes up today."""

from datetime import date, timedelta

from django.db.models import Case, F, IntegerField, Q, QuerySet, Value, When
from django.db.models.functions import Coalesce, Greatest

from aanjager.community.centres import queries as centres
from aanjager.exchange.opportunities.models import Opportunity
from aanjager.exchange.renewal.choices import WARN_DAYS_BEFORE_CLOSING
from aanjager.exchange.renewal.rules import GONE, ORPHANED

Status = Opportunity.Status


def _running() -> QuerySet[Opportunity]:
    on_line = Opportunity.objects.filter(status__in=[Status.OPEN, Status.PAUSED, Status.FULL])
    return on_line.select_related("centre", "organisation").order_by("pk")


def to_ask(on: date) -> QuerySet[Opportunity]:
    """Opportunities on line whose organisation is asked today whether they are still open."""
    terms = {
        centre.pk: centres.term(centre, "still_open_every_days") for centre in centres.open_to_all()
    }
    every = Case(
        *(When(centre=pk, then=Value(days)) for pk, days in terms.items()),
        default=Value(None),
        output_field=IntegerField(),
    )
    sign = Greatest(
        Coalesce("asked_still_open_on", F("published_at__date")),
        Coalesce("confirmed_on", F("published_at__date")),
        F("published_at__date"),
    )
    found = _running().filter(status=Status.OPEN).annotate(every=every, sign=sign)
    return found.filter(every__isnull=False, sign__lte=Value(on) - F("every"))


def to_warn(on: date) -> QuerySet[Opportunity]:
    """Opportunities that go off line within a week."""
    return _running().filter(open_until__range=(on, on + timedelta(days=WARN_DAYS_BEFORE_CLOSING)))


def to_expire(on: date) -> QuerySet[Opportunity]:
    """Opportunities past their last day on line."""
    return _running().filter(Q(open_until__lt=on))


def orphans() -> QuerySet[Opportunity]:
    """What still runs or waits for an organisation that stopped or was refused."""
    found = Opportunity.objects.filter(status__in=ORPHANED, organisation__status__in=GONE)
    return found.select_related("centre", "organisation").order_by("pk")
