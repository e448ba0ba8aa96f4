"""What was asked, in numbers: per subject, area and period, never who. Floors above pull from here."""

from dataclasses import dataclass
from datetime import date

from django.db.models import Count, F, Q, QuerySet

from aanjager.advice.expertise.models import DeskAnswer, DeskQuestion
from aanjager.community.centres.models import Centre


@dataclass(frozen=True)
class Asked:
    """How often something was asked in an area: nothing about whom."""

    subject: str
    area_id: int | None
    number: int


@dataclass(frozen=True)
class Terms:
    """The answers of a period; `in_term` came before the end of their clock."""

    asked: int
    answered: int
    in_term: int
    helped: int
    not_helped: int


def _period(centre: Centre, first: date, last: date) -> QuerySet[DeskQuestion]:
    found = DeskQuestion.objects.filter(centre=centre, asked_at__date__range=(first, last))
    return found.exclude(state=DeskQuestion.State.WITHDRAWN)


def asked(centre: Centre, first: date, last: date) -> list[Asked]:
    """How often each subject was asked about in each area in a period, the most asked first."""
    rows = _period(centre, first, last).order_by().values_list("subject", "area")
    counted = rows.annotate(n=Count("pk")).order_by("-n", "subject", "area")
    return [Asked(*row) for row in counted]


def asked_by_subject(centre: Centre, first: date, last: date) -> list[tuple[str, int]]:
    """How often each subject was asked about in a period, the most asked first."""
    rows = _period(centre, first, last).order_by().values_list("subject")
    return list(rows.annotate(n=Count("pk")).order_by("-n", "subject"))


def answered_in_term(centre: Centre, first: date, last: date) -> QuerySet[DeskAnswer]:
    """The answers given in a period before the end of their clock: the rows of a measure."""
    return answered(centre, first, last).filter(answered_at__lte=F("answer_by"))


def answered(centre: Centre, first: date, last: date) -> QuerySet[DeskAnswer]:
    """Every answer given in a period, late ones as well."""
    found = DeskAnswer.objects.filter(question__centre=centre)
    return found.filter(answered_at__date__range=(first, last)).order_by("answered_at", "pk")


def terms(centre: Centre, first: date, last: date) -> Terms:
    """The numbers of a period for the desk and for the report of a year."""
    found = answered(centre, first, last).order_by().aggregate(
        answered=Count("pk"),
        in_term=Count("pk", filter=Q(answered_at__lte=F("answer_by"))),
        n_yes=Count("pk", filter=Q(helped="yes")),
        n_no=Count("pk", filter=Q(helped="no")),
    )  # fmt: skip
    return Terms(
        _period(centre, first, last).count(),
        found["answered"],
        found["in_term"],
        found["n_yes"],
        found["n_no"],
    )
