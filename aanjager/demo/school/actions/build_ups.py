"""Plans to begin slowly in the invented town: of who signs in with one click, and of somebody on paper."""

from datetime import date, datetime, timedelta

from django.db.models import F
from django.utils.timezone import localdate

from aanjager.community.centres.models import Centre, Staff
from aanjager.community.organisations.models import Coordinator
from aanjager.community.people.models import Person
from aanjager.demo.region.choices import address
from aanjager.exchange.opportunities.models import Opportunity
from aanjager.exchange.placements import actions as placements
from aanjager.exchange.placements.models import Placement
from aanjager.growth.build_up import actions as plans
from aanjager.growth.build_up.models import RUNNING, BuildUp
from aanjager.kernel.actor import Actor
from aanjager.trust.letters.models import Letter


def build(centre: Centre, at: datetime) -> None:
    """A newcomer begins with one half-day and shows it; somebody on paper has a talk tomorrow."""
    running = Placement.objects.filter(centre=centre, state__in=RUNNING).select_related("person")
    staff = Staff.objects.filter(centre=centre, role="consultant", ended_on=None).order_by("pk")[0]
    desk = Actor(user_id=staff.user_id, staff_of=frozenset({centre.pk}))
    _own(_place_of_newcomer(centre, at), staff, desk, at)
    on_paper = running.filter(
        person__user=None, person__email="",
        person__registrations__centre=centre, person__registrations__left_on=None,
    )  # fmt: skip
    for place in on_paper.order_by("pk")[:1]:
        plan = plans.write_along(
            place, staff=staff, how="home", words="Eerst alleen kijken mag ook. Bel, mail niet.",
            door="Wil, om tien uur bij de balie", heard_yes=True, by=desk, at=at - timedelta(days=3),
        )  # fmt: skip
        first = localdate(at) + timedelta(days=1)
        _step(plan, "centre", first, None, "Even bijpraten aan de telefoon", desk, at)
        _step(plan, "work", first + timedelta(days=6), 1, "Meelopen met Wil", desk, at)
    Letter.objects.filter(kind="build-up", sent_at=None).update(sent_at=at)


def _place_of_newcomer(centre: Centre, at: datetime) -> Placement:
    """Who signs in with one click takes part at the organisation of the coordinator who does so too."""
    person = Person.objects.select_related("user").get(email=address("vrijwilliger"))
    speaks = Coordinator.objects.select_related("person__user").order_by("pk")
    role = speaks.filter(person__email=address("coordinator"), organisation__centre=centre)[0]
    offers = Opportunity.objects.open().filter(
        organisation=role.organisation_id, kind="role", places__gt=F("places_taken")
    )
    return placed(person, offers.order_by("pk")[0], role, at - timedelta(days=30))


def placed(person: Person, offer: Opportunity, role: Coordinator, at: datetime) -> Placement:
    """Somebody reacts, is answered, agrees and begins, each by the very actions of the house."""
    me = Actor(user_id=person.user_id, person_id=person.pk)
    them = Actor(
        user_id=role.person.user_id, person_id=role.person_id,
        coordinator_of=frozenset({role.organisation_id}),
    )  # fmt: skip
    said = placements.Reaction(message="Dit lijkt me mooi om te doen.", came_by="finder")
    it = placements.react(offer, said, by=me, at=at)
    it = placements.answer(it, "Wat fijn! Kom je kennismaken?", by=them, at=at + timedelta(days=1))
    it = placements.agree(it, by=them, at=at + timedelta(days=6))
    begun = at + timedelta(days=8)
    it = placements.start(it, localdate(begun), by=them, at=begun)
    Letter.objects.filter(to_address__in=[person.email, role.person.email], sent_at=None).update(
        sent_at=begun
    )
    return it


def _own(place: Placement, staff: Staff, desk: Actor, at: datetime) -> None:
    me = Actor(user_id=place.person.user_id, person_id=place.person_id)
    made = at - timedelta(days=16)
    plan = plans.write_along(
        place, staff=staff, how="desk",
        words="Leg een taak één keer rustig voor. Een vaste dag helpt, en niet alleen beginnen.",
        door="Fatma, om kwart voor tien bij de zijdeur", heard_yes=True, by=desk, at=made,
    )  # fmt: skip
    day = localdate(made)
    for kind, weeks, half_days, what in (
        ("work", 1, 1, "Samen met Fatma, dinsdagochtend"),
        ("talk", 2, None, "Hoe ging de eerste keer?"),
        ("work", 4, 2, "Ook de donderdagochtend"),
        ("centre", 5, None, "Met een kop thee aan de balie"),
        ("work", 8, 3, "Zelf iets kiezen erbij"),
    ):
        _step(plan, kind, day + timedelta(weeks=weeks), half_days, what, desk, made)
    plans.accept(plan, lets_in=True, agrees=True, by=me, at=made + timedelta(days=1))
    plans.show(plan, organisation=True, staff=staff, by=me, at=made + timedelta(days=1))
    plans.look(plan, by=desk, at=at - timedelta(days=2))
    talk = plan.steps.get(kind="talk")
    plans.held(talk, by=me, at=at - timedelta(days=1))


def _step(
    plan: BuildUp, kind: str, on: date, half_days: int | None, what: str, by: Actor, at: datetime
) -> None:
    plans.add_step(plan, kind=kind, on=on, half_days=half_days, what=what, by=by, at=at)
