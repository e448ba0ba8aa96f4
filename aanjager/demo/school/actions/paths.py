"""Strong volunteers of the invented town: a seat on a board found, the circle, and a wall of thanks."""

from datetime import datetime, timedelta

from django.db.models import F
from django.utils.timezone import localdate

from aanjager.community.centres.models import Centre
from aanjager.community.organisations.models import Coordinator
from aanjager.community.people.models import Person, Registration
from aanjager.demo.region.choices import address
from aanjager.demo.school.actions.build_ups import placed
from aanjager.exchange.opportunities.models import Opportunity
from aanjager.exchange.placements.models import Placement
from aanjager.growth.paths import actions as paths
from aanjager.growth.paths.models import Thanks
from aanjager.kernel.actor import Actor
from aanjager.trust.letters.models import Letter

WANTS = (
    "Een bestuur weer op de been helpen: geld en vergaderen kan ik goed.",
    "Een groep nieuwe vrijwilligers inwerken, het liefst met jongeren.",
    "Eens per jaar een buurtfeest trekken, als iemand anders de vergunning doet.",
)
WORDS = (
    "Elke maandag stond de koffie klaar voordat iemand erom vroeg.",
    "Je maakte van een stapel dozen een boekenkast waar kinderen blijven zitten.",
    "Toen het dak lekte, belde jij iedereen. Zonder jou waren we dicht geweest.",
    "Je luistert, en dan pas praat je. Daar leren wij van.",
)


def build(centre: Centre, at: datetime) -> None:
    """Who did something for months finds a board; some join the circle, and some are thanked."""
    lasted = Placement.objects.filter(
        centre=centre, state__in=["started", "ended"], person__user__isnull=False
    ).exclude(person__user__email=address("vrijwilliger"))
    lasted = lasted.select_related("person__user", "organisation")
    known = list(lasted.order_by("started_on", "pk")[:40])
    _seat(centre, known, at)
    people = list({it.person_id: it.person for it in known}.values())
    for person, wants, days in zip(people, WANTS, (90, 41, 6), strict=False):
        paths.join(person, centre=centre, wants=wants, by=_me(person), at=at - timedelta(days=days))
    thanked = list({it.organisation_id: it for it in known}.values())
    for number, (it, words) in enumerate(zip(thanked, WORDS, strict=False)):
        told = _thank(it, words, at - timedelta(days=30 - 7 * number))
        if told:
            name = it.person.name.split(" ")[0]
            paths.agree(
                told, shown_name=name, by=_me(it.person), at=at - timedelta(days=20 - 5 * number)
            )
    newcomer = Placement.objects.filter(person__user__email=address("vrijwilliger"), centre=centre)
    for it in newcomer.select_related("person__user", "organisation").order_by("pk")[:1]:
        _thank(
            it,
            "Wat fijn dat je er bent. Na jouw eerste middag was iedereen vrolijk.",
            at - timedelta(days=1),
        )
    Registration.objects.filter(centre=centre, person__user__email=address("vrijwilliger")).update(
        joined_on=localdate(at) - timedelta(days=400)  # a year and a bit
    )
    Letter.objects.filter(kind="thanks", sent_at=None).update(sent_at=at)


def _seat(centre: Centre, known: list[Placement], at: datetime) -> None:
    """Somebody who did something about the same subject finds a board, and is on it now."""
    seats = Opportunity.objects.open().filter(
        centre=centre, kind=Opportunity.Kind.BOARD, places__gt=F("places_taken")
    )
    for seat in seats.order_by("pk"):
        role = Coordinator.objects.filter(organisation=seat.organisation_id, ended_on=None)
        speaks = role.filter(person__user__isnull=False).select_related("person__user").first()
        themes = set(seat.themes.values_list("pk", flat=True))
        fits = [
            it for it in known
            if themes & set(it.opportunity.themes.values_list("pk", flat=True))
            and it.organisation_id != seat.organisation_id
        ]  # fmt: skip
        if speaks and fits:
            placed(fits[0].person, seat, speaks, at - timedelta(days=25))
            return


def _thank(it: Placement, words: str, at: datetime) -> Thanks | None:
    role = Coordinator.objects.filter(organisation=it.organisation_id, ended_on=None).first()
    if role is None:
        return None
    by = Actor(
        user_id=role.person.user_id, person_id=role.person_id,
        coordinator_of=frozenset({it.organisation_id}),
    )  # fmt: skip
    return paths.thank(it, words=words, by=by, at=at)


def _me(person: Person) -> Actor:
    return Actor(user_id=person.user_id, person_id=person.pk)
