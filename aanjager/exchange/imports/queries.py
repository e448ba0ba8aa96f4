"""What pages and the command line may ask about files that were brought in."""

import gzip
import shutil
from collections import Counter
from collections.abc import Callable, Iterable, Iterator
from contextlib import contextmanager
from datetime import date, datetime
from itertools import islice
from tempfile import SpooledTemporaryFile
from typing import Any, BinaryIO, cast

from django.db.models import Count, Q, QuerySet
from django.utils.translation import gettext as _

from aanjager.community.files.choices import PEOPLE, PROFILES
from aanjager.community.files.rules import columns, values
from aanjager.community.files.rules.world import Gazetteer, Spot, World
from aanjager.community.places.models import Area, Postcode
from aanjager.community.skills.models import Skill, Theme
from aanjager.exchange.imports.models import Import, ImportQuerySet, ImportRow
from aanjager.kernel.actor import Actor
from aanjager.kernel.refusals import Refused
from aanjager.kernel.sheets import Row, Table, csv_lines, open_table
from aanjager.kernel.text import folded
from aanjager.trust.audit.models import Event

IN_MEMORY = 8 * 1024 * 1024
A_FAMILY = 3  # so many people may share an address


def visible(actor: Actor) -> ImportQuerySet:
    """The imports of the actor's centres, newest first, without the file itself."""
    return (
        Import.objects.visible_to(actor)
        .defer("content")
        .select_related("centre", "started_by")
        .order_by("-started_at", "-pk")
    )


def rows_of(it: Import, *, result: str = "") -> QuerySet[ImportRow]:
    """What became of the rows, in the order of the file; of one result when asked."""
    found = ImportRow.objects.filter(batch=it).order_by("number")
    return found.filter(result=result) if result else found


def counts(it: Import) -> dict[str, int]:
    """How many rows had each result."""
    return dict(
        ImportRow.objects.filter(batch=it).order_by().values_list("result").annotate(Count("pk"))
    )


@contextmanager
def table_of(it: Import) -> Iterator[Table]:
    """Open the file of an import as a table; it never stands whole in memory when it is large."""
    if it.content is None:
        raise Refused(_("Het bestand is na een dag weggehaald. Lees het opnieuw in."))
    with SpooledTemporaryFile(max_size=IN_MEMORY) as file:
        with gzip.open(_reader(bytes(it.content))) as packed:
            shutil.copyfileobj(packed, file, 1 << 20)
        yield open_table(cast(BinaryIO, file))


def _reader(content: bytes) -> Any:
    from io import BytesIO

    return BytesIO(content)


def preview(it: Import, count: int = 5) -> list[Row]:
    """The first rows of the file, as they stand in it."""
    with table_of(it) as table:
        return list(islice(table.rows(), count))


def getter(
    header: list[str], mapping: dict[str, str]
) -> Callable[[list[str]], Callable[[str], str]]:
    """Return how to read our fields from the cells of a row."""
    places = {field: header.index(column) for field, column in mapping.items() if column in header}

    def of(cells: list[str]) -> Callable[[str], str]:
        def get(field: str) -> str:
            place = places.get(field)
            return "" if place is None else cells[place]

        return get

    return of


def world_of(it: Import, table: Table, *, today: date) -> World:
    """Return what the rows of this import are read against."""
    profile = PROFILES[it.profile]
    spread, name = spots_in(it.options.get("place_in"))
    return World(
        today=today,
        subject=it.subject,
        prefix=profile.prefix,
        gazetteer=Gazetteer(_spots(Postcode.objects.all())),
        defaults=profile.defaults,
        themes=_names(Theme),
        skills=_names(Skill),
        shift_to=it.options.get("shift_to"),
        spread=spread,
        spread_name=name,
        is_trusted=bool(it.options.get("is_trusted", True)),
        shared=_shared(it, table),
    )


