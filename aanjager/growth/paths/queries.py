"""What may be asked about somebody's path, the circle and the wall."""

from collections.abc import Iterable, Mapping, Sequence
from datetime import date, datetime
from decimal import Decimal
from typing import Any

from dateutil.relativedelta import relativedelta
from django.contrib.postgres.expressions import ArraySubquery
from django.db.models import Exists, OuterRef, Q, QuerySet, Subquery, Sum
from django.db.models.functions import JSONObject
from django.shortcuts import get_object_or_404
from django.utils.timezone import localdate
from django.utils.translation import gettext as _

from aanjager.advice.assignments.models import WorkedHours
from aanjager.community.centres.models import Centre
from aanjager.community.people.models import Person, Registration
from aanjager.community.skills import queries as skills
from aanjager.community.skills.models import Skill, Theme
from aanjager.exchange.opportunities.models import Opportunity
from aanjager.exchange.placements.models import Placement
from aanjager.growth.credentials.models import Proof
from aanjager.growth.internships.models import Hours
from aanjager.growth.paths.choices import LOOKED_AT, STRONG
from aanjager.growth.paths.models import Puller, Thanks
from aanjager.growth.paths.rules import Offer, Path, Spell
from aanjager.growth.prior_learning.models import Portfolio
from aanjager.kernel.actor import Actor
from aanjager.learning.courses.choices import Subject
from aanjager.learning.courses.models import Enrolment

LASTED = (Placement.State.STARTED, Placement.State.ENDED)


def me(actor: Actor) -> Any:
    """Who the actor is, with what they followed and were given; None without a profile. One statement."""
    of_me = {"person": OuterRef("pk")}
    courses = Enrolment.objects.filter(**of_me, state=Enrolment.State.PRESENT)
    followed = JSONObject(title="run__course__title", subject="run__course__subject")
    proofs = Proof.objects.filter(**of_me, revoked_at=None).order_by("-issued_at")
    wanted = Person.wants_to_learn.through.objects.filter(**of_me)
    known = Registration.objects.filter(**of_me, left_on=None).order_by("joined_on", "pk")
    shown = Hours.objects.filter(state=Hours.State.CONFIRMED)
    worked = WorkedHours.objects.filter(assignment__finished_at__isnull=False)
    found = Person.objects.filter(pk=actor.person_id or 0, erased_at=None).annotate(
        followed=ArraySubquery(courses.order_by("-queued_at").values(told=followed)),
        proven=ArraySubquery(proofs.values("achievement__title")),
        wanted=ArraySubquery(wanted.values("skill")),
        known=ArraySubquery(
            known.values(told=JSONObject(centre="centre__name", since="joined_on"))
        ),
        minutes=_sum(shown, "internship__pupil__person", "minutes"),
        worked=_sum(worked, "assignment__expert__person", "hours"),
        has_portfolio=Exists(Portfolio.objects.filter(**of_me)),
    )
    return found.first()


def path(me: Any, at: datetime, circles: Sequence[Puller] = ()) -> Path:
    """What somebody (from `me`) did, followed and was given, and whether they pull; one statement more."""
    if me is None:
        return Path()
    placements = Placement.objects.filter(person=me, state__in=LASTED, started_on__isnull=False)
    placements = placements.select_related("opportunity", "organisation").annotate(
        theme_ids=_ids(Opportunity.themes, "theme", "opportunity")
    )
    themes = _by_key(skills.themes())
    newest = placements.order_by("-started_on", "-pk")
    board = [it["title"] for it in me.followed if it["subject"] == Subject.BOARD]
    return Path(
        spells=tuple(_spell(it, themes, localdate(at)) for it in newest),
        courses=tuple(it["title"] for it in me.followed),
        board_courses=tuple(board),
        proofs=tuple(me.proven),
        wants_to_learn=_names(_by_key(skills.skills()) if me.wanted else {}, me.wanted),
        known_at=tuple((it["centre"], _years(it["since"], at)) for it in me.known),
        hours=int(Decimal(me.minutes or 0) / 60 + (me.worked or 0)),
        has_portfolio=me.has_portfolio,
        is_puller=bool(circles),
    )


def _sum(of: QuerySet[Any], whose: str, what: str) -> Subquery:
    """The sum of hours that others confirmed, as somebody's own column."""
    own = of.order_by().filter(**{whose: OuterRef("pk")})
    return Subquery(own.values(whose).values_list(Sum(what)))


def _years(since: str, at: datetime) -> int:
    return relativedelta(localdate(at), date.fromisoformat(since)).years


def _ids(many: Any, name: str, of: str = "pk") -> ArraySubquery:
    """The keys of what an opportunity has many of; `of` leads to that opportunity."""
    linked = many.through.objects.filter(opportunity=OuterRef(of))
    return ArraySubquery(linked.order_by(name).values(name))


