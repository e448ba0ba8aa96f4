"""Portfolios for who may read them, evidence from the platform, and whether an assessor is independent."""

from datetime import datetime, timedelta
from decimal import Decimal
from itertools import chain
from typing import Any

from django.conf import settings
from django.contrib.postgres.expressions import ArraySubquery
from django.db.models import Count, Max, OuterRef, QuerySet, Sum
from django.db.models.functions import ExtractYear, JSONObject
from django.http import Http404
from django.shortcuts import get_object_or_404
from django.utils import translation
from django.utils.formats import number_format
from django.utils.translation import gettext as _

from aanjager.advice.assignments.models import Assignment
from aanjager.community.centres.models import Centre
from aanjager.community.organisations.models import Coordinator, Organisation
from aanjager.community.people.models import Person
from aanjager.community.ties.models import Side, Tie
from aanjager.exchange.placements.models import Placement
from aanjager.growth.credentials import queries as credentials
from aanjager.growth.prior_learning.choices import CERTIFICATE, REMIND_DAYS, Competency, framework
from aanjager.growth.prior_learning.models import (
    Claim,
    EvidenceFile,
    Portfolio,
    PortfolioLink,
    Statement,
)
from aanjager.kernel import beside
from aanjager.kernel.actor import Actor
from aanjager.kernel.links import hash_of
from aanjager.learning.courses.models import Enrolment

WORKED = [Placement.State.STARTED, Placement.State.ENDED]


def _own(actor: Actor) -> QuerySet[Portfolio]:
    found = Portfolio.objects.filter(person=actor.person_id or 0)
    found = found.select_related("centre", "person", "proof", "supervisor", "assessor")
    return found.order_by("-begun_at", "-pk")


def mine(actor: Actor) -> tuple[Portfolio | None, list[Portfolio]]:
    """The newest portfolio of the actor, and the earlier ones."""
    found = list(_own(actor))
    return (found[0], found[1:]) if found else (None, [])


def one_mine(actor: Actor, pk: int) -> Portfolio:
    """A portfolio of the actor, also one that ended; else 404."""
    return get_object_or_404(_own(actor), pk=pk)


def running(actor: Actor) -> Portfolio:
    """The portfolio of the actor that runs; else 404."""
    found = Portfolio.objects.running().select_related("centre")
    return get_object_or_404(found, person=actor.person_id or 0)


def readable(actor: Actor, pk: int) -> Portfolio:
    """A portfolio for its supervisor or its assessor, or the owner; else 404."""
    found = Portfolio.objects.visible_to(actor).select_related("centre", "person")
    return get_object_or_404(found, pk=pk)


def to_read(actor: Actor) -> QuerySet[Portfolio]:
    """What the actor supervises or assesses now, the oldest first."""
    found = Portfolio.objects.visible_to(actor).exclude(person=actor.person_id or 0)
    return found.select_related("person").order_by("begun_at", "pk")


def of_centre(actor: Actor, centre: Centre) -> QuerySet[Portfolio]:
    """That portfolios of a centre run and how far, for its staff, and then those that ended.

    Not what stands in them.
    """
    found = Portfolio.objects.filter(centre=centre, centre__in=actor.staff_of)
    rows = found.select_related("person", "supervisor", "assessor").defer("goal", "plan")
    return rows.annotate(count=Count("claims")).order_by(
        "-ended_at", "-begun_at", "-pk"
    )  # no end comes first


def at_desk(actor: Actor, centre: Centre, pk: int) -> Portfolio:
    """One of those, with what it is for, which the first talk is about; else 404."""
    found = of_centre(actor, centre).select_related("centre", "proof")
    return get_object_or_404(found.defer(None).defer("plan"), pk=pk)


def claims(it: Portfolio) -> list[tuple[Competency, Claim | None]]:
    """Every competency of the framework with what the volunteer said of it."""
    said = {one.code: one for one in it.claims.all()}
    return [(what, said.get(code)) for code, what in framework().items()]


def said(it: Portfolio, code: str) -> Claim | None:
    """What the volunteer said of one competency, if anything."""
    return it.claims.filter(code=code).first()


def claim(actor: Actor, pk: int) -> Claim:
    """What a volunteer said of one competency, for who may read the portfolio; else 404."""
    seen = Portfolio.objects.visible_to(actor)
    found = Claim.objects.filter(portfolio__in=seen).select_related("portfolio__person")
    return get_object_or_404(found, pk=pk)


