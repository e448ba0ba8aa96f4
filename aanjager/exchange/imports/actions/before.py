"""Before the start: the file comes in, the columns are chosen, a dry run counts."""

import gzip
import hashlib
from dataclasses import dataclass
from datetime import datetime, timedelta
from io import BytesIO
from typing import Any, BinaryIO

from django.db import transaction
from django.utils.translation import gettext as _

from aanjager.community.centres import queries as centres
from aanjager.community.centres.models import Centre
from aanjager.community.files.choices import PROFILES
from aanjager.community.files.rules import columns
from aanjager.exchange.imports import rules
from aanjager.exchange.imports.models import Import
from aanjager.kernel import jobs
from aanjager.kernel.actor import Actor
from aanjager.kernel.refusals import Refused
from aanjager.kernel.sheets import Table, open_table
from aanjager.trust import audit

JOB = "imports.go_on"
CHUNK = 1 << 20


@dataclass(frozen=True)
class Source:
    """A file that somebody brings: what it is called, and its bytes."""

    name: str
    file: BinaryIO


def upload(centre: Centre, source: Source, *, profile: str = "", by: Actor, at: datetime) -> Import:
    """Take in a file: look at every row once, guess its kind and columns, and store nothing of it yet.

    A file that is no table raises `Unreadable` with the sentence for the person.
    """
    rules.upload(by, centre)
    table = open_table(source.file)
    key = _profile(profile, table)
    survey, last = _survey(table)
    mapping = columns.mapping_of(key, table.header)
    content, digest = _packed(source.file)
    with transaction.atomic():
        it = Import.objects.create(
            centre=centre,
            subject=PROFILES[key].subject,
            file_name=source.name[-200:],
            file_hash=digest,
            content=content,
            profile=key,
            mapping=mapping,
            left_out=columns.left_out(key, table.header, mapping, survey),
            survey={"header": table.header, "columns": survey, "found": table.found},
            total=last,
            started_by_id=by.user_id,
            started_at=at,
        )
        audit.record("import.uploaded", it, by=by, at=at)
    return it


def _profile(asked: str, table: Table) -> str:
    guess = columns.guess_profile(table.header)
    if asked in ("", guess):
        return guess
    if asked in PROFILES and not PROFILES[asked].signs:
        same = PROFILES[guess].subject == PROFILES[asked].subject
        return guess if same else asked  # of a system we know, we know more
    if guess.startswith(f"{asked}_"):  # `teamkinetic` is four kinds of file
        return guess
    raise Refused(
        _("De kolommen horen niet bij “%(profile)s”. Dit lijkt op: %(guess)s.")
        % {"profile": asked[:40], "guess": PROFILES[guess].label}
    )


def _survey(table: Table) -> tuple[dict[str, dict[str, int]], int]:
    """Count in one reading how often each column is filled, and whether a second one is a copy."""
    filled = [0] * len(table.header)
    first = {name: place for place, name in enumerate(table.header)}
    twins = {
        place: first[base]
        for place, name in enumerate(table.header)
        if (base := name.rpartition(" (")[0]) in first and name.endswith(")")
    }
    number = 1
    for row in table.rows():
        number = row.number
        if row.fault:
            continue
        for place, cell in enumerate(row.cells):
            if cell:
                filled[place] += 1
        for place in [p for p, other in twins.items() if row.cells[p] != row.cells[other]]:
            del twins[place]
    if number == 1:
        raise Refused(_("Onder de kop staat geen enkele rij."))
    facts = {
        name: {"filled": count, "same_as_first": int(place in twins)}
        for place, (name, count) in enumerate(zip(table.header, filled, strict=True))
    }
    return facts, number


def _packed(file: BinaryIO) -> tuple[bytes, str]:
    file.seek(0)
    digest, target = hashlib.sha256(), BytesIO()
    with gzip.GzipFile(fileobj=target, mode="wb", compresslevel=4, mtime=0) as packed:
        while chunk := file.read(CHUNK):
            digest.update(chunk)
            packed.write(chunk)
    return target.getvalue(), digest.hexdigest()


def _locked(it: Import) -> Import:
    return Import.objects.select_for_update(of=("self",)).defer("content").get(pk=it.pk)


@transaction.atomic
def choose(
    it: Import,
    *,
    mapping: dict[str, str],
    options: dict[str, Any],
    profile: str = "",
    by: Actor,
    at: datetime,
) -> Import:
    """Keep which column is what and the options; what was counted before no longer holds."""
    it = _locked(it)
    rules.choose(by, it)
    header = it.survey["header"]
    if profile and profile != it.profile:
        it.profile, it.subject = profile, PROFILES[profile].subject
        mapping = columns.mapping_of(profile, header)
    else:
        mapping = columns.checked_mapping(it.subject, header, mapping)
    it.mapping, it.options, it.trial = mapping, options, {}
    it.left_out = columns.left_out(it.profile, header, mapping, it.survey["columns"])
    it.save(update_fields=["profile", "subject", "mapping", "options", "trial", "left_out"])
    return it


@transaction.atomic
def try_out(it: Import, *, in_background: bool = True, by: Actor, at: datetime) -> Import:
    """Count what would happen, in the background, and write nothing of it."""
    it = _locked(it)
    rules.try_out(by, it)
    columns.checked_mapping(it.subject, it.survey["header"], it.mapping)
    _put_in_line(it, Import.State.TRYING, at, in_background)
    return it


@transaction.atomic
def start(it: Import, *, in_background: bool = True, by: Actor, at: datetime) -> Import:
    """Put the import in line; whoever starts it a second time hears that it runs already."""
    it = _locked(it)
    rules.start(by, it)
    columns.checked_mapping(it.subject, it.survey["header"], it.mapping)
    _put_in_line(it, Import.State.WAITING, at, in_background)
    audit.record("import.started", it, by=by, at=at)
    return it


def _put_in_line(it: Import, state: str, at: datetime, in_background: bool) -> None:
    it.done = it.done if it.state == Import.State.FAILED else 0  # what stopped goes on where it was
    it.state, it.progressed_at, it.message = state, at, ""
    it.save(update_fields=["state", "done", "progressed_at", "message"])
    if in_background:
        jobs.enqueue(JOB, once=f"import:{it.pk}", import_id=it.pk)


@transaction.atomic
def forget(*, by: Actor, at: datetime) -> int:
    """Take away files that nobody started within a day: they may hold anything about anybody.

    What merges changed is kept as long as the centre keeps letters; then it cannot be put back.
    """
    rules.forget(by)
    for it in Import.objects.filter(rows__before__isnull=False).distinct().select_related("centre"):
        if it.started_at < at - timedelta(days=centres.term(it.centre, "letters_days")):
            it.rows.exclude(before=None).update(before={}, became="", person=None)
    old = Import.objects.filter(
        started_at__lt=at - timedelta(days=1),
        state__in=[Import.State.UPLOADED, Import.State.FAILED],
    ).exclude(content=None)
    return old.update(content=None)
