"""The people of a centre, as staff see them."""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import datetime
from typing import Any

from django.db.models import (
    CharField,
    DateTimeField,
    Exists,
    F,
    IntegerField,
    Min,
    OuterRef,
    Q,
    QuerySet,
    Subquery,
    TextField,
    Value,
)
from django.db.models.functions import Cast, Coalesce, Concat
from django.shortcuts import get_object_or_404
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from aanjager.community.centres.models import Centre, Staff
from aanjager.community.people.models import Person, PersonQuerySet, Registration
from aanjager.exchange.brokerage.models import Case, Step
from aanjager.exchange.placements.models import Placement
from aanjager.exchange.placements.rules import OVER
from aanjager.kernel.actor import Actor
from aanjager.trust.audit.models import Event
from aanjager.trust.letters.models import Letter

ORDERS: dict[str, list[Any]] = {
    "": ["name"],
    "nieuw": ["-joined_on"],
    "wacht": [F("waits_since").asc(nulls_last=True)],
}
RUNNING = ["reaction", "talk", "reserve", "agreed", "started"]
NOTHING = Value("", TextField())
SHOWN_OF_LIFE = 100  # moments on a person's page
VERBS = {
    "person.opened": gettext_lazy("Dossier geopend"),
    "person.edited": gettext_lazy("Gegevens gewijzigd"),
    "person.noted": gettext_lazy("In het profiel geschreven"),
    "person.paused": gettext_lazy("Even niet"),
    "person.resumed": gettext_lazy("Weer beschikbaar"),
    "person.changed_address": gettext_lazy("Ander e-mailadres"),
}


def listed(
    actor: Actor, centre: Centre, *, text: str = "", show: str = "", order: str = ""
) -> PersonQuerySet:
    """Who is registered at the centre now, in no order: to be counted."""
    registered = Registration.objects.filter(centre=centre, person=OuterRef("pk"), left_on=None)
    found: Any = Person.objects.visible_to(actor).filter(Exists(registered), erased_at=None)
    return _shown(_matching(found, text), show, centre)


def of_centre(
    actor: Actor, centre: Centre, *, text: str = "", show: str = "", order: str = ""
) -> PersonQuerySet:
    """Who is registered at the centre now, with what a row of the list shows."""
    registered = Registration.objects.filter(centre=centre, person=OuterRef("pk"), left_on=None)
    case, waiting = _cases(centre), _waiting(centre)
    found: Any = listed(actor, centre, text=text, show=show).annotate(
        joined_on=Subquery(registered.values("joined_on")[:1]),
        case_phase=Subquery(case.values("phase")[:1], output_field=IntegerField()),
        case_key=Subquery(case.values("pk")[:1]),
        waits_since=Subquery(
            waiting.order_by().values("person").annotate(first=Min("reacted_at")).values("first")
        ),
    )
    rows = found.select_related("area").only(*IN_A_ROW)
    return rows.order_by(*ORDERS.get(order, ["name"]), "pk")


def _cases(centre: Centre) -> Any:
    return Case.objects.running().filter(centre=centre, person=OuterRef("pk"))


def _waiting(centre: Centre) -> Any:
    return Placement.objects.waiting().filter(centre=centre, person=OuterRef("pk"))


IN_A_ROW = ("name", "email", "phone", "is_paused", "user_id", "area__name")
COLUMNS = [
    "naam",
    "e-mail",
    "telefoon",
    "gebied",
    "ingeschreven op",
    "account",
    "fase",
    "wacht sinds",
]


def sheet(
    actor: Actor, centre: Centre, *, text: str = "", show: str = "", order: str = ""
) -> Iterator[list[Any]]:
    """The same list as rows of `COLUMNS`, read in pieces so that a long list fits."""
    found: Any = of_centre(actor, centre, text=text, show=show, order=order)
    for it in found.iterator(chunk_size=500):
        account = "ja" if it.user_id else "nee"
        waits = it.waits_since.date() if it.waits_since else ""
        area = it.area.name if it.area else ""
        facts = [it.name, it.email, it.phone, area, it.joined_on, account, it.case_phase, waits]
        yield ["" if fact is None else fact for fact in facts]


def one(actor: Actor, centre: Centre, pk: int) -> Person:
    """Return somebody who is registered at this centre; 404 for anybody else."""
    registered = Registration.objects.filter(centre=centre, person=OuterRef("pk"), left_on=None)
    found = (
        Person.objects.visible_to(actor)
        .filter(Exists(registered), erased_at=None)
        .select_related("area", "user")
    )
    return get_object_or_404(found.prefetch_related("themes", "skills", "wants_to_learn"), pk=pk)


def runs_something(person: Person) -> bool:
    """Whether somebody has a placement or a case that goes on."""
    placed = Placement.objects.filter(person=person).exclude(state__in=OVER)
    return placed.exists() or Case.objects.running().filter(person=person).exists()