def evidence(it: Portfolio) -> list[str]:
    """What can show a competency, each in a line: what the platform knows that somebody did, what was
    said of it here and in the rooms above, and what they brought themselves. One statement here.
    """
    found = _facts(it)
    lines = [
        *(_("Vrijwilligerswerk: %(title)s, %(where)s, sinds %(year)s") % row for row in found["works"]),
        *(_("Cursus afgerond: %(title)s") % row for row in found["courses"]),
        *(_("Coördinator bij %(where)s") % row for row in found["roles"]),
        *(_worked(row) for row in found["hours"]),
        *beside.told("evidence", it.person_id),
        *(_("Verklaring van %(writer)s, %(where)s") % row for row in found["said"]),
        *(line_of(row["name"]) for row in found["brought"]),
    ]  # fmt: skip
    return list(dict.fromkeys(lines))


def _facts(it: Portfolio) -> dict[str, list[dict[str, Any]]]:
    """The rows behind the lines of `evidence`, by kind."""
    of_person, of_it = {"person": it.person_id}, {"portfolio": it.pk}
    works = Placement.objects.filter(**of_person, state__in=WORKED, started_on__isnull=False)
    followed = Enrolment.objects.filter(**of_person, state=Enrolment.State.PRESENT)
    roles = Coordinator.objects.filter(**of_person).order_by("organisation__name", "pk")
    hours = Assignment.objects.filter(expert__person=it.person_id, state=Assignment.State.CLOSED)
    hours = hours.annotate(n=Sum("worked__hours")).filter(n__gt=0).order_by("-pk")
    kept = Statement.objects.filter(**of_it, kept_at__isnull=False).order_by("kept_at", "pk")
    files = EvidenceFile.objects.filter(**of_it).order_by("pk")
    where = {"where": "organisation__name"}
    asked: dict[str, tuple[QuerySet[Any], dict[str, Any]]] = {
        "works": (works.order_by("-started_on", "-pk"),
                  {"title": "opportunity__title", "year": ExtractYear("started_on"), **where}),
        "courses": (followed.order_by("-queued_at", "-pk"), {"title": "run__course__title"}),
        "roles": (roles, where),
        "hours": (hours, {"title": "title", "n": "n", **where}),
        "said": (kept, {"writer": "writer", "where": "where"}),
        "brought": (files, {"name": "name"}),
    }  # fmt: skip
    rows = {
        name: ArraySubquery(of.values(row=JSONObject(**told))) for name, (of, told) in asked.items()
    }
    found: Any = Portfolio.objects.filter(pk=it.pk).values(**rows).get()
    return dict(found)


def _worked(row: dict[str, Any]) -> str:
    hours = number_format(Decimal(str(row["n"])).normalize())
    return _("Opdracht als deskundige: %(title)s, %(where)s, %(hours)s uur") % {
        **row,
        "hours": hours,
    }


def places(it: Portfolio) -> QuerySet[Organisation]:
    """Where the volunteer takes part or did, by name: those can say what they saw."""
    works = Placement.objects.filter(person=it.person_id, state__in=WORKED)
    return Organisation.objects.filter(pk__in=works.values("organisation")).order_by("name", "pk")


def statements(it: Portfolio) -> list[Statement]:
    """What was asked from organisations, the newest first."""
    return list(it.statements.order_by("-asked_at", "-pk"))


def kept(it: Portfolio) -> list[Statement]:
    """The statements that the volunteer took up, in their order."""
    return list(it.statements.exclude(kept_at=None).order_by("kept_at", "pk"))


def line_of(name: str) -> str:
    """The line by which a file stands with a competency."""
    return _("Bestand: %(name)s") % {"name": name}


def files(it: Portfolio) -> list[tuple[EvidenceFile, bool]]:
    """The files of the volunteer, each with whether they chose it with a competency. One statement."""
    shows = Claim.objects.filter(portfolio=OuterRef("portfolio")).values("evidence")
    found: Any = it.files.annotate(shows=ArraySubquery(shows)).order_by("pk")
    return [(one, bool(_lines_of(one).intersection(chain(*one.shows)))) for one in found]


def open_still(it: Portfolio) -> list[str]:
    """What would be left behind when it is handed in now, each in a sentence."""
    return [
        *(
            _("De verklaring van %(where)s is nog niet opgenomen.") % {"where": one.where}
            if one.answered_at
            else _("%(where)s heeft nog niet geantwoord op je vraag.") % {"where": one.where}
            for one in it.statements.filter(kept_at=None, declined_at=None).order_by("pk")
        ),
        *(
            _("Het bestand %(name)s koos je nergens. Niemand leest het.") % {"name": one.name}
            for one, is_used in files(it)
            if not is_used
        ),
    ]


def used_files(it: Portfolio) -> list[EvidenceFile]:
    """The files that were chosen: only those go to who reads the portfolio."""
    return [one for one, is_used in files(it) if is_used]


def _lines_of(it: EvidenceFile) -> set[str]:
    """Its line in each language: it stands as it was chosen."""
    lines = set()
    for code, _name in settings.LANGUAGES:
        with translation.override(code):
            lines.add(line_of(it.name))
    return lines


