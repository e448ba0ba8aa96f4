"""Statements asked from organisations by link, and files of one's own."""

from dataclasses import dataclass
from datetime import datetime, timedelta

from django.core.files.base import File
from django.db import transaction
from django.utils.crypto import salted_hmac

from aanjager.community.organisations.models import Organisation
from aanjager.growth.prior_learning import emails, queries, rules
from aanjager.growth.prior_learning.actions.steps import taken
from aanjager.growth.prior_learning.choices import STATEMENT_DAYS
from aanjager.growth.prior_learning.models import EvidenceFile, Portfolio, Statement
from aanjager.kernel import actions as files
from aanjager.kernel.actor import Actor
from aanjager.kernel.links import hash_of
from aanjager.kernel.refusals import still_there
from aanjager.trust import audit


@dataclass(frozen=True)
class Seen:
    """What somebody of the organisation saw, who they are and what they do there."""

    text: str
    writer: str
    role: str = ""


def link_of(it: Statement) -> str:
    """The token in the letters of a statement: worked out anew, so that only its hash is kept."""
    which = f"{it.portfolio_id} {it.organisation_id} {it.code} {it.asked_at.timestamp():.6f}"
    return salted_hmac("prior_learning.statement", which, algorithm="sha256").hexdigest()[:40]


@transaction.atomic
def ask(
    it: Portfolio, organisation: Organisation, code: str, *, by: Actor, at: datetime
) -> Statement:
    """Ask an organisation to write what it saw you do; its readers get a letter with a link."""
    it = taken(it)
    waiting = it.statements.filter(answered_at=None, declined_at=None)
    rules.ask(
        by, it, code=code, knows=queries.places(it).filter(pk=organisation.pk).exists(),
        waiting=waiting.count(), same=waiting.filter(organisation=organisation, code=code).exists(),
    )  # fmt: skip
    made = Statement(
        portfolio=it, organisation=organisation, where=organisation.name, code=code,
        asked_at=at, expires_at=at + timedelta(days=STATEMENT_DAYS),
    )  # fmt: skip
    made.token_hash = hash_of(link_of(made))
    made.save()
    audit.record("portfolio.statement_asked", it, by=by, at=at, competency=code)
    emails.asked(made, link_of(made), at=at)
    return made


def _taken(it: Statement) -> Statement:
    found = Statement.objects.select_for_update(of=("self",))
    return still_there(found.select_related("portfolio__person__user", "portfolio__centre"), it.pk)


@transaction.atomic
def answer(it: Statement, seen: Seen, *, link: str, by: Actor, at: datetime) -> Statement:
    """Write what was seen; the volunteer hears that it is there, and decides."""
    it = _taken(it)
    rules.answer(by, it, link=link, at=at, writer=seen.writer, text=seen.text)
    it.text, it.writer, it.role = seen.text.strip(), seen.writer.strip(), seen.role.strip()
    it.answered_at = at
    it.save(update_fields=["text", "writer", "role", "answered_at"])
    audit.record("portfolio.statement_written", it.portfolio, by=by, at=at)
    emails.written(it, at=at)
    return it


@transaction.atomic
def decline(it: Statement, *, link: str, by: Actor, at: datetime) -> None:
    """Say that nothing will be written; the volunteer sees it without a reason."""
    it = _taken(it)
    rules.decline(by, it, link=link, at=at)
    it.declined_at = at
    it.save(update_fields=["declined_at"])
    audit.record("portfolio.statement_declined", it.portfolio, by=by, at=at)


@transaction.atomic
def keep(it: Statement, *, by: Actor, at: datetime) -> None:
    """Take a statement up in the portfolio; from then on its readers see it."""
    it = _taken(it)
    rules.keep(by, it)
    it.kept_at = it.kept_at or at
    it.save(update_fields=["kept_at"])
    audit.record("portfolio.statement_kept", it.portfolio, by=by, at=at)


@transaction.atomic
def let_go(it: Statement, *, by: Actor, at: datetime) -> None:
    """Leave a statement out, or take the question back: it is erased."""
    it = _taken(it)
    rules.let_go(by, it)
    audit.record("portfolio.statement_let_go", it.portfolio, by=by, at=at)
    it.delete()


@transaction.atomic
def remind(*, by: Actor, at: datetime) -> int:
    """Write once more to organisations that did not answer; say how many."""
    rules.remind(by)
    found = list(queries.to_remind(at).select_for_update(of=("self",)))
    for it in found:
        it.reminded_at = at
        it.save(update_fields=["reminded_at"])
        emails.asked(it, link_of(it), at=at)
    return len(found)


@transaction.atomic
def forget(*, by: Actor, at: datetime) -> int:
    """Erase what nobody answered in time; say how many."""
    rules.forget(by)
    many, _by_table = queries.lapsed(at).delete()
    return many


@transaction.atomic
def upload(it: Portfolio, file: File, *, by: Actor, at: datetime) -> EvidenceFile:
    """Add a file that is what its name says, without who made it, when and where."""
    rules.upload(by, it)
    found = files.cleaned(file)
    it = taken(it)
    rules.upload(by, it, many=it.files.count())
    made = EvidenceFile(
        portfolio=it, name=found.name, media_type=found.media_type, size=len(found.content),
        added_at=at,
    )  # fmt: skip
    found.put_in(made.file)
    made.save()
    audit.record("portfolio.file_added", it, by=by, at=at)
    return made


@transaction.atomic
def take_away(it: EvidenceFile, *, by: Actor, at: datetime) -> None:
    """Take a file away, from the disk too."""
    portfolio = taken(it.portfolio)
    it = still_there(EvidenceFile.objects.select_related("portfolio"), it.pk)
    rules.take_away(by, it)
    audit.record("portfolio.file_removed", portfolio, by=by, at=at)
    files.let_go(it.file)
    it.delete()
