"""Initiatives as pages show them: the list, one with all that belongs to it, and who did it before."""

import re
from typing import Any

from django.db.models import (
    Case,
    Count,
    F,
    FloatField,
    Func,
    IntegerField,
    Prefetch,
    Q,
    QuerySet,
    When,
)
from django.db.models import Value as V
from django.shortcuts import get_object_or_404

from aanjager.community.centres import queries as centres
from aanjager.community.centres.models import Centre
from aanjager.community.places.models import Area
from aanjager.kernel.actor import Actor
from aanjager.kernel.fields import PointField
from aanjager.participation.initiatives.choices import LESSONS, MOST_ALIKE
from aanjager.participation.initiatives.models import (
    Answer,
    Initiative,
    Member,
    Need,
    StageChange,
    Update,
)

NEWS = 10  # on the page of an initiative
STOP_WORDS = set(
    "voor samen buurt wijk onze over naar waar zijn maken doen".split()  # noqa: SIM905
)


def overview(
    centre: Centre | None,
    *,
    text: str = "",
    theme: str = "",
    stage: str = "",
    area: str = "",
    order: str = "",
) -> QuerySet[Initiative]:
    """What stands online at the visited centre, or is shared with it, or everywhere; last changed first."""
    found = Initiative.objects.public()
    if centre:
        found = found.filter(Q(centre=centre) | Q(also_for__contains=[centre.pk]))
    for word in text.split()[:6]:
        found = found.filter(Q(title__icontains=word) | Q(what__icontains=word))
    if theme:
        found = found.filter(theme__code=theme)
    if stage:
        found = found.filter(stage=stage)
    if area.isdecimal():
        found = found.filter(Q(area=area) | Q(area__ancestor_ids__contains=[int(area)]))
    first = F("votes").desc(nulls_last=True) if order == "support" else F("changed_at").desc()
    asks = Count("needs", filter=Q(needs__state=Need.State.OPEN))
    return _light(found).annotate(open_needs=asks).order_by(first, "pk")


def _light(found: QuerySet[Initiative]) -> QuerySet[Initiative]:
    return found.select_related("area", "theme", "centre").defer("area__outline")


def areas_in_use(centre: Centre | None) -> list[tuple[int, str]]:
    """The areas in which something stands online, by name, as choices."""
    found = Initiative.objects.public()
    if centre:
        found = found.filter(centre=centre)
    rows = found.values_list("area_id", "area__name").order_by("area__name", "area_id").distinct()
    return list(rows[:200])


def visible(actor: Actor) -> QuerySet[Initiative]:
    """Every initiative that the actor may see, with what is shown beside it."""
    return _light(Initiative.objects.visible_to(actor))


def together_with(it: Initiative) -> list[str]:
    """The names of the centres that work along; asks nothing when there are none."""
    return centres.names(it.also_for)


def one(actor: Actor, pk: int) -> Initiative:
    """Return the initiative with who takes part; else 404."""
    found = visible(actor).select_related("organisation")
    people = Member.objects.filter(left_at=None).select_related("person__user")
    found = found.prefetch_related(Prefetch("members", people.order_by("joined_at", "pk")))
    return get_object_or_404(found, pk=pk)


def detail(actor: Actor, pk: int) -> Initiative:
    """Return the initiative with people, needs and history; else 404."""
    found = visible(actor).select_related("organisation")
    people = (
        Member.objects.filter(left_at=None).select_related("person").order_by("joined_at", "pk")
    )
    needs = Need.objects.select_related("opportunity").order_by("state", "asked_at", "pk")
    needs = needs.annotate(
        found=Count("answers", filter=Q(answers__state=Answer.State.ACCEPTED)),
        waiting=Count("answers", filter=Q(answers__state=Answer.State.OFFERED)),
    )
    found = found.prefetch_related(
        Prefetch("members", people),
        Prefetch("needs", needs),
        Prefetch("history", StageChange.objects.order_by("changed_at", "pk")),
    )
    return get_object_or_404(found, pk=pk)


def news(it: Initiative) -> QuerySet[Update]:
    """What was told last."""
    return it.updates.order_by("-said_at", "-pk")[:NEWS]


def membership(actor: Actor, it: Initiative) -> Member | None:
    """How the actor takes part now, from what the page has read already."""
    mine = (m for m in it.members.all() if m.person_id == actor.person_id and m.left_at is None)
    return next(mine, None) if actor.person_id else None