def is_known_elsewhere(actor: Actor, person: Person) -> bool:
    """Whether somebody is registered with a centre that the actor does not work for."""
    known = Registration.objects.filter(person=person, left_on=None)
    return known.exclude(centre__in=actor.staff_of).exists()


def _matching(found: Any, text: str) -> Any:
    for word in text.split()[:5]:
        found = found.filter(
            Q(name__icontains=word) | Q(email__icontains=word) | Q(phone__icontains=word)
        )
    return found


def _shown(found: Any, show: str, centre: Centre) -> PersonQuerySet:
    if show == "zonder-account":
        return found.filter(user=None)
    if show == "met-traject":
        return found.filter(Exists(_cases(centre)))
    if show == "wacht":
        return found.filter(Exists(_waiting(centre)))
    if show == "zonder-plek":
        active = Placement.objects.filter(person=OuterRef("pk"), centre=centre, state__in=RUNNING)
        return found.exclude(Exists(active))
    return found


def alike(
    actor: Actor, *, name: str, birth_year: int | None, phone: str, email: str
) -> PersonQuerySet:
    """People who could be the same: the same name and year of birth, telephone number or address."""
    same = Q(name__iexact=name.strip()) & (Q(birth_year=birth_year) | Q(birth_year=None))
    if not birth_year:
        same = Q(name__iexact=name.strip())
    digits = "".join(c for c in phone if c.isdigit())
    if digits:
        same |= Q(phone__regex=r"\D*".join(digits))
    if email.strip():
        same |= Q(email__iexact=email.strip())
    return Person.objects.visible_to(actor).filter(same, erased_at=None).order_by("name", "pk")


@dataclass(frozen=True)
class Moment:
    """One thing in what somebody went through with us."""

    kind: str
    pk: int
    happened_at: datetime
    what: str
    state: str
    by: str

    @property
    def words(self) -> str:
        """What happened, as a sentence on screen."""
        if self.kind == "registration":
            return _("Ingeschreven %(source)s") % {
                "source": _label(Registration.Source, self.state)
            }
        if self.kind == "placement":
            return f"{self.what}: {_label(Placement.State, self.state)}"
        if self.kind == "step":
            phase = _("Traject: %(phase)s") % {"phase": _label(Case.Phase, int(self.state))}
            return f"{phase}. {self.what}" if self.what else phase
        if self.kind == "letter":
            return _("Brief: %(subject)s") % {"subject": self.what}
        return str(VERBS.get(self.what, self.what))

    @property
    def href(self) -> str:
        """Where more can be read."""
        places = {"placement": "/balie/reacties/%d/", "step": "/balie/bemiddeling/%d/"}
        return places[self.kind] % self.pk if self.kind in places else ""


def _label(choices: Any, value: str | int) -> str:
    return str(choices(value).label)


def life(actor: Actor, person: Person, centre: Centre) -> list[Moment]:
    """Registrations, cases, reactions, letters and what staff did, newest first, in one statement."""
    parts = _lives(actor, person, centre)
    found = parts[0].union(*parts[1:], all=True).order_by("-moment", "kind_", "-key_")
    return [Moment(*row) for row in found[:SHOWN_OF_LIFE]]


def _lives(actor: Actor, person: Person, centre: Centre) -> list["QuerySet[Any]"]:
    cases = Case.objects.visible_to(actor).filter(person=person, centre=centre)
    own = Q(user_id=person.user_id or -1) | Q(to_address__iexact=person.email or "-")
    letters = Letter.objects.filter(own, centre_id=centre.pk, centre_id__in=actor.staff_of)
    events = Event.objects.filter(target=f"community.Person:{person.pk}", verb__in=VERBS)
    doer = Staff.objects.filter(user=OuterRef("user_id"), centre=centre).values("name")
    return [
        _moments(
            Registration.objects.filter(person=person, centre=centre),
            "registration",
            "joined_on",
            state="source",
        ),
        _moments(
            Placement.objects.visible_to(actor).filter(person=person, centre=centre),
            "placement",
            "reacted_at",
            what=Concat(
                "opportunity__title",
                Value(", "),
                "organisation__name",
                output_field=TextField(),
            ),
            state="state",
        ),
        _moments(
            Step.objects.filter(case__in=cases),
            "step",
            "taken_at",
            what="reason",
            state="phase",
            by="taker_name",
            key="case",
        ),
        _moments(letters, "letter", "written_at", what="subject"),
        _moments(events, "event", "happened_at", what="verb", by=Subquery(doer[:1])),
    ]


def _moments(
    found: "QuerySet[Any]",
    kind: str,
    when: str,
    *,
    what: Any = NOTHING,
    state: Any = NOTHING,
    by: Any = NOTHING,
    key: str = "pk",
) -> "QuerySet[Any]":
    return found.annotate(
        kind_=Value(kind, CharField()),
        key_=F(key),
        moment=Cast(when, DateTimeField()),
        what_=Cast(what, TextField()),
        state_=Cast(state, TextField()),
        by_=Coalesce(Cast(by, TextField()), NOTHING),
    ).values_list("kind_", "key_", "moment", "what_", "state_", "by_")
