"""Who reads the letters about an opportunity, and which letters are due."""

from dataclasses import dataclass
from datetime import date, timedelta

from django.core import signing
from django.db.models import Case, F, IntegerField, Q, QuerySet, Value, When
from django.db.models.functions import Coalesce, Greatest
from django.urls import reverse

from aanjager.community.centres import queries as centres
from aanjager.community.organisations.models import Coordinator
from aanjager.exchange.opportunities.choices import LETTER_LINK_DAYS, WARN_DAYS_BEFORE_CLOSING
from aanjager.exchange.opportunities.models import Opportunity
from aanjager.kernel.actor import Actor

SALT = "opportunities.letter"
Status = Opportunity.Status


@dataclass(frozen=True)
class Reader:
    """Somebody who gets a letter, in their own language."""

    address: str
    name: str
    language: str = "nl"
    user_id: int | None = None

    @property
    def key(self) -> str:
        """What makes this reader's letter different from that of another."""
        return f"u{self.user_id}" if self.user_id else "post"


def readers_of(opportunity: Opportunity) -> list[Reader]:
    """The contact person; without one all coordinators; without any the organisation's own address."""
    running = Coordinator.objects.filter(
        organisation=opportunity.organisation_id, ended_on=None
    ).select_related("person__user")
    found = [it for it in running.order_by("pk") if it.person.email]
    chosen = [it for it in found if it.pk == opportunity.contact_id] or found
    readers = [
        Reader(
            it.person.email,
            it.person.name,
            it.person.user.language if it.person.user else "nl",
            it.person.user_id,
        )
        for it in chosen
    ]
    organisation = opportunity.organisation
    return readers or [Reader(organisation.email, organisation.name)]


def answer_path(opportunity: Opportunity) -> str:
    """The path of the page behind a letter's link: it shows the question, only posting answers."""
    return reverse("opportunities:answer", args=[signing.dumps(opportunity.pk, salt=SALT)])


def by_link(token: str) -> tuple[Opportunity, Actor]:
    """Return what a letter's link is about, and its reader as an actor for that organisation.

    `Opportunity.DoesNotExist` for a link that was changed or is older than its term.
    """
    try:
        pk = signing.loads(token, salt=SALT, max_age=timedelta(days=LETTER_LINK_DAYS))
    except signing.BadSignature:
        raise Opportunity.DoesNotExist from None
    found = Opportunity.objects.select_related("centre", "organisation").get(pk=pk)
    return found, Actor(coordinator_of=frozenset({found.organisation_id}))


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
