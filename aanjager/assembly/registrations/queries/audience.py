"""Whom a rule finds: rules are data, and the number is shown before anything is sent."""

from dataclasses import dataclass

from django.db.models import Q, QuerySet
from django.utils.translation import gettext as _

from aanjager.assembly.meetings.models import Meeting
from aanjager.assembly.registrations.choices import AUDIENCES
from aanjager.assembly.registrations.models import Invitation
from aanjager.community.centres.models import Centre
from aanjager.community.organisations.models import Organisation
from aanjager.community.people.models import Person
from aanjager.community.places.models import Area
from aanjager.community.seats.choices import RUNNING
from aanjager.community.skills.models import Theme
from aanjager.kernel.actor import Actor

LIVE = (
    Invitation.State.DRAFT,
    Invitation.State.SENT,
    Invitation.State.ACCEPTED,
    Invitation.State.DECLINED,
)


@dataclass(frozen=True)
class Audience:
    """A rule: a group, of it only who has a theme or lies in an area, with how many may come.

    Whoever was invited to the meeting already, or is registered, is never found again.
    """

    kind: str
    theme: int | None = None
    area: int | None = None
    seats: int = 1


@dataclass(frozen=True)
class Recipient:
    """Somebody whom the rule finds."""

    name: str
    address: str
    person_id: int | None = None
    organisation_id: int | None = None


def recipients(actor: Actor, meeting: Meeting, audience: Audience) -> list[Recipient]:
    """Return whom the rule finds for this meeting, one per address, by name."""
    find = {"volunteers": _volunteers, "organisations": _organisations, "centres": _centres}
    known = _known(meeting)
    found: dict[str, Recipient] = {}
    for it in find[audience.kind](actor, meeting, audience):
        address = it.address.lower()
        if address and address not in known:
            found.setdefault(address, it)
    return list(found.values())


def _known(meeting: Meeting) -> set[str]:
    invited = meeting.invitations.filter(state__in=LIVE).values_list("address", flat=True)
    registered = meeting.registrations.filter(state__in=RUNNING).values_list("address", flat=True)
    return {address.lower() for address in [*invited, *registered]}


def _volunteers(actor: Actor, meeting: Meeting, audience: Audience) -> list[Recipient]:
    """Volunteers registered with the centre who are not on a pause and read mail."""
    found: QuerySet[Person] = Person.objects.visible_to(actor).filter(
        registrations__centre=meeting.centre_id or 0,
        registrations__left_on=None,
        is_paused=False,
        erased_at=None,
    )
    if audience.theme:
        found = found.filter(themes=audience.theme)
    rows = found.exclude(email="").order_by("name", "pk").values_list("name", "email", "pk")
    return [Recipient(name, address, person_id=pk) for name, address, pk in rows.distinct()]


def _organisations(actor: Actor, meeting: Meeting, audience: Audience) -> list[Recipient]:
    """Approved organisations of the centre."""
    found = Organisation.objects.visible_to(actor).approved()
    rows = found.filter(centre=meeting.centre_id or 0).exclude(email="").order_by("name", "pk")
    return [Recipient(it.name, it.email, organisation_id=it.pk) for it in rows]


def _centres(actor: Actor, meeting: Meeting, audience: Audience) -> list[Recipient]:
    """Every open centre; in an area those that lie in it."""
    found = Centre.objects.filter(is_open=True)
    if audience.area:
        in_it = Q(area=audience.area) | Q(area__ancestor_ids__contains=[audience.area])
        found = found.filter(in_it)
    rows = found.exclude(email="").order_by("name", "pk")
    return [Recipient(it.name, it.email) for it in rows]


def in_words(audience: Audience) -> str:
    """Return the rule in words."""
    words = str(AUDIENCES[audience.kind][0])
    if audience.theme:
        theme = Theme.objects.get(pk=audience.theme)
        words = _("%(group)s met thema %(theme)s") % {"group": words, "theme": theme}
    if audience.area:
        area = Area.objects.get(pk=audience.area)
        words = _("%(group)s in %(area)s") % {"group": words, "area": area.name}
    return _("%(group)s, nog niet uitgenodigd") % {"group": words}


def provinces() -> QuerySet[Area]:
    """The provinces of today, by name: the areas in which centres can be invited."""
    found = Area.objects.filter(kind=Area.Kind.PROVINCE, valid_to=None)
    return found.order_by("name", "pk")
