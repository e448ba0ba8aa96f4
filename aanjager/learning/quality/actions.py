"""Everything that changes a round of self-evaluation; its row is taken first."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date, datetime
from pathlib import Path

from dateutil.relativedelta import relativedelta
from django.core.files.base import File
from django.db import transaction
from django.utils.timezone import localdate

from aanjager.community.organisations.models import Organisation
from aanjager.kernel import actions as files
from aanjager.kernel.actor import Actor
from aanjager.kernel.reference import Difference, difference, rows_of
from aanjager.learning.quality import emails, queries, rules
from aanjager.learning.quality.choices import MARK_YEARS
from aanjager.learning.quality.models import (
    Evaluation,
    Evidence,
    Helper,
    Planned,
    QualityStatement,
    Score,
)
from aanjager.trust import audit
from aanjager.trust.accounts.models import User
from aanjager.trust.law import queries as law

STATEMENTS = Path(__file__).parent / "data" / "statements.json"
State, Role = Evaluation.State, Helper.Role


@dataclass(frozen=True)
class Said:
    """A score of one statement with its explanation."""

    value: int
    explanation: str = ""


@dataclass(frozen=True)
class Line:
    """A line of the plan: what, who, by when, and for which statement."""

    what: str
    who: str
    due_on: date
    statement_id: int | None = None
    owner_id: int | None = None


def _take(it: Evaluation) -> tuple[Evaluation, list[Helper]]:
    """Return the round as it is now with who helps, its row taken until the end of the transaction."""
    now = Evaluation.objects.select_for_update(of=("self",)).get(pk=it.pk)
    now.organisation, now.centre = it.organisation, it.centre
    return now, queries.helpers_of(now)


def _move(it: Evaluation, state: str, *names: str) -> None:
    it.state = state
    it.save(update_fields=["state", *names])


@transaction.atomic
def load(*, by: Actor, at: datetime) -> Difference:
    """Bring the statements in line with the file of this room; say what changed."""
    rules.load(by)
    outcome = difference(QualityStatement, ("code", "valid_from"), rows_of(STATEMENTS))
    QualityStatement.objects.bulk_create(outcome.new)
    names = ["chapter", "position", "text_nl", "text_en", "is_for_small", "subjects", "source"]
    QualityStatement.objects.bulk_update(outcome.changed, names)
    return outcome


@transaction.atomic
def begin(organisation: Organisation, size: str, *, by: Actor, at: datetime) -> Evaluation:
    """Begin a round; the centre hears that an adviser is wanted."""
    Organisation.objects.select_for_update().get(pk=organisation.pk)
    known = queries.standing([organisation.pk], localdate(at))
    rules.begin(by, organisation, **known[organisation.pk])
    it = Evaluation.objects.create(
        organisation=organisation, centre=organisation.centre, size=size, begun_at=at
    )
    audit.record("quality.begun", it, by=by, at=at)
    emails.begun(it, at=at)
    return it


@transaction.atomic
def score(it: Evaluation, said: Mapping[int, Said], *, by: Actor, at: datetime) -> int:
    """Score statements, by their number; what is not said stays as it was. Say how many were kept."""
    it, _helpers = _take(it)
    rules.score(by, it)
    asked = {row.pk for row in queries.statements(it.size, it.begun_at.date())}
    kept = {pk: one for pk, one in said.items() if pk in asked}
    for pk, one in kept.items():
        Score.objects.update_or_create(
            evaluation=it,
            statement_id=pk,
            defaults={
                "value": one.value, "explanation": one.explanation.strip(), "scored_at": at,
                "scored_by_id": by.person_id,
            },
        )  # fmt: skip
    audit.record("quality.scored", it, by=by, at=at, many=len(kept))
    return len(kept)


@transaction.atomic
def add_evidence(
    it: Evaluation, statement: QualityStatement, file: File, *, by: Actor, at: datetime
) -> Evidence:
    """Add a file that is what its name says, without who made it, when and where."""
    rules.add_evidence(by, it)
    found = files.cleaned(file)
    it, _helpers = _take(it)
    rules.add_evidence(by, it, many=it.evidence.filter(statement=statement).count())
    made = Evidence(
        evaluation=it, statement=statement, name=found.name, media_type=found.media_type,
        size=len(found.content), added_at=at, added_by_id=by.person_id,
    )  # fmt: skip
    found.put_in(made.file)
    made.save()
    audit.record("quality.evidence_added", it, by=by, at=at, evidence=made.pk)
    return made


def _delete_file(it: Evidence) -> None:
    files.let_go(it.file)
    it.delete()


@transaction.atomic
def remove_evidence(it: Evidence, *, by: Actor, at: datetime) -> None:
    """Take a file away."""
    evaluation, _helpers = _take(it.evaluation)
    rules.remove_evidence(by, evaluation)
    audit.record("quality.evidence_removed", evaluation, by=by, at=at, evidence=it.pk)
    _delete_file(it)


@transaction.atomic
def plan(it: Evaluation, line: Line, *, by: Actor, at: datetime) -> Planned:
    """Put a line in the plan of approach."""
    it, helpers = _take(it)
    rules.plan(by, it, helpers, many=it.planned.count())
    made = Planned.objects.create(
        evaluation=it, what=line.what.strip(), who=line.who.strip(), due_on=line.due_on,
        statement_id=line.statement_id, owner_id=line.owner_id,
    )  # fmt: skip
    audit.record("quality.planned", it, by=by, at=at)
    return made


@transaction.atomic
def finish(row: Planned, *, by: Actor, at: datetime) -> None:
    """Tick off what was planned; twice is once."""
    it, helpers = _take(row.evaluation)
    rules.finish(by, it, helpers)
    if Planned.objects.filter(pk=row.pk, done_at=None).update(done_at=at):
        audit.record("quality.finished", it, by=by, at=at)


@transaction.atomic
def ask(it: Evaluation, *, by: Actor, at: datetime) -> None:
    """Ask the adviser to look: until the answer nothing changes."""
    it, helpers = _take(it)
    adviser = next((one for one in helpers if one.role == Role.ADVISER and not one.ended_at), None)
    many = queries.open_statements(it)
    rules.ask(by, it, open_statements=many, has_adviser=adviser is not None)
    it.asked_at = at
    _move(it, State.ADVISING, "asked_at")
    audit.record("quality.asked", it, by=by, at=at)
    if adviser:
        emails.look(it, adviser, at=at)


@transaction.atomic
def stop(it: Evaluation, *, by: Actor, at: datetime) -> None:
    """Stop a round that is not finished."""
    it, _helpers = _take(it)
    rules.stop(by, it)
    it.decided_at = at
    _move(it, State.STOPPED, "decided_at")
    audit.record("quality.stopped", it, by=by, at=at)


def _name(it: Evaluation, role: str, user: User, *, at: datetime, **facts: str) -> Helper:
    """Put somebody in a role; who had it before is out of it."""
    Helper.objects.filter(evaluation=it, role=role, ended_at=None).update(ended_at=at)
    return Helper.objects.create(
        evaluation=it, role=role, user=user, name=queries.name_of(user), named_at=at, **facts
    )


@transaction.atomic
def name_adviser(it: Evaluation, user: User, *, by: Actor, at: datetime) -> Helper:
    """Name who advises the organisation."""
    it, helpers = _take(it)
    assessor = next(
        (one.user_id for one in helpers if one.role == Role.ASSESSOR and not one.ended_at), None
    )
    rules.name_adviser(by, it, user_id=user.pk, assessor=assessor)
    made = _name(it, Role.ADVISER, user, at=at)
    audit.record("quality.adviser_named", it, by=by, at=at, helper=made.pk)
    emails.named(it, made, at=at)
    return made


@transaction.atomic
def name_assessor(
    it: Evaluation, user: User, *, override: str = "", decider: str = "", by: Actor, at: datetime
) -> Helper:
    """Name who judges; a reason to do so in spite of a tie is kept with who gave it."""
    it, helpers = _take(it)
    who = queries.candidate(user, it.organisation)
    advisers = {one.user_id for one in helpers if one.role == Role.ADVISER and one.user_id}
    rules.name_assessor(by, it, who=who, advisers=advisers, override=override)
    reason = override.strip() if who.was_coordinator or who.is_tied or who.is_volunteer else ""
    made = _name(
        it,
        Role.ASSESSOR,
        user,
        at=at,
        override_reason=reason,
        override_by=decider if reason else "",
    )
    verb = "quality.assessor_named_anyway" if reason else "quality.assessor_named"
    audit.record(verb, it, by=by, at=at, helper=made.pk)
    emails.named(it, made, at=at)
    return made


def _say(helper: Helper, *, says_yes: bool, words: str, at: datetime) -> None:
    helper.said_at, helper.says_yes, helper.words = at, says_yes, words.strip()
    helper.save(update_fields=["said_at", "says_yes", "words"])


@transaction.atomic
def advise(it: Evaluation, *, says_yes: bool, words: str, by: Actor, at: datetime) -> None:
    """The adviser says that it can be judged, or what has to be done first."""
    it, helpers = _take(it)
    rules.advise(by, it, helpers, words=words)
    mine = next(one for one in helpers if one.role == Role.ADVISER and not one.ended_at)
    _say(mine, says_yes=says_yes, words=words, at=at)
    _move(it, State.ASSESSING if says_yes else State.SCORING)
    audit.record("quality.advised", it, by=by, at=at, yes=int(says_yes))
    emails.advised(it, mine, at=at)


@transaction.atomic
def judge(it: Evaluation, *, says_yes: bool, words: str, by: Actor, at: datetime) -> Evaluation:
    """The assessor decides: a mark for the years that the table says, or back to improve."""
    it, helpers = _take(it)
    rules.judge(by, it, helpers, words=words)
    mine = next(one for one in helpers if one.role == Role.ASSESSOR and not one.ended_at)
    _say(mine, says_yes=says_yes, words=words, at=at)
    if says_yes:
        years = int(law.number(MARK_YEARS, on=localdate(at)))
        it.decided_at, it.valid_until = at, localdate(at) + relativedelta(years=years)
        _move(it, State.PASSED, "decided_at", "valid_until")
    else:
        _move(it, State.SCORING)
    audit.record("quality.judged", it, by=by, at=at, yes=int(says_yes))
    emails.judged(it, mine, at=at)
    return it


@transaction.atomic
def remind(*, by: Actor, at: datetime) -> int:
    """Tell organisations half a year before that their mark ends; once. Say how many."""
    rules.remind(by)
    found = list(queries.to_remind(at).select_for_update(of=("self",), skip_locked=True))
    for it in found:
        it.reminded_at = at
        it.save(update_fields=["reminded_at"])
        audit.record("quality.reminded", it, by=by, at=at)
        emails.ends_soon(it, at=at)
    return len(found)


@transaction.atomic
def forget(*, by: Actor, at: datetime) -> int:
    """Let go of the files of rounds that are over; what was scored and decided stays. Say how many."""
    rules.forget(by)
    found = list(queries.outlived(at).select_for_update(of=("self",)))
    for it in found:
        for row in list(it.evidence.all()):
            _delete_file(row)
        it.forgotten_at = at
        it.save(update_fields=["forgotten_at"])
        audit.record("quality.forgotten", it, by=by, at=at)
    return len(found)
