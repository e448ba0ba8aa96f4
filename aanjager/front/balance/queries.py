"""The balance of a centre, or of all together: every number of it in one statement."""

from dataclasses import dataclass
from datetime import datetime, time, timedelta
from typing import Any

from django.db.models import Count, Exists, OuterRef, QuerySet, Value
from django.utils.timezone import make_aware
from django.utils.translation import gettext as _

from aanjager.assembly.meetings.models import Meeting
from aanjager.community.centres import queries as centres
from aanjager.community.centres.models import Centre
from aanjager.community.organisations.models import Screening as OrganisationScreening
from aanjager.community.ties.models import Invitation, Tie
from aanjager.exchange.brokerage.models import Case
from aanjager.exchange.opportunities.models import Screening
from aanjager.exchange.placements.models import Outcome, Placement
from aanjager.front.balance.choices import FEWEST_SHOWN, REMEMBER_SECONDS, SIDES, Counted
from aanjager.front.desk.queries.figures import Period
from aanjager.kernel.memory import pages
from aanjager.participation.initiatives import queries as initiatives
from aanjager.participation.initiatives.models import Initiative, Need, StageChange
from aanjager.participation.introductions.models import Introduction
from aanjager.participation.signals.models import Pattern, Signal

HELD = [Meeting.State.OVER, Meeting.State.REPORTED, Meeting.State.ARCHIVED]
Found = dict[str, QuerySet[Any]]
Moments = tuple[datetime, datetime]  # from the first up to, but not including, the second


@dataclass(frozen=True)
class Number:
    """One number as everybody may see it; `value` is None when it is about too few people."""

    counted: Counted
    value: int | None


@dataclass(frozen=True)
class Column:
    """One column: its code in files, its name on screen, its numbers."""

    code: str
    name: str
    numbers: list[Number]


@dataclass(frozen=True)
class Balance:
    """The four columns of a period, and who drives the initiatives of now."""

    columns: list[Column]
    modes: list[tuple[str, int]]

    @property
    def hides(self) -> bool:
        """Whether a number is about too few people to be shown."""
        return any(it.value is None for column in self.columns for it in column.numbers)


def chosen(slug: str) -> Centre | None:
    """Return the open centre that was asked for at the address of the network."""
    return centres.open_to_all().filter(slug=slug).first() if slug else None


def balance(centre: Centre | None, when: Period) -> Balance:
    """Return the balance of a centre, or of all together, as everybody may see it; one statement,
    remembered for five minutes.
    """
    key = f"balance:{centre.pk if centre else 0}:{when.first}:{when.last}"
    found: dict[str, int] | None = pages.get(key)
    if found is None:
        found = numbers(centre, when)
        pages.set(key, found, REMEMBER_SECONDS)
    columns = [
        Column(side.code, str(side.name), [Number(it, _shown(it, found[it.code])) for it in side.counts])
        for side in SIDES
    ]  # fmt: skip
    return Balance(columns, [(str(mode.label), found[mode]) for mode in Initiative.Mode])


def _shown(it: Counted, value: int) -> int | None:
    return None if it.of_people and 0 < value < FEWEST_SHOWN else value


def numbers(centre: Centre | None, when: Period) -> dict[str, int]:
    """Return every number of the balance by its code, small ones too, and of every mode."""
    found = {**counted(centre, when), **initiatives.by_mode(centre)}
    parts = [_one(code, rows) for code, rows in found.items()]
    rows: Any = parts[0].union(*parts[1:], all=True)
    return {**dict.fromkeys(found, 0), **dict(rows)}


def _one(code: str, found: QuerySet[Any]) -> QuerySet[Any]:
    named = found.order_by().annotate(counted_as=Value(code)).values("counted_as")
    return named.annotate(number=Count("pk")).values_list("counted_as", "number")


def counted(centre: Centre | None, when: Period) -> Found:
    """Return the rows behind every number; what is counted happened on a day of the period."""
    days = _moments(when)
    return {
        **_kick_starting(centre, days),
        **_network(centre, days),
        **_advice(centre, days),
        **_brokerage(centre, when, days),
    }


def _moments(when: Period) -> Moments:
    first = datetime.combine(when.first, time.min)
    after = datetime.combine(when.last + timedelta(days=1), time.min)
    return make_aware(first), make_aware(after)


def _of(rows: QuerySet[Any], centre: Centre | None, path: str = "centre") -> QuerySet[Any]:
    return rows.filter(**{path: centre}) if centre else rows


def _during(rows: QuerySet[Any], field: str, days: Moments) -> QuerySet[Any]:
    return rows.filter(**{f"{field}__gte": days[0], f"{field}__lt": days[1]})


