"""Who reads the letters about an opportunity, and what the link in them leads to."""

from dataclasses import dataclass
from datetime import timedelta

from django.core import signing
from django.http import Http404
from django.shortcuts import get_object_or_404
from django.urls import reverse

from aanjager.community.organisations.models import Coordinator
from aanjager.exchange.opportunities.choices import LETTER_LINK_DAYS
from aanjager.exchange.opportunities.models import Opportunity
from aanjager.kernel.actor import Actor

SALT = "opportunities.letter"


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

    404 for a link that was changed or is older than its term.
    """
    try:
        pk = signing.loads(token, salt=SALT, max_age=timedelta(days=LETTER_LINK_DAYS))
    except signing.BadSignature:
        raise Http404 from None
    found = get_object_or_404(Opportunity.objects.select_related("centre", "organisation"), pk=pk)
    return found, Actor(coordinator_of=frozenset({found.organisation_id}))
