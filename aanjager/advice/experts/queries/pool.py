"""Experts and pools, for who may see them."""

from django.db.models import Case, Q, QuerySet, Value, When
from django.shortcuts import get_object_or_404
from django.utils.translation import gettext as _

from aanjager.advice.experts.models import Business, Expert, PoolMember
from aanjager.community.centres.models import Centre
from aanjager.community.organisations.queries import Reader
from aanjager.community.people.choices import LANGUAGES
from aanjager.community.places import queries as places
from aanjager.community.places.models import Area
from aanjager.kernel.actor import Actor
from aanjager.kernel.refusals import Refused

State = PoolMember.State
SPOKEN = dict(LANGUAGES)


def own(actor: Actor) -> Expert | None:
    """The profile of the actor; None for who has none."""
    found = Expert.objects.filter(person=actor.person_id or 0).select_related("person__user")
    return found.prefetch_related("themes", "skills", "areas").first()


def firm_of(it: Expert) -> Business | None:
    """What stands on somebody's invoices; nothing as long as it was not filled in."""
    return Business.objects.filter(expert=it).first()


def pools_of(actor: Actor, it: Expert) -> QuerySet[PoolMember]:
    """Every pool of somebody, for that person alone."""
    found = PoolMember.objects.filter(expert=it, expert__person=actor.person_id or 0)
    return found.select_related("centre", "expert__person__user").order_by("centre__name", "pk")


def own_pool(actor: Actor, pk: int) -> PoolMember:
    """One's own place in a pool; else it does not exist."""
    found = PoolMember.objects.select_related("centre", "expert__person__user")
    return get_object_or_404(found, pk=pk, expert__person=actor.person_id or 0)


def to_join(it: Expert) -> QuerySet[Centre]:
    """The open centres whose pool somebody is not in and did not ask for."""
    inside = PoolMember.objects.filter(expert=it, state__in=[State.ASKED, State.IN])
    found = Centre.objects.filter(is_open=True).exclude(pk__in=inside.values("centre"))
    return found.order_by("name", "pk")


def _of(actor: Actor, centre: Centre) -> QuerySet[PoolMember]:
    found = PoolMember.objects.filter(centre=centre, centre__in=actor.staff_of)
    found = found.filter(state__in=[State.ASKED, State.IN]).exclude(expert__person=None)
    return found.select_related("centre", "expert__person__user")


def pool(actor: Actor, centre: Centre, *, text: str = "", which: str = "") -> QuerySet[PoolMember]:
    """The pool of a centre for its staff: who wants in first, then by name."""
    found = _of(actor, centre)
    shown = {"vol": ~Q(expert__full_at=None), "plek": Q(expert__full_at=None, state=State.IN),
             "wil": Q(state=State.ASKED)}  # fmt: skip
    found = found.filter(shown.get(which, Q()))
    for word in text.split()[:5]:
        named = Q(expert__person__name__icontains=word) | Q(expert__headline__icontains=word)
        skilled = Expert.objects.filter(skills__name_nl__icontains=word)
        found = found.filter(named | Q(expert__in=skilled.values("pk")))
    first = Case(When(state=State.ASKED, then=Value(0)), default=Value(1))
    found = found.prefetch_related("expert__skills", "expert__areas")
    return found.order_by(first, "expert__person__name", "pk")


def member(actor: Actor, centre: Centre, expert: int) -> PoolMember:
    """The place of an expert in the pool of this centre, for its staff; else it does not exist."""
    found = _of(actor, centre).prefetch_related("expert__skills", "expert__themes", "expert__areas")
    return get_object_or_404(found, expert=expert)


def in_pool(centre: Centre) -> QuerySet[Expert]:
    """Who is in the pool of a centre and has room now, with name and account."""
    return Expert.objects.in_pool(centre).filter(full_at=None).select_related("person__user")


def languages_of(it: Expert) -> list[str]:
    """The languages somebody works in, in words."""
    return [str(SPOKEN.get(code, code)) for code in it.languages]


def reader_of(it: Expert | None) -> Reader | None:
    """Who gets a letter to an expert; nobody when they left or have no address."""
    person = it.person if it else None
    if person is None or not person.email:
        return None
    language = person.user.language if person.user else "nl"
    return Reader(person.email, person.name, language, person.user_id)


def counts_of_pool(centre: Centre) -> dict[str, int]:
    """How many are in the pool of a centre now, and how many of them have room."""
    inside = Expert.objects.in_pool(centre)
    return {"members": inside.count(), "with_room": inside.filter(full_at=None).count()}


def area_named(text: str) -> Area:
    """The area that somebody means with a name or postcode; raises Refused with what to do."""
    found = places.point_of(text)
    if found.choices:
        names = ", ".join(one.label for one in found.choices[:4])
        raise Refused(_("Welke bedoel je: %(names)s?") % {"names": names})
    if found.area is None:
        raise Refused(_("%(text)s kennen we niet. Vul een plaats of gemeente in.") % {"text": text})
    return found.area
