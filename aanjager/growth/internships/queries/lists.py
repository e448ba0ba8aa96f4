"""Classes, pupils and internships, each for who looks."""

from typing import Any

from django.db.models import Count, Exists, OuterRef, Q, QuerySet
from django.http import Http404
from django.shortcuts import get_object_or_404

from aanjager.community.organisations.models import Organisation
from aanjager.exchange.opportunities.models import Opportunity
from aanjager.growth.internships.choices import ABOUT, MOST_PLACES
from aanjager.growth.internships.models import Group, Hours, Internship, Offer, Pupil, Told, Track
from aanjager.kernel.actor import Actor
from aanjager.kernel.links import hash_of
from aanjager.learning.signing.models import Paper

# Whether an account looks after a class that runs, as the navigation asks it (kernel/beside.py).
ROLE = """EXISTS (SELECT FROM growth_group g JOIN community_person p ON p.id = g.mentor_id
                   WHERE p.user_id = %(user)s AND g.result_at IS NULL)"""


def schools(actor: Actor) -> list[Organisation]:
    """The schools for which the actor speaks, by name."""
    found = Organisation.objects.filter(pk__in=actor.coordinator_of, kind=Organisation.Kind.SCHOOL)
    return list(found.select_related("centre").order_by("name", "pk"))


def school(actor: Actor, pk: int) -> Organisation:
    """One school for who speaks for it; else 404."""
    found = Organisation.objects.filter(pk__in=actor.coordinator_of, kind=Organisation.Kind.SCHOOL)
    return get_object_or_404(found.select_related("centre"), pk=pk)


def tracks() -> list[Track]:
    """Every track, the shortest first."""
    return list(Track.objects.order_by("hours", "code"))


def groups(actor: Actor) -> QuerySet[Group]:
    """The classes that the actor looks after, the newest first, and how many wait for a yes (`waits`)."""
    asked = Count(
        "pupils__internships", filter=Q(pupils__internships__state=Internship.State.ASKED)
    )
    found = Group.objects.visible_to(actor).select_related("school", "track", "mentor")
    return found.annotate(waits=asked).order_by("-starts_on", "name", "pk")


def group(actor: Actor, pk: int) -> Group:
    """One class for who looks after it; else 404."""
    found = Group.objects.visible_to(actor).select_related("school__centre", "track", "mentor")
    return get_object_or_404(found, pk=pk)


def own_pupil(actor: Actor) -> Pupil | None:
    """Who the actor is in the newest class that runs; None for who is no pupil."""
    found = Pupil.objects.own(actor).select_related("group__school__centre", "group__track")
    return found.order_by("-group__starts_on", "-pk").first()


def is_own(actor: Actor, pupil: Pupil) -> bool:
    """Whether the actor is this pupil."""
    return Pupil.objects.own(actor).filter(pk=pupil.pk).exists()


def by_guardian(token: str) -> Pupil:
    """The pupil behind a guardian's link; else 404."""
    found = Pupil.objects.select_related("group__school__centre", "group__track")
    return get_object_or_404(found.exclude(guardian_hash=""), guardian_hash=hash_of(token))


def internships_of(pupil: Pupil) -> list[Internship]:
    """What a pupil asked for, the newest first."""
    found = pupil.internships.with_paper().select_related("opportunity", "provider")
    return list(found.order_by("-asked_at", "-pk"))


def at_provider(actor: Actor) -> QuerySet[Internship]:
    """Pupils at the organisations of the actor, what waits for an answer first."""
    found = Internship.objects.filter(provider__in=actor.coordinator_of, approved_at__isnull=False)
    found = found.exclude(pupil__email="").running().with_paper()
    rows = found.select_related("pupil__group__school", "opportunity", "provider")
    return rows.order_by("-state", "-asked_at", "-pk")


def internship(actor: Actor, pk: int) -> Any:
    """One internship for who takes part in it; else 404."""
    found = Internship.objects.visible_to(actor).with_paper()
    whole = found.select_related("pupil__group__school__centre", "opportunity__centre", "provider")
    return get_object_or_404(
        whole.select_related("pupil__group__track", "pupil__group__mentor"), pk=pk
    )


def agreement(it: Internship) -> Paper:
    """The agreement that everybody signed, for who takes part in the internship; else 404."""
    found = Paper.objects.filter(about_kind=ABOUT, about_id=it.pk, state=Paper.State.SIGNED)
    paper = found.order_by("-made_at", "-pk").first()
    if paper is None:
        raise Http404
    return paper


def hours_of(it: Internship) -> list[Hours]:
    """All hours of an internship, by day; with what the law refused, which is for the pupil alone."""
    return list(it.hours.order_by("day", "starts_at", "pk"))


def one_hours(actor: Actor, pk: int) -> Hours:
    """Hours of an internship that the actor takes part in; else 404."""
    seen = Internship.objects.visible_to(actor)
    found = Hours.objects.filter(internship__in=seen).select_related("internship__pupil__group")
    return get_object_or_404(found, pk=pk)


def minutes_left(it: Internship) -> int:
    """How much of an internship is still to be confirmed."""
    found = Internship.objects.with_paper().select_related("pupil__group")
    return found.get(pk=it.pk).minutes_left


def running_of(pupil: Pupil) -> Internship | None:
    """The application or the place that a pupil has now, with its agreement."""
    found = pupil.internships.running().with_paper()
    return found.select_related("opportunity", "provider").first()


def told_of(it: Internship) -> list[Told]:
    """The photos and recordings of a pupil, in their order."""
    return list(it.told.order_by("told_at", "pk"))


def one_told(actor: Actor, pk: int) -> Told:
    """A photo or recording of an internship that the actor takes part in; else 404."""
    seen = Internship.objects.visible_to(actor)
    found = Told.objects.filter(internship__in=seen)
    return get_object_or_404(found.select_related("internship__pupil__group"), pk=pk)


def opportunity(actor: Actor, pk: int) -> Opportunity:
    """An opportunity of an organisation that the actor speaks for; else 404."""
    found = Opportunity.objects.filter(organisation__in=actor.coordinator_of)
    return get_object_or_404(found.select_related("organisation", "centre"), pk=pk)


def opportunities(actor: Actor) -> list[Opportunity]:
    """What is open at the organisations of the actor, and whether pupils are welcome (`welcomes`)."""
    found = Opportunity.objects.open().filter(organisation__in=actor.coordinator_of)
    told = Exists(Offer.objects.filter(opportunity=OuterRef("pk")))
    return list(found.annotate(welcomes=told).order_by("title", "pk")[:MOST_PLACES])


def offer_of(it: Opportunity) -> Offer | None:
    """What an opportunity says to pupils, if anything."""
    return Offer.objects.filter(opportunity=it).first()


def is_signed(it: Internship) -> bool:
    """Whether everybody signed the agreement about it."""
    about = Paper.objects.filter(about_kind=ABOUT, about_id=it.pk).order_by("-made_at", "-pk")
    return about.values_list("state", flat=True).first() == Paper.State.SIGNED