def _by_key(known: Iterable[Theme | Skill]) -> dict[int, str]:
    return {it.pk: it.name for it in known}


def _names(known: Mapping[int, str], ids: Iterable[int]) -> frozenset[str]:
    return frozenset(known[pk] for pk in ids if pk in known)


def _spell(it: Any, themes: Mapping[int, str], today: date) -> Spell:
    until = localdate(it.ended_at) if it.ended_at else today
    between = relativedelta(until, it.started_on or until)
    return Spell(
        title=it.opportunity.title, organisation=it.organisation.name,
        months=max(0, between.years * 12 + between.months),
        is_over=it.state == Placement.State.ENDED, kind=it.opportunity.kind,
        themes=_names(themes, it.theme_ids),
    )  # fmt: skip


def offers(actor: Actor) -> list[Offer]:
    """What is open at the actor's own centres for who can carry more or wants to learn; newest first."""
    me = actor.person_id or 0
    known = Registration.objects.filter(person=me, left_on=None).values("centre")
    wanted = Person.objects.filter(pk=me).values("wants_to_learn")
    teaching = Opportunity.objects.filter(learns__in=wanted).values("pk")
    found = Opportunity.objects.open().filter(centre__in=known)
    found = found.filter(Q(kind__in=STRONG) | Q(pk__in=teaching))
    found = found.exclude(placements__person=me).select_related("organisation")
    found = found.annotate(theme_ids=_ids(Opportunity.themes, "theme"))
    found = found.annotate(learn_ids=_ids(Opportunity.learns, "skill"))
    themes, learned = _by_key(skills.themes()), _by_key(skills.skills())
    newest: Any = found.order_by("-published_at", "-pk")[:LOOKED_AT]
    return [
        Offer(
            pk=it.pk, title=it.title, organisation=it.organisation.name, kind=it.kind,
            themes=_names(themes, it.theme_ids),
            learns=_names(learned, it.learn_ids),
        )
        for it in newest
    ]  # fmt: skip


def circles(actor: Actor) -> list[Puller]:
    """The circles that the actor joined."""
    found = Puller.objects.filter(person=actor.person_id or 0).select_related("centre")
    return list(found.order_by("centre__name", "pk"))


def circle(actor: Actor, centre: Centre) -> QuerySet[Puller]:
    """Who joined the circle of this centre, for its staff; the newest first."""
    found = Puller.objects.visible_to(actor).filter(centre=centre, centre__in=actor.staff_of)
    return found.select_related("person").order_by("-joined_at", "-pk")


def own_pull(actor: Actor, pk: int) -> Puller:
    """A circle that the actor joined; else 404."""
    return get_object_or_404(Puller, person=actor.person_id or 0, pk=pk)


def _thanks() -> QuerySet[Thanks]:
    return Thanks.objects.select_related(
        "placement__person__user", "placement__organisation", "placement__centre"
    )


def wall(centre: Centre | None) -> QuerySet[Thanks]:
    """What is on the wall of a centre, or of all that are open; the newest first."""
    found = _thanks().exclude(agreed_at=None).filter(placement__centre__is_open=True)
    if centre:
        found = found.filter(placement__centre=centre)
    return found.order_by("-agreed_at", "-pk")


def to_me(actor: Actor) -> QuerySet[Thanks]:
    """Thanks to the actor, those that wait first."""
    found = _thanks().filter(placement__person=actor.person_id or 0)
    return found.order_by("agreed_at", "-pk")


def told(person_id: int) -> list[str]:
    """The thanks that organisations wrote to somebody, each in a line, for their own portfolio."""
    found = _thanks().filter(placement__person=person_id).order_by("-written_at", "-pk")
    return [
        _("Dank van %(where)s: %(words)s")
        % {"where": it.placement.organisation.name, "words": it.words}
        for it in found
    ]


def of_organisation(actor: Actor) -> QuerySet[Thanks]:
    """Thanks that the actor's organisations wrote, the newest first."""
    found = _thanks().filter(placement__organisation__in=actor.coordinator_of)
    return found.order_by("-written_at", "-pk")


def to_thank(actor: Actor) -> list[Placement]:
    """Who takes part or did at the actor's organisations and can say yes, the newest first."""
    found = Placement.objects.filter(
        organisation__in=actor.coordinator_of, state__in=LASTED, person__user__isnull=False
    ).exclude(person=actor.person_id or 0)
    found = found.select_related("person", "opportunity", "organisation")
    return list(found.order_by("-started_on", "-pk")[:200])


def one(actor: Actor, pk: int) -> Thanks:
    """Thanks that the actor may see; else 404."""
    return get_object_or_404(_thanks().filter(pk__in=Thanks.objects.visible_to(actor)), pk=pk)
