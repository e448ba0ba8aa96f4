"""What we keep about somebody, and the register of all we keep, read from the schema itself."""

from collections.abc import Iterable
from dataclasses import dataclass, field
from datetime import date, datetime
from typing import Any

from django.apps import apps
from django.db.models import (
    CharField,
    Count,
    EmailField,
    Field,
    ForeignKey,
    ManyToManyField,
    Model,
    Q,
    QuerySet,
    TextField,
    Value,
)
from django.http import Http404
from django.utils.formats import date_format
from django.utils.timezone import localtime
from django.utils.translation import gettext as _

from aanjager.kernel.actor import Actor
from aanjager.kernel.privacy import Classified, End, Kept, Term
from aanjager.kernel.text import folded
from aanjager.trust.accounts.models import User
from aanjager.trust.audit import queries as audit
from aanjager.trust.privacy.choices import (
    BORROWED,
    ENDS,
    FIELDS,
    HIDDEN,
    PURPOSES,
    SECRET,
    TABLES,
    TERMS,
    Subject,
)

TO_PERSON = "__person"


@dataclass(frozen=True)
class Fact:
    """One field of one row: its value in words and as data, and why and how long we keep it."""

    name: str
    title: str
    shown: str
    value: Any
    kept: Kept


@dataclass(frozen=True)
class Section:
    """All rows of one table about somebody."""

    label: str
    title: str
    rows: list[list[Fact]] = field(default_factory=list)


@dataclass(frozen=True)
class Heading:
    """A table with rows about somebody: what it is called, its address, and how many rows."""

    label: str
    title: str
    number: int


@dataclass(frozen=True)
class Entry:
    """One line of the register of processing."""

    label: str
    title: str
    fields: list[str]
    kept: Kept

    @property
    def purpose(self) -> str:
        """Why, in words."""
        return str(PURPOSES[self.kept.purpose])

    @property
    def term(self) -> str:
        """How long, in words."""
        return str(TERMS[self.kept.term])

    @property
    def end(self) -> str:
        """What happens after the term, in words."""
        return str(ENDS[self.kept.end])


def classified(model: type[Model]) -> Classified | None:
    """Return what a table says it holds about people; None for tables of the framework."""
    return getattr(model, "privacy", None) or BORROWED.get(model._meta.label)


def personal_tables() -> list[type[Model]]:
    """Every table with rows about somebody, by label."""
    found = [m for m in apps.get_models() if (c := classified(m)) and c.kept and c.subject]
    return sorted(found, key=lambda model: model._meta.label)


def persons_table() -> type[Model]:
    """The table of people itself: the one whose subject is its own row."""
    return next(m for m in personal_tables() if classified(m).subject == "pk")  # type: ignore[union-attr]


def of_actor(actor: Actor) -> Subject:
    """Return the actor as the tables know them."""
    return subject(person_id=actor.person_id, user_id=actor.user_id)


def subject(*, person_id: int | None = None, user_id: int | None = None) -> Subject:
    """Return somebody by person or by account, with the other of the two and every address."""
    table = persons_table()
    who = Q(pk=person_id) if person_id else Q(user=user_id)
    person = table._default_manager.filter(who).first() if person_id or user_id else None
    user = User.objects.filter(pk=user_id or getattr(person, "user_id", None) or 0).first()
    addresses = {user.email} if user else set()
    if person is not None:
        named = [f.name for f in table._meta.fields if isinstance(f, EmailField)]
        addresses |= {getattr(person, name) for name in named}
    return Subject(
        person_id=person.pk if person else None,
        user_id=user.pk if user else None,
        addresses=frozenset(it.lower() for it in addresses if it),
    )


def rows_about(model: type[Model], who: Subject) -> QuerySet[Model]:
    """Return the rows of one table that are about somebody."""
    table = classified(model)
    assert table is not None
    mine = Q(pk__in=[])
    if model is User:
        mine |= Q(pk=who.user_id)
    elif table.subject_is == "user":
        mine |= Q(**{table.subject: who.user_id}) if who.user_id else mine
    elif who.person_id:
        mine |= Q(**{table.subject: who.person_id})
    if table.subject.endswith(TO_PERSON) and who.user_id and _leads_to_user(model, table.subject):
        mine |= Q(**{table.subject.removesuffix(TO_PERSON): who.user_id})
    for address in who.addresses if table.address else ():
        mine |= Q(**{f"{table.address}__iexact": address})
    return model._default_manager.filter(mine).order_by("pk")


def _leads_to_user(model: type[Model], path: str) -> bool:
    """Whether the path before its last step stands at an account (and not at a case or a plek)."""
    for name in path.removesuffix(TO_PERSON).split("__"):
        model = model._meta.get_field(name).related_model  # type: ignore[assignment]
    return model is User


def headings(who: Subject) -> list[Heading]:
    """Which tables hold something about somebody, and how many rows; one statement for all tables."""
    first, *others = (
        rows_about(model, who)
        .order_by()
        .values(table=Value(model._meta.label))
        .annotate(n=Count("pk"))
        .values_list("table", "n")
        for model in personal_tables()
    )
    counted = dict(first.union(*others, all=True))
    found = [
        Heading(model._meta.label_lower, _title(model), counted[model._meta.label])
        for model in personal_tables()
        if counted.get(model._meta.label)
    ]
    return sorted(found, key=lambda it: folded(it.title))


def table_of(label: str) -> type[Model]:
    """The table with rows about somebody that has this address; else 404."""
    found = next((it for it in personal_tables() if it._meta.label_lower == label), None)
    if found is None:
        raise Http404
    return found