def own_statement(actor: Actor, pk: int) -> Statement:
    """A statement in the actor's own portfolio; else 404."""
    found = Statement.objects.filter(portfolio__person=actor.person_id or 0)
    return get_object_or_404(found.select_related("portfolio"), pk=pk)


def statement_by(token: str) -> Statement | None:
    """The statement behind the link of a letter."""
    found = Statement.objects.select_related("portfolio__person", "portfolio__centre")
    return found.filter(token_hash=hash_of(token)).first()


def _unanswered() -> QuerySet[Statement]:
    return Statement.objects.filter(answered_at=None, declined_at=None)


def to_remind(at: datetime) -> QuerySet[Statement]:
    """What waits for two weeks and was not reminded of."""
    found = _unanswered().filter(reminded_at=None, asked_at__lte=at - timedelta(days=REMIND_DAYS))
    found = found.filter(expires_at__gt=at, organisation__isnull=False)
    return found.select_related("portfolio__person", "portfolio__centre", "organisation")


def lapsed(at: datetime) -> QuerySet[Statement]:
    """What nobody answered in time."""
    return _unanswered().filter(expires_at__lte=at)


def own_file(actor: Actor, pk: int) -> EvidenceFile:
    """A file in the actor's own portfolio; else 404."""
    found = EvidenceFile.objects.filter(portfolio__person=actor.person_id or 0)
    return get_object_or_404(found.select_related("portfolio"), pk=pk)


def file(actor: Actor, pk: int) -> EvidenceFile:
    """A file of the actor, or one that was chosen, for who may read the portfolio; else 404."""
    seen = EvidenceFile.objects.filter(portfolio__in=Portfolio.objects.visible_to(actor))
    found = get_object_or_404(seen.select_related("portfolio"), pk=pk)
    if found.portfolio.person_id != actor.person_id and found not in used_files(found.portfolio):
        raise Http404
    return found


def by_address(centre: Centre, address: str) -> Person | None:
    """Who is registered with the centre, with an account, at this address; else None."""
    found = Person.objects.filter(email__iexact=address, erased_at=None).exclude(user=None)
    known = [it for it in found.order_by("pk") if credentials.is_known(centre, it)]
    return known[0] if known else None


def _organisations_of(person: Person) -> set[int]:
    """Where somebody speaks, works or has worked, or has a tie."""
    speaks = Coordinator.objects.filter(person=person).values_list("organisation", flat=True)
    works = Placement.objects.filter(person=person, answered_at__isnull=False)
    tied = Tie.objects.agreed().filter(sides__person=person).values("pk")
    ties = Side.objects.filter(tie__in=tied, organisation__isnull=False)
    return {
        *speaks,
        *works.values_list("organisation", flat=True),
        *(pk for pk in ties.values_list("organisation", flat=True) if pk),
    }


def knows(person: Person, assessor: Person) -> list[str]:
    """Why an assessor may know a volunteer, each as a sentence; nothing when they are independent."""
    why = []
    theirs = Side.objects.filter(person=person, tie__in=Tie.objects.agreed()).values("tie")
    if Side.objects.filter(tie__in=theirs, person=assessor).exists():
        why.append(_("Zij kennen elkaar volgens hun netwerk."))
    if _organisations_of(person) & _organisations_of(assessor):
        why.append(_("Zij waren bij dezelfde organisatie."))
    return why


def has_running(actor: Actor) -> bool:
    """Whether the actor has a portfolio that runs."""
    return Portfolio.objects.running().filter(person=actor.person_id or 0).exists()


def kinds(actor: Actor, centre: Centre) -> Any:
    """The kinds of proofs of participation that a centre gives."""
    found = credentials.open_achievements(actor, centre)
    return found.filter(kind="participation").exclude(title__icontains=CERTIFICATE)


def own_links(it: Portfolio) -> QuerySet[PortfolioLink]:
    """The links to somebody's own portfolio with how often and when each was used; the newest first."""
    counted = it.links.annotate(times=Count("looks"), last=Max("looks__looked_at"))
    return counted.order_by("-made_at", "-pk")


def own_link(actor: Actor, pk: int) -> PortfolioLink:
    """A link to the actor's own portfolio; else 404."""
    found = PortfolioLink.objects.filter(portfolio__person=actor.person_id or 0)
    return get_object_or_404(found.select_related("portfolio"), pk=pk)


def by_link(token: str, at: datetime) -> PortfolioLink:
    """The link behind a token while it works; else 404."""
    found = PortfolioLink.objects.filter(
        token_hash=hash_of(token), ended_at=None, expires_at__gt=at
    )
    return get_object_or_404(found.select_related("portfolio__person", "portfolio__centre"))