def _kick_starting(centre: Centre | None, days: Moments) -> Found:
    online = _of(Initiative.objects.public(), centre)
    ran = StageChange.objects.filter(initiative=OuterRef("pk"), stage=Initiative.Stage.RUNNING)
    met = Need.objects.filter(state=Need.State.MET, initiative__look=Initiative.Look.PASSED)
    taken = Pattern.objects.filter(state__in=[Pattern.State.TAKEN_UP, Pattern.State.DONE])
    return {
        "initiatives_posted": _during(online, "posted_at", days),
        "initiatives_running": online.filter(
            Exists(_during(ran, "changed_at", days)), ~Exists(ran.filter(changed_at__lt=days[0]))
        ),
        "needs_met": _during(_of(met, centre, "initiative__centre"), "closed_at", days),
        "patterns_taken_up": _during(_of(taken, centre), "decided_at", days),
    }


def _network(centre: Centre | None, days: Moments) -> Found:
    made = _during(_of(Introduction.objects.all(), centre), "made_at", days)
    together = [Introduction.Outcome.LASTING, Introduction.Outcome.ONCE]
    return {
        "meetings_held": _during(
            _of(Meeting.objects.filter(state__in=HELD), centre), "starts_at", days
        ),
        "introductions_made": made,
        "introductions_together": made.filter(outcome__in=together),
        "invitations": _during(_of(Invitation.objects.all(), centre), "made_at", days),
        "ties": _during(_of(Tie.objects.all(), centre), "agreed_at", days),
    }


def _advice(centre: Centre | None, days: Moments) -> Found:
    talks = Pattern.objects.filter(next_step=Pattern.NextStep.TALK)
    talks = talks.filter(state__in=[Pattern.State.TAKEN_UP, Pattern.State.DONE])
    of_places = _of(Screening.objects.all(), centre, "opportunity__centre")
    of_bodies = _of(OrganisationScreening.objects.all(), centre, "organisation__centre")
    return {
        "signals_heard": _during(_of(Signal.objects.all(), centre), "noted_at", days),
        "talks_municipality": _during(_of(talks, centre), "decided_at", days),
        "opportunities_screened": _during(of_places, "decided_at", days),
        "organisations_screened": _during(of_bodies, "decided_at", days),
    }


def _brokerage(centre: Centre | None, when: Period, days: Moments) -> Found:
    sent = _of(Placement.objects.exclude(state=Placement.State.UNCONFIRMED), centre)
    still = Outcome.objects.filter(
        moment=Outcome.Moment.THREE_MONTHS, still_active=Outcome.Answer.YES
    )
    return {
        "reactions": _during(sent, "reacted_at", days),
        "cases_opened": _during(_of(Case.objects.all(), centre), "opened_at", days),
        "started": sent.filter(started_on__range=(when.first, when.last)),
        "still_there": _during(_of(still, centre, "placement__centre"), "answered_at", days),
    }


def too_few() -> str:
    """Say what stands where a number would point at somebody."""
    return _("minder dan %(n)s") % {"n": FEWEST_SHOWN}


def header() -> list[str]:
    """The heads of the balance as a file."""
    return [_("onderdeel"), _("code"), _("wat"), _("aantal"), _("wat het is")]


def rows(found: Balance) -> list[list[Any]]:
    """The balance as rows of a file: the same numbers, hidden where the page hides them."""
    lines = [
        [column.name, it.counted.code, str(it.counted.name), _written(it), str(it.counted.definition)]
        for column in found.columns
        for it in column.numbers
    ]  # fmt: skip
    now = _("Initiatieven van nu die online staan en niet gestopt zijn.")
    return lines + [[_("Wie het trekt"), "mode", name, n, now] for name, n in found.modes]


def _written(it: Number) -> int | str:
    return too_few() if it.value is None else it.value


def facts(found: Balance, centre: Centre | None, when: Period) -> dict[str, Any]:
    """The balance as plain values for machines; a number of too few people is null, with the reason."""
    return {
        "centre": centre.name if centre else None,
        "first": when.first.isoformat(),
        "last": when.last.isoformat(),
        "columns": {column.code: [_fact(it) for it in column.numbers] for column in found.columns},
        "modes": [{"name": name, "value": n} for name, n in found.modes],
    }


def _fact(it: Number) -> dict[str, Any]:
    fact = {
        "code": it.counted.code,
        "name": str(it.counted.name),
        "value": it.value,
        "definition": str(it.counted.definition),
    }
    return fact if it.value is not None else {**fact, "hidden_because": too_few()}