def rows_of(actor: Actor, model: type[Model]) -> QuerySet[Model]:
    """The rows of one table about the actor, for a page of it."""
    return _read(model, of_actor(actor))


def section(model: type[Model], rows: Iterable[Model]) -> Section:
    """Rows of one table, said field by field."""
    kept = classified(model).personal()  # type: ignore[union-attr]
    facts = [[_fact(row, name, kept[name]) for name in kept] for row in rows]
    return Section(label=model._meta.label, title=_title(model), rows=facts)


def of_person(actor: Actor) -> list[Section]:
    """Everything we keep about the actor, table by table; only the actor asks this about themselves."""
    who = of_actor(actor)
    found = [section(model, _read(model, who)) for model in personal_tables()]
    return [it for it in found if it.rows]


def _read(model: type[Model], who: Subject) -> QuerySet[Model]:
    kept = classified(model).personal()  # type: ignore[union-attr]
    many = [n for n in kept if isinstance(model._meta.get_field(n), ManyToManyField)]
    one = [n for n in kept if isinstance(model._meta.get_field(n), ForeignKey)]
    return rows_about(model, who).select_related(*one).prefetch_related(*many)


def _title(model: type[Model]) -> str:
    return str(TABLES.get(model._meta.label, model._meta.verbose_name_plural))


def _fact(row: Model, name: str, kept: Kept) -> Fact:
    it = row._meta.get_field(name)
    if name in SECRET:
        value: Any = None
    elif isinstance(it, ManyToManyField):
        value = [str(one) for one in getattr(row, name).all()]
    elif isinstance(it, ForeignKey):
        value = None if getattr(row, it.attname) is None else str(getattr(row, name))
    else:
        value = getattr(row, name)
    chosen = getattr(row, f"get_{name}_display", None)
    shown = str(chosen()) if chosen and value else _shown(value)
    shown = "" if name in HIDDEN else shown
    title = str(FIELDS.get(name) or getattr(it, "verbose_name", None) or name)
    return Fact(name=name, title=title, shown=shown, value=_plain(value), kept=kept)


def _shown(value: Any) -> str:
    if value is None or value == "" or value == []:
        return ""
    if isinstance(value, bool):
        return _("ja") if value else _("nee")
    if isinstance(value, datetime):
        return date_format(localtime(value), "j F Y, H.i")
    if isinstance(value, date):
        return date_format(value, "j F Y")
    if isinstance(value, list | tuple):
        return ", ".join(_shown(it) for it in value)
    if isinstance(value, dict):
        return "; ".join(f"{FIELDS.get(name, name)}: {_shown(it)}" for name, it in value.items())
    return str(value)


def _plain(value: Any) -> Any:
    """Return the value as JSON knows it."""
    if isinstance(value, datetime | date):
        return value.isoformat()
    if isinstance(value, list | tuple):
        return [_plain(it) for it in value]
    return value if isinstance(value, str | int | float | bool | dict | None) else str(value)


def as_data(actor: Actor, at: datetime) -> dict[str, Any]:
    """Everything we keep about the actor as data, for a JSON file that another system can read."""
    return {
        "made_at": at.isoformat(),
        "tables": {
            section.label: [{fact.name: fact.value for fact in row} for row in section.rows]
            for section in of_person(actor)
        },
    }


def register() -> list[Entry]:
    """The register of processing: per table and purpose the fields, the term and the end."""
    found = []
    for model in apps.get_models():
        table = classified(model)
        for kept in table.kept if table else ():
            found.append(
                Entry(
                    label=model._meta.label,
                    title=_title(model),
                    fields=[str(FIELDS.get(n, n)) for n in kept.fields.split()],
                    kept=kept,
                )
            )
    return sorted(found, key=lambda entry: (entry.title, entry.label))


def emptied(model: type[Model], term: Term) -> dict[str, Any]:
    """The fields of a table that end with this term, each with what it holds afterwards."""
    table = classified(model)
    ends = [it for it in table.kept if it.term == term] if table else []
    names = [n for it in ends if it.end in (End.BLANK, End.UNLINK) for n in it.fields.split()]
    return {name: nothing(model._meta.get_field(name)) for name in names}  # type: ignore[arg-type]


def nothing(it: "Field[Any, Any]") -> Any:
    """Return what an empty field of this kind holds."""
    if it.null:
        return None
    if it.has_default():
        return it.get_default()
    return "" if isinstance(it, CharField | TextField) else 0


def looks(actor: Actor) -> list[datetime]:
    """When staff opened the actor's file, newest first; at most fifty."""
    if not actor.person_id:
        return []
    return audit.moments("person.opened", f"{persons_table()._meta.label}:{actor.person_id}")[:50]


def noted(actor: Actor) -> list[tuple[datetime, list[str]]]:
    """When staff wrote in the actor's profile and in which fields, newest first; at most fifty."""
    if not actor.person_id:
        return []
    lines = audit.told("person.noted", f"{persons_table()._meta.label}:{actor.person_id}")
    return [
        (at, [str(FIELDS.get(name, name)) for name in str(facts.get("fields", "")).split()])
        for at, facts in lines[:50]
    ]


def register_as_markdown() -> list[str]:
    """The register of processing as the lines of a markdown table."""
    heads = [_("Waar"), _("Wat"), _("Waarom"), _("Hoe lang"), _("Daarna")]
    lines = [f"| {' | '.join(heads)} |", "|---" * len(heads) + "|"]
    for entry in register():
        title = f"{entry.title} (`{entry.label}`)"
        cells = [title, ", ".join(entry.fields), entry.purpose, entry.term, entry.end]
        lines.append(f"| {' | '.join(cells)} |")
    return lines
