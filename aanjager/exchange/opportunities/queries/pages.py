"""Lists and single opportunities, each for who looks."""

from typing import Any

from django.contrib.postgres.expressions import ArraySubquery
from django.db.models import CharField, Count, F, OuterRef, Q, QuerySet
from django.db.models.expressions import RawSQL
from django.shortcuts import get_object_or_404

from aanjager.community.centres.models import Centre
from aanjager.community.organisations import queries as organisations
from aanjager.community.organisations.models import Coordinator, Organisation
from aanjager.community.skills import queries as skills
from aanjager.community.skills.models import Named, Skill, Theme
from aanjager.community.ties import queries as ties
from aanjager.exchange.opportunities.models import Opportunity, OpportunityQuerySet
from aanjager.kernel import beside, statements
from aanjager.kernel.actor import Actor

Status = Opportunity.Status


def visible(actor: Actor) -> OpportunityQuerySet:
    """Opportunities that the actor may see, newest first."""
    return (
        Opportunity.objects.visible_to(actor)
        .select_related("organisation", "centre", "area")
        .defer("words", "area__outline")  # of an area a list shows the name
        .order_by("-published_at", "-pk")
    )


def detail(actor: Actor, pk: int) -> Opportunity:
    """One opportunity with the names its page shows; 404 when the actor may not see it."""
    found = visible(actor).annotate(
        theme_names=_names(Theme.objects.filter(opportunities=OuterRef("pk"))),
        skill_names=_names(Skill.objects.filter(opportunities=OuterRef("pk"))),
        learn_names=_names(Skill.objects.filter(taught_by=OuterRef("pk"))),
    )
    if actor.person_id:
        known = ties.known_at(actor, Opportunity.objects.filter(pk=pk).values("organisation"))
        names = ArraySubquery(known.values("name"))
        found = found.annotate(known_names=names, **beside.asked("opportunity", actor))
    return get_object_or_404(found, pk=pk)


def _names(named: QuerySet[Any]) -> ArraySubquery:
    said = RawSQL(Named.name_column(), (), output_field=CharField())
    return ArraySubquery(named.annotate(said=said).order_by("said").values("said"))


def organisation_of(actor: Actor, pk: int) -> Organisation:
    """The organisation whose opportunities the actor keeps; 404 for whoever has no part in it."""
    found = organisations.visible(actor).filter(
        Q(pk__in=actor.coordinator_of) | Q(centre__in=actor.staff_of)
    )
    return get_object_or_404(found, pk=pk)


def organisations_of(actor: Actor) -> QuerySet[Organisation]:
    """The organisations that the actor coordinates, by name."""
    return organisations.visible(actor).filter(pk__in=actor.coordinator_of)


def own(actor: Actor, organisation_id: int, pk: int) -> Opportunity:
    """One opportunity of an organisation, for its coordinators and staff; else 404."""
    theirs = Q(organisation__in=actor.coordinator_of) | Q(centre__in=actor.staff_of)
    found = visible(actor).filter(theirs, organisation=organisation_id)
    return get_object_or_404(found, pk=pk)


def newest(centre: Centre | None) -> QuerySet[Opportunity]:
    """What is on line at a centre, or everywhere, newest first."""
    found = Opportunity.objects.open().select_related("organisation", "centre").defer("words")
    if centre:
        found = found.filter(centre=centre)
    return found.order_by("-published_at", "-pk")


def _with_words(found: QuerySet[Opportunity], text: str) -> QuerySet[Opportunity]:
    if not text:
        return found
    return found.filter(Q(title__icontains=text) | Q(organisation__name__icontains=text))


def of_organisation(
    actor: Actor, organisation_id: int, *, status: str = "", text: str = "", order: str = ""
) -> QuerySet[Opportunity]:
    """What an organisation made, for its coordinators and staff, newest first unless asked otherwise."""
    theirs = Q(organisation__in=actor.coordinator_of) | Q(centre__in=actor.staff_of)
    found = visible(actor).filter(theirs, organisation=organisation_id)
    if status:
        found = found.filter(status=status)
    return _with_words(found, text).order_by(*ORDERS.get(order, ["-made_at", "-pk"]))


ORDERS: dict[str, list[Any]] = {
    "titel": ["title", "pk"],
    "organisatie": ["organisation__name", "title", "pk"],
    "einde": [F("open_until").asc(nulls_last=True), "pk"],
}


def desk(
    actor: Actor, *, status: str = "", text: str = "", order: str = ""
) -> QuerySet[Opportunity]:
    """What stands at the actor's centres; unless asked otherwise what waits longest for the centre first."""
    found = visible(actor).filter(centre__in=actor.staff_of)
    if status:
        found = found.filter(status=status)
    usual = ["made_at", "pk"] if status == Status.SUBMITTED else ["-made_at", "-pk"]
    return _with_words(found, text).order_by(*ORDERS.get(order, usual))


IN_A_ROW = (
    "title", "status", "places", "places_taken", "made_at", "open_until", "organisation__name",
)  # fmt: skip


def in_rows(found: QuerySet[Opportunity]) -> QuerySet[Opportunity]:
    """The same, with no more than a row of the desk's list shows."""
    return found.select_related(None).select_related("organisation").only(*IN_A_ROW)


def counts_of(found: QuerySet[Opportunity]) -> list[tuple[str, str, int]]:
    """How many there are per state: code, name and number, in the order of a life."""
    rows = found.order_by().values_list("status").annotate(number=Count("pk"))
    numbers: dict[str, int] = dict(rows)
    return [(code, str(name), numbers.get(code, 0)) for code, name in Status.choices]


SIMILAR = """
WITH mine AS (SELECT * FROM exchange_standing WHERE opportunity_id = %(pk)s),
     near AS (SELECT s.* FROM exchange_standing s, mine
               WHERE s.centre_id = mine.centre_id AND s.opportunity_id <> mine.opportunity_id
               ORDER BY s.point <-> mine.point LIMIT 200)
SELECT o.id, o.title, o.in_brief, g.name AS organisation,
       (near.point <-> mine.point)::float AS metres
  FROM mine, near JOIN exchange_opportunity o ON o.id = near.opportunity_id
                  JOIN community_organisation g ON g.id = o.organisation_id
 WHERE (near.themes & mine.themes) <> 0 OR bit_count(near.skills & mine.skills) > 0
 ORDER BY 2 * bit_count(near.skills & mine.skills) + bit_count((near.themes & mine.themes)::bit(64)) DESC,
          metres NULLS LAST, o.id
 LIMIT %(number)s
"""


def similar_to(opportunity: Opportunity, *, number: int = 3) -> list[dict[str, Any]]:
    """Open opportunities of the centre most like this one: skills and themes in common, then nearby.

    Rows with `id title in_brief organisation metres`, from one statement over the narrow table.
    """
    names = ("id", "title", "in_brief", "organisation", "metres")
    found = statements.rows(SIMILAR, {"pk": opportunity.pk, "number": number})
    return [dict(zip(names, row, strict=True)) for row in found]


def choices_for(organisation: Organisation) -> dict[str, list[tuple[int, str]]]:
    """What a writer can choose from: contact persons, themes and skills."""
    people = Coordinator.objects.filter(organisation=organisation, ended_on=None)
    return {
        "contact": [(it.pk, it.person.name) for it in people.select_related("person")],
        "themes": [(it.pk, it.name) for it in skills.themes()],
        "skills": [(it.pk, it.name) for it in skills.skills()],
    }


def was_public(pk: int) -> bool:
    """Whether an address led to something that stood on line before."""
    return Opportunity.objects.filter(pk=pk, published_at__isnull=False).exists()
