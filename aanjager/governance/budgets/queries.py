"""What a file of Pabulib tells: which vote, which projects, and what does not add up."""

import csv
import re
from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import UTC, datetime
from pathlib import Path

from aanjager.participation.initiatives.choices import LONGEST_LINE

MOST_BYTES, MOST_PROJECTS = 50_000_000, 5_000
SECTIONS = ("META", "PROJECTS", "VOTES")
NEEDED = {"project_id", "cost", "votes", "name"}
# Format: http://pabulib.org/format; META, PROJECTS and VOTES, with semicolons.


class FileRefused(Exception):
    """The file is not what it should be; nothing was done."""


@dataclass(frozen=True)
class Project:
    """One project as the file tells it; `problem` says why it is refused."""

    code: str
    title: str = ""
    what: str = ""
    cost_cents: int = 0
    votes: int = 0
    problem: str = ""


@dataclass(frozen=True)
class Ballot:
    """A file that was read: which vote, its projects, and what does not add up."""

    name: str
    key: str
    held_at: datetime | None
    projects: list[Project]
    notes: list[str]


def read(path: Path) -> Ballot:
    """Return what a file of Pabulib holds; raises FileRefused with a sentence."""
    parts = _sections(_text(path))
    meta = {row[0]: row[1].strip() for row in parts["META"][1:] if len(row) > 1}
    head = parts["PROJECTS"][0] if parts["PROJECTS"] else []
    if missing := NEEDED - set(head):
        raise FileRefused(f"PROJECTS lacks the columns: {', '.join(sorted(missing))}.")
    if not (meta.get("unit") and meta.get("instance")):
        raise FileRefused("META must say unit and instance: which vote this is.")
    if meta.get("currency", "EUR") != "EUR":
        raise FileRefused(f"Costs are in {meta['currency'][:10]!r}; only euros are taken.")
    rows = parts["PROJECTS"][1:]
    if not 0 < len(rows) <= MOST_PROJECTS:
        raise FileRefused(f"The file holds {len(rows)} projects; 1 to {MOST_PROJECTS} are taken.")
    seen: set[str] = set()
    projects = [_project(head, row, seen) for row in rows]
    voters = meta.get("num_votes", "")
    name = f"{meta.get('description') or meta['unit']} {meta['instance']}"
    if voters.isdecimal():
        name += f", {voters} stemmers"
    return Ballot(
        name=f"{name} (pabulib.org)"[:160],
        key="_".join([meta.get("country", ""), meta["unit"], meta["instance"]])[:50],
        held_at=_day(meta.get("date_begin", "")),
        projects=projects,
        notes=list(_differences(meta, projects, parts["VOTES"])),
    )


def _text(path: Path) -> str:
    try:
        if path.stat().st_size > MOST_BYTES:
            raise FileRefused("The file is heavier than 50 MB.")
        text = path.read_bytes().decode("utf-8-sig")
    except OSError as problem:
        raise FileRefused(f"The file cannot be opened: {problem.strerror}.") from problem
    except UnicodeDecodeError as problem:
        raise FileRefused("The file is no text in UTF-8.") from problem
    if "\0" in text:
        raise FileRefused("The file is no text: it holds empty characters.")
    return text


def _sections(text: str) -> dict[str, list[list[str]]]:
    """Return the rows of META, PROJECTS and VOTES; each must be there once, in that order."""
    parts: dict[str, list[list[str]]] = {}
    rows: list[list[str]] = []
    try:
        for row in csv.reader(text.splitlines(), delimiter=";"):
            word = row[0].strip() if row else ""
            if len(row) == 1 and word in SECTIONS:
                rows = parts.setdefault(word, [])
                if rows:
                    raise FileRefused(f"The part {word} stands in the file twice.")
            elif any(cell.strip() for cell in row):
                rows.append(row)
    except csv.Error as problem:
        raise FileRefused(f"The file is no table with semicolons: {problem}.") from problem
    if tuple(parts) != SECTIONS:
        raise FileRefused("This is no file of Pabulib: it must hold META, PROJECTS and VOTES.")
    return parts


def _project(head: list[str], row: list[str], seen: set[str]) -> Project:
    it = dict(zip(head, (cell.strip() for cell in row), strict=False))
    code, title = it.get("project_id", "")[:28], " ".join(it.get("name", "").split())
    if not code or code in seen:
        return Project(code, title, problem="its number is missing or stands there twice")
    seen.add(code)
    if not title or len(title) > 120:
        return Project(code, title[:120], problem="a name is 1 to 120 characters")
    cost, votes = it.get("cost", ""), it.get("votes", "")
    if not re.fullmatch(r"[0-9]{1,9}(\.[0-9]{1,2})?", cost):
        return Project(code, title, problem=f"{cost[:20]!r} is no cost in euros")
    if not re.fullmatch(r"[0-9]{1,8}", votes):
        return Project(code, title, problem=f"{votes[:20]!r} is no number of votes")
    whole, _point, rest = cost.partition(".")
    cents = int(whole) * 100 + int(rest.ljust(2, "0"))
    return Project(code, title, _cut(it.get("description", "")), cents, int(votes))


def _cut(text: str) -> str:
    """Return the words; what the source cut off in the middle of a sentence shows that it was."""
    text = " ".join(text.split())
    if text and text[-1] not in ".!?…":
        text += " …"
    return text if len(text) <= LONGEST_LINE else text[: LONGEST_LINE - 1] + "…"


def _day(said: str) -> datetime | None:
    try:
        return datetime.strptime(said, "%d.%m.%Y").replace(hour=12, tzinfo=UTC)
    except ValueError:
        return None


def _differences(
    meta: dict[str, str], projects: list[Project], votes: list[list[str]]
) -> Iterator[str]:
    """Say where the figures of the file do not agree with each other; what the file says is kept."""
    if (said := meta.get("num_projects", "")) and said != str(len(projects)):
        yield f"META says {said[:9]} projects; the file holds {len(projects)}."
    if not votes or "vote" not in votes[0]:
        return
    at = votes[0].index("vote")
    cast = Counter(code for row in votes[1:] if len(row) > at for code in set(row[at].split(",")))
    for it in projects:
        if not it.problem and meta.get("vote_type") == "approval" and cast[it.code] != it.votes:
            yield f"{it.code}: the file says {it.votes} votes, and lists {cast[it.code]}."
