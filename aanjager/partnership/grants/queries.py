"""What a file of grants tells, and what may be asked about those that were stored; public for all."""

import json
from collections import Counter
from collections.abc import Collection, Iterator
from dataclasses import dataclass
from decimal import Decimal
from hashlib import sha256
from pathlib import Path
from typing import Any

from django.db.models import Count, Max, Q, QuerySet, Sum
from django.http import Http404

from aanjager.kernel.money import cents_of
from aanjager.kernel.text import folded, letters
from aanjager.partnership.grants.models import PublicGrant
from aanjager.partnership.grants.rules import name_to_keep

MOST_BYTES, MOST_ROWS, MOST_CENTS = 50_000_000, 100_000, 10_000_000_000_00
FORMS = ("stichting", "stg", "vereniging", "ver", "st")
NEEDED = ("Naam", "Project", "Regeling", "Organisatie", "Thema", "Jaar", "Periodiciteit",
    "Aangevraagd", "Verleend")  # fmt: skip
LONGEST = (200, 300, 200, 120, 80)  # of the first five


class FileRefused(Exception):
    """The file is not what it should be; nothing was done."""


@dataclass(frozen=True)
class Row:
    """One row as the file tells it; `problem` says why it is refused."""

    number: int
    problem: str = ""
    key: str = ""
    grant: PublicGrant | None = None

    @property
    def is_private(self) -> bool:
        """Somebody who is not named."""
        return bool(self.grant and self.grant.is_private)


def read(path: Path, known_bodies: Collection[str] = ()) -> list[Row]:
    """Return what a register of grants in JSON holds; raises FileRefused with a sentence."""
    try:
        if path.stat().st_size > MOST_BYTES:
            raise FileRefused("The file is heavier than 50 MB.")
        rows = json.loads(path.read_bytes().decode("utf-8-sig"), parse_float=Decimal)
    except OSError as problem:
        raise FileRefused(f"The file cannot be opened: {problem.strerror}.") from problem
    except (UnicodeDecodeError, ValueError, RecursionError) as problem:
        raise FileRefused("The file is no JSON in UTF-8.") from problem
    if not isinstance(rows, list) or not 0 < len(rows) <= MOST_ROWS:
        raise FileRefused(f"The file must be a list of 1 to {MOST_ROWS} rows.")
    seen: Counter[str] = Counter()
    return [_row(n, it, known_bodies, seen) for n, it in enumerate(rows, 1)]


def _row(number: int, it: Any, known_bodies: Collection[str], seen: Counter[str]) -> Row:
    if not isinstance(it, dict) or (missing := [name for name in NEEDED if name not in it]):
        lacks = ", ".join(missing) if isinstance(it, dict) else "everything: it is no object"
        return Row(number, f"lacks {lacks}")
    asked, granted = cents(it["Aangevraagd"]), cents(it["Verleend"])
    if asked is None or granted is None:
        field = "Aangevraagd" if asked is None else "Verleend"
        return Row(number, f"{field} {str(it[field])[:20]!r} is no amount in euros")
    if not isinstance(it["Jaar"], int) or not 1990 <= it["Jaar"] <= 2100:
        return Row(number, f"{str(it['Jaar'])[:10]!r} is no year")
    words = {name: " ".join(str(it[name] or "").split()) for name in NEEDED[:5]}
    if not words["Naam"] or not words["Thema"]:
        return Row(number, "a row must say who and about what")
    if any(len(said) > most for said, most in zip(words.values(), LONGEST, strict=True)):
        return Row(number, "one of the texts is too long")
    grant = _grant(words, it, asked, granted, known_bodies)
    told = "\0".join(str(getattr(grant, name)) for name in COMPARED)
    seen[told] += 1
    grant.key = sha256(f"{told}\0{seen[told]}".encode()).hexdigest()
    return Row(number, key=grant.key, grant=grant)


COMPARED = (
    "year", "is_private", "receiver", "project", "scheme", "department", "theme", "recurs",
    "asked_cents", "granted_cents",
)  # fmt: skip


def _grant(
    words: dict[str, str], it: dict[str, Any], asked: int, granted: int, known: Collection[str]
) -> PublicGrant:
    receiver = name_to_keep(words["Naam"], known)
    return PublicGrant(
        year=it["Jaar"], is_private=not receiver, receiver=receiver, receiver_key=bare(receiver),
        project=words["Project"] if receiver else "", scheme=words["Regeling"],
        department=words["Organisatie"], theme=words["Thema"],
        recurs=str(it["Periodiciteit"]).strip().lower() == "periodiek", asked_cents=asked,
        granted_cents=granted,
    )  # fmt: skip


def cents(said: Any) -> int | None:
    """Return an amount as a file tells it in whole cents: `€ 15.000`, `EUR 500,-` or 10358.00.

    Nothing when it is no amount, below zero, or would need a part of a cent.
    """
    if isinstance(said, bool) or said is None:
        return None
    if isinstance(said, int | Decimal):
        whole = Decimal(said) * 100
        found = int(whole) if whole.is_finite() and whole == whole.to_integral_value() else None
    else:
        bare_said = str(said).upper().replace("EUR", "").strip()
        for ending in (",--", ",-", ",=", ",00"):
            bare_said = bare_said.removesuffix(ending)
        found = cents_of(bare_said)
    return found if found is not None and 0 <= found <= MOST_CENTS else None


def bare(name: str) -> str:
    """Return a name for putting equal ones together: no capitals, signs, accents or legal form."""
    words = folded(name).replace(".", "").split()
    while len(words) > 1 and words[0] in FORMS:
        words = words[1:]
    return letters(" ".join(words)) or folded(name)


def asked_for(*, words: str = "", theme: str = "", register: str = "") -> QuerySet[PublicGrant]:
    """Grants with these words in who, what or scheme, on one theme, of one register."""
    found = PublicGrant.objects.all()
    if words:
        found = found.filter(
            Q(receiver__icontains=words) | Q(project__icontains=words) | Q(scheme__icontains=words)
        )
    if theme:
        found = found.filter(theme=theme)
    return found.filter(register=register) if register else found


def by_receiver(found: QuerySet[PublicGrant]) -> QuerySet[PublicGrant, Any]:
    """The sums per organisation, the largest first; all private persons together in one line."""
    grouped = found.order_by().values("is_private", "receiver_key")
    return grouped.annotate(
        name=Max("receiver"), granted=Sum("granted_cents"), asked=Sum("asked_cents"), n=Count("pk")
    ).order_by("-granted", "receiver_key")


def by_theme(found: QuerySet[PublicGrant]) -> list[Any]:
    """The sums per theme, the largest first."""
    grouped = found.order_by().values("theme")
    sums = grouped.annotate(
        granted=Sum("granted_cents"), asked=Sum("asked_cents"), n=Count("pk"),
        given=Count("pk", filter=Q(granted_cents__gt=0)),
    )  # fmt: skip
    return list(sums.order_by("-granted", "theme"))


def of_receiver(key: str) -> QuerySet[PublicGrant]:
    """What one organisation asked and got, the largest first; else 404."""
    found = PublicGrant.objects.filter(receiver_key=key, is_private=False)
    if not key or not found.exists():
        raise Http404
    return found.order_by("-year", "-granted_cents", "pk")


def registers() -> list[tuple[str, str]]:
    """Every register that was read in, with its source."""
    found = PublicGrant.objects.order_by("register").values_list("register", "source")
    return list(found.distinct())


def stored(register: str) -> Iterator[str]:
    """The keys of all rows of a register that stand here."""
    return PublicGrant.objects.filter(register=register).values_list("key", flat=True).iterator()