def _names(model: type[Theme] | type[Skill]) -> dict[str, int]:
    rows = model.objects.filter(is_active=True).values_list("pk", "code", "name_nl", "name_en")
    return {folded(name): pk for pk, *names in rows for name in names}


def _spots(found: QuerySet[Postcode]) -> tuple[Spot, ...]:
    rows = found.order_by("digits").values_list("digits", "town", "point", "area_id")
    return tuple(Spot(*row) for row in rows)


def spots_in(area_id: int | None) -> tuple[tuple[Spot, ...], str]:
    """Return the postcodes that lie in an area and its name; nothing when no area was chosen."""
    if not area_id:
        return (), ""
    area = Area.objects.get(pk=area_id)
    inside = Q(area=area) | Q(area__ancestor_ids__contains=[area.pk])
    return _spots(Postcode.objects.filter(inside)), area.name


def area_named(name: str) -> Area:
    """Return the area with this code or name that holds postcodes; the widest when several do."""
    found = Area.objects.filter(Q(code__iexact=name) | Q(name__iexact=name), valid_to=None)
    for area in found.order_by("kind", "pk"):
        if spots_in(area.pk)[0]:
            return area
    raise Refused(
        _("We kennen geen gebied “%(name)s” met postcodes. Lees eerst de kaart van het land in.")
        % {"name": values.short(name)}
    )


def _shared(it: Import, table: Table) -> frozenset[str]:
    """The addresses that stand with more people than a family has."""
    if it.subject != PEOPLE or "email" not in it.mapping:
        return frozenset()
    get = getter(table.header, it.mapping)
    found = Counter(values.email(get(row.cells)("email")) for row in table.rows() if not row.fault)
    return frozenset(address for address, count in found.items() if address and count > A_FAMILY)


def stalled(before: Any) -> QuerySet[Import]:
    """Imports that should be going on and did not for a while: their job was killed."""
    busy = ["trying", "waiting", "running", "undoing"]
    return Import.objects.filter(state__in=busy, progressed_at__lt=before).order_by("pk")


def report_header() -> list[str]:
    """The columns of the report."""
    return [_("rij"), _("uitkomst"), _("waarom"), _("nummer in het andere systeem"), _("hier")]


def report_lines(it: Import, *, result: str = "") -> Iterator[str]:
    """The report as lines of CSV: one for every row of the file."""
    labels = dict(ImportRow.Result.choices)
    found = rows_of(it, result=result).values_list("number", "result", "reason", "code", "target")
    rows = (
        (number, labels[result], reason, code, target)
        for number, result, reason, code, target in found.iterator(2_000)
    )
    return csv_lines(report_header(), rows)


def untouched(
    label: str, pks: Iterable[int], *, since: datetime | None, beside: int | None = None
) -> set[int]:
    """Return the keys of records about which no action was written down, or none since a moment.

    Every action writes who did what; bringing in a file writes one line for the whole. What the
    import `beside` did itself does not count.
    """
    keys = set(pks)
    found = Event.objects.filter(target__in=[f"{label}:{pk}" for pk in keys])
    if since:
        found = found.filter(happened_at__gte=since).exclude(facts__contains={"import_id": beside})
    return keys - {
        int(target.rpartition(":")[2]) for target in found.values_list("target", flat=True)
    }


def in_words(counts: dict[str, int]) -> list[tuple[str, str, int]]:
    """The results with their word and number, in the order in which people ask for them."""
    labels = dict(ImportRow.Result.choices)
    return [(key, str(labels[key]), counts[key]) for key in labels if key in counts]


def trial(it: Import) -> dict[str, Any]:
    """What a dry run counted, in words; nothing when none was made since the columns changed."""
    if not it.trial:
        return {}
    return {"counts": in_words(it.trial["counts"]), "refused": it.trial["refused"]}


def missing(it: Import) -> str:
    """Return which column still has to be chosen before the start, as a sentence."""
    try:
        columns.checked_mapping(it.subject, it.survey["header"], it.mapping)
    except Refused as refused:
        return str(refused)
    return ""