def own(actor: Actor) -> QuerySet[Initiative]:
    """What the actor carries, helps or follows, the last changed first."""
    mine = Member.objects.filter(person=actor.person_id or 0, left_at=None).values("initiative")
    return _light(Initiative.objects.filter(pk__in=mine)).order_by("-changed_at", "pk")


def led(actor: Actor) -> list[Initiative]:
    """What the actor carries, by name, with who takes part."""
    mine = Member.objects.filter(
        person=actor.person_id or 0, left_at=None, role=Member.Role.INITIATOR
    )
    found = _light(Initiative.objects.filter(pk__in=mine.values("initiative")))
    return list(found.prefetch_related("members").order_by("title", "pk"))


def is_known(person_id: int, centre: Centre) -> bool:
    """Whether an earlier idea of this person stood online at this centre."""
    return Initiative.objects.filter(
        centre=centre, look=Initiative.Look.PASSED, members__person=person_id,
        members__role=Member.Role.INITIATOR,
    ).exists()  # fmt: skip


def waiting(actor: Actor) -> QuerySet[Initiative]:
    """Ideas that wait for a look at the centres of the actor, the shortest term first."""
    found = Initiative.objects.filter(look=Initiative.Look.WAITING, centre__in=actor.staff_of)
    return found.select_related("area").defer("area__outline").order_by("look_by", "pk")


def offers(actor: Actor, it: Initiative, *, leads: bool) -> dict[int, list[Answer]]:
    """What was offered by need: all for who carries it, one's own for everybody else."""
    found = Answer.objects.filter(need__initiative=it).exclude(state=Answer.State.WITHDRAWN)
    if not leads:
        found = found.filter(person=actor.person_id or 0)
    rows: dict[int, list[Answer]] = {}
    for answer in found.select_related("person").order_by("offered_at", "pk"):
        rows.setdefault(answer.need_id, []).append(answer)
    return rows


def need(it: Initiative, pk: int) -> Need:
    """Return one need of this initiative; else 404."""
    found = get_object_or_404(Need.objects.select_related("opportunity"), initiative=it, pk=pk)
    found.initiative = it
    return found


def answer(actor: Actor, it: Initiative, pk: int, *, leads: bool) -> Answer:
    """Return one offer: for who carries the initiative, or who offered it; else 404."""
    found = Answer.objects.filter(need__initiative=it).select_related("need")
    if not leads:
        found = found.filter(person=actor.person_id or 0)
    return get_object_or_404(found, pk=pk)


def photo(actor: Actor, pk: int) -> Update:
    """Return the update with this photo, for who may see its initiative; else 404."""
    seen = Initiative.objects.visible_to(actor).values("pk")
    return get_object_or_404(Update.objects.exclude(photo=""), pk=pk, initiative__in=seen)


def member(it: Initiative, pk: int) -> Member:
    """Return somebody who takes part now; else 404."""
    found = Member.objects.filter(initiative=it, left_at=None).select_related("person__user")
    return get_object_or_404(found, pk=pk)


def _words(it: Initiative) -> list[str]:
    """The words of its name that say something: five at most, the longest first."""
    words = {word for word in re.findall(r"\w{4,}", it.title.lower()) if word not in STOP_WORDS}
    return sorted(words, key=lambda word: (-len(word), word))[:5]


def who_did_this_before(it: Initiative) -> list[Initiative]:
    """At most five others on the same theme or with the same words, those further on and nearest first."""
    alike = Q(theme=it.theme_id) if it.theme_id else Q(pk__in=[])
    shares: list[Any] = []
    for word in _words(it):
        has = Q(title__icontains=word) | Q(what__icontains=word)
        alike |= has
        shares.append(Case(When(has, then=V(2)), default=V(0), output_field=IntegerField()))
    same = Case(When(theme=it.theme_id or 0, then=V(1)), default=V(0), output_field=IntegerField())
    further = Case(When(stage__in=LESSONS, then=V(0)), default=V(1), output_field=IntegerField())
    found = _light(Initiative.objects.public()).exclude(pk=it.pk).filter(alike)
    found = found.annotate(likeness=sum(shares, same), is_early=further)
    away: list[str] = []
    if it.area.point:
        found = found.annotate(metres=away_from(it.area))
        away = ["metres"]
    return list(found.order_by("is_early", "-likeness", *away, "pk")[:MOST_ALIKE])


def away_from(area: Area) -> Func:
    """How many metres the area of an initiative lies from this one."""
    return Func(
        F("area__point"), V(area.point, PointField()), template="%(expressions)s",
        arg_joiner=" <-> ", output_field=FloatField(),
    )  # fmt: skip
