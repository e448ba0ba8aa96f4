"""Everything that waits for somebody at the desk today, in one statement."""

from dataclasses import dataclass
from datetime import UTC, date, datetime, timedelta
from typing import Any

from dateutil.relativedelta import relativedelta
from django.utils.timezone import localdate

from aanjager.community.centres.models import Centre
from aanjager.exchange.placements.choices import REMIND_WORKING_DAYS
from aanjager.kernel import clock, statements
from aanjager.kernel.actor import Actor
from aanjager.participation.aftercare import queries as outcomes
from aanjager.participation.aftercare.choices import CALL_AFTER_DAYS
from aanjager.participation.introductions.choices import WAIT_DAYS

EACH = 8  # rows of one kind at most; the total says how many more there are
MOST = 84  # rows in all: the more kinds wait, the fewer of each, so that the page stays light
KINDS = [
    "late",
    "soon",
    "step",
    "question",
    "assignment",
    "organisation",
    "opportunity",
    "flag",
    "idea",
    "action_day",
    "introduction",
    "sharing",
    "handover",
    "request",
    "follow_up",
    "three_months",
    "build_up",
    "portfolio",
    "paper",
    "expiring",
    "letter",
]
DAYS = {
    "step",
    "assignment",
    "action_day",
    "follow_up",
    "three_months",
    "build_up",
    "paper",
    "expiring",
}  # these tell days, the others moments
EXPIRES_IN = timedelta(days=14)
NOBODY, NEVER = "''", "NULL::timestamptz"


def _part(kind: str, rows: str, order: str, **columns: str) -> str:
    """Return the statement of one kind: its first rows, and how many there are."""
    shared = {
        "who": NOBODY,
        "at": NOBODY,
        "phone": NOBODY,
        "since": NEVER,
        "due": NEVER,
        "ref": "0",
    }
    who, at, phone, since, due, ref = {**shared, **columns}.values()
    pk = f"{order.partition('.')[0]}.id"
    return f"""(SELECT '{kind}', {pk}, {who}::text, {at}::text, {phone}::text, {since}::timestamptz,
      {due}::timestamptz, {ref}::bigint, count(*) OVER ()
      FROM {rows} ORDER BY {order}, {pk} LIMIT {EACH})"""


# Reactions past their answer term, and those whose term ends soon; the longest wait first.
REACTIONS = """exchange_placement m JOIN community_organisation g ON g.id = m.organisation_id
      JOIN community_person p ON p.id = m.person_id
      WHERE m.centre_id = %(centre)s AND m.state = 'reaction' AND m.answered_at IS NULL"""
OF_REACTION = {
    "who": "p.name", "at": "g.name", "phone": "g.phone", "since": "m.reacted_at",
    "due": "m.answer_by", "ref": "m.person_id",
}  # fmt: skip
# Running cases of the actor whose day has come, or that have no next step at all.
STEPS = """exchange_case k JOIN community_staff s ON s.id = k.consultant_id
      JOIN community_person p ON p.id = k.person_id
      WHERE k.centre_id = %(centre)s AND k.closed_at IS NULL AND s.user_id = %(user)s
        AND (k.next_on <= %(today)s OR k.next_on IS NULL)"""
OF_STEP = {
    "who": "p.name", "at": "k.next_step", "phone": "p.phone", "due": "k.next_on", "ref": "k.phase",
}  # fmt: skip
# Questions to the question desk without an answer, the clock that ends first on top.
QUESTIONS = """advice_deskquestion d LEFT JOIN community_organisation g ON g.id = d.organisation_id
      WHERE d.centre_id = %(centre)s AND d.state = 'waiting'"""
# Assignments of experts in which the centre is next: to find somebody, draw up the agreement, round off.
ASSIGNMENTS = """advice_assignment z JOIN community_organisation g ON g.id = z.organisation_id
      LEFT JOIN advice_expert x ON x.id = z.expert_id
      WHERE z.centre_id = %(centre)s AND (z.state IN ('asked', 'confirmed')
        OR z.state = 'accepted' AND x.kind = 'freelancer'
          AND EXISTS (SELECT 1 FROM advice_selfcheck k
              WHERE k.assignment_id = z.id AND k.terms_hash = z.terms_hash)
          AND NOT EXISTS (SELECT 1 FROM advice_contract t WHERE t.assignment_id = z.id
              AND t.ended_at IS NULL AND t.agreed_at IS NULL))"""
OF_ASSIGNMENT = {
    "who": "z.title", "at": "g.name", "due": "z.due_on",
    "ref": "CASE z.state WHEN 'asked' THEN 1 WHEN 'accepted' THEN 2 ELSE 3 END",
}  # fmt: skip
NEW_ORGANISATIONS = (
    "community_organisation g WHERE g.centre_id = %(centre)s AND g.status = 'registered'"
)
OPPORTUNITIES = """exchange_opportunity o JOIN community_organisation g ON g.id = o.organisation_id
      WHERE o.centre_id = %(centre)s"""
# Signals heard three times, which somebody may gather.
FLAGS = """participation_flag f JOIN participation_signal h ON h.id = f.signal_id
      JOIN community_area a ON a.id = f.area_id
      WHERE f.centre_id = %(centre)s AND f.settled_at IS NULL"""
# Ideas of residents that wait for a look, the shortest term first.
IDEAS = """participation_initiative i JOIN community_area a ON a.id = i.area_id
      WHERE i.centre_id = %(centre)s AND i.look = 'waiting'"""
# Action days of others that wait for a look, the day that comes first first.
ACTION_DAYS = """outreach_actionday e JOIN community_area a ON a.id = e.area_id
      WHERE e.centre_id = %(centre)s AND e.look = 'waiting' AND e.cancelled_at IS NULL
        AND e.held_on >= %(today)s"""
# Introductions that were asked about a week ago or longer, of which nobody wrote down what came of them.
INTRODUCTIONS = """participation_introduction n
      WHERE n.centre_id = %(centre)s AND n.outcome = '' AND n.asked_at <= %(asked_on)s"""
# Invitations of other centres that wait for a yes or a no.
SHARINGS = """outreach_sharing w JOIN community_centre c ON c.id = w.host_id
      WHERE w.guest_id = %(centre)s AND w.state = 'invited'"""
# People who were handed over with their own yes, of whom nobody began the intake yet.
HANDOVERS = """participation_handover v JOIN community_person p ON p.id = v.person_id
      JOIN community_centre c ON c.id = v.centre_id
      JOIN community_registration r ON r.person_id = p.id AND r.centre_id = v.to_centre_id
      WHERE v.to_centre_id = %(centre)s AND v.state = 'agreed' AND r.left_on IS NULL"""
# Requests for a service that wait for an answer, and what the actor would do for a relation by today.
REQUESTS = """governance_servicerequest q JOIN governance_service e ON e.id = q.service_id
      WHERE q.centre_id = %(centre)s AND q.state = 'waiting'"""
FOLLOW_UPS = """governance_followup b JOIN governance_relation y ON y.id = b.relation_id
      JOIN community_staff s ON s.id = b.owner_id
      WHERE y.centre_id = %(centre)s AND s.user_id = %(user)s AND b.done_at IS NULL
        AND b.due_on <= %(today)s"""
# Who began three months ago and did not answer the letter, or cannot get one: to be called.
THREE_MONTHS = """exchange_placement m JOIN community_person p ON p.id = m.person_id
      JOIN exchange_opportunity o ON o.id = m.opportunity_id
      WHERE m.centre_id = %(centre)s AND m.state = 'started'
        AND m.started_on BETWEEN %(year_ago)s AND %(months_ago)s
        AND NOT EXISTS (SELECT 1 FROM exchange_outcome u
             WHERE u.placement_id = m.id AND u.moment = 'three_months' AND (u.answered_at IS NOT NULL
                   OR p.email <> '' AND u.asked_at > %(asked_since)s))"""
# Talks of plans to begin slowly that the actor stands by, of who gets no letter or asked to be called.
BUILD_UPS = """growth_buildupstep t JOIN growth_buildup f ON f.id = t.plan_id
      JOIN exchange_placement m ON m.id = f.placement_id
      JOIN community_organisation g ON g.id = m.organisation_id
      JOIN community_person p ON p.id = f.person_id
      JOIN community_staff s ON s.id = f.staff_id
      JOIN community_registration r ON r.person_id = p.id AND r.centre_id = s.centre_id
      WHERE s.centre_id = %(centre)s AND s.user_id = %(user)s AND s.ended_on IS NULL
        AND r.left_on IS NULL AND f.agreed_at IS NOT NULL AND t.done_at IS NULL
        AND t.kind <> 'work' AND t."on" <= %(today)s + CASE t.kind WHEN 'after' THEN 0 ELSE 2 END
        AND (p.email = '' OR t.kind = 'call')
        AND (t.kind IN ('after', 'call') OR m.state IN ('talk', 'agreed', 'started'))"""
# Portfolios in which the centre is next: a first talk, an assessor to ask, a proof to give; when the
# volunteer, the assessor or the plan was ready for it stands in the log.
PORTFOLIOS = """growth_portfolio q JOIN community_person p ON p.id = q.person_id
      LEFT JOIN LATERAL (SELECT max(happened_at) AS ready_at FROM trust_event
          WHERE target = 'growth.Portfolio:' || q.id
            AND verb IN ('portfolio.handed_in', 'portfolio.planned')) l ON true
      WHERE q.centre_id = %(centre)s AND q.ended_at IS NULL
        AND (q.step = 'talk' OR q.step = 'assess' AND q.assessor_id IS NULL
             OR q.step = 'final' AND q.plan <> '')"""
OF_PORTFOLIO = {
    "who": "p.name", "since": "coalesce(l.ready_at, q.begun_at)",
    "ref": "CASE q.step WHEN 'talk' THEN 1 WHEN 'assess' THEN 2 ELSE 3 END",
}  # fmt: skip
# People without an account who were asked whether they stay, and did not answer yet.
PAPER = """community_person p JOIN community_registration r ON r.person_id = p.id
      WHERE r.centre_id = %(centre)s AND r.left_on IS NULL AND p.user_id IS NULL
        AND p.erased_at IS NULL AND p.asked_to_stay_on IS NOT NULL"""
STUCK = """trust_letter l WHERE l.centre_id = %(centre)s AND l.sent_at IS NULL AND l.attempts > 0"""
STATEMENT = " UNION ALL ".join(
    [
        _part("late", f"{REACTIONS} AND m.answer_by < %(at)s", "m.answer_by", **OF_REACTION),
        _part(
            "soon", f"{REACTIONS} AND m.answer_by BETWEEN %(at)s AND %(soon)s", "m.answer_by",
            **OF_REACTION,
        ),
        _part("step", STEPS, "k.next_on", **OF_STEP),
        _part(
            "question", QUESTIONS, "d.answer_by", who="d.title",
            at="coalesce(g.name, d.name)",
            phone="d.handler_name", since="d.asked_at", due="d.answer_by",
            ref="(d.answer_by < %(at)s)::int",
        ),
        _part("assignment", ASSIGNMENTS, "z.due_on", **OF_ASSIGNMENT),
        _part(
            "organisation", NEW_ORGANISATIONS, "g.registered_at", who="g.name",
            since="g.registered_at",
        ),
        _part(
            "opportunity", f"{OPPORTUNITIES} AND o.status = 'submitted'", "o.made_at",
            who="o.title", at="g.name", since="o.made_at",
        ),
        _part(
            "flag", FLAGS, "f.raised_at", who="h.text", at="a.name", since="f.raised_at",
            ref="f.signal_id",
        ),
        _part(
            "idea", IDEAS, "i.look_by", who="i.title", at="a.name", since="i.posted_at",
            due="i.look_by",
        ),
        _part("action_day", ACTION_DAYS, "e.held_on", who="e.title", at="a.name", due="e.held_on"),
        _part(
            "introduction", INTRODUCTIONS, "n.asked_at", who="n.why", at="n.made_by",
            since="n.asked_at",
        ),
        _part(
            "sharing", SHARINGS, "w.invited_at", who="w.title", at="c.name", since="w.invited_at",
        ),
        _part(
            "handover", HANDOVERS, "v.answered_at", who="p.name", at="c.name",
            since="v.answered_at",
        ),
        _part(
            "request", REQUESTS, "q.answer_by", who="e.title", since="q.asked_at",
            at="coalesce(nullif(q.organisation_name, ''), q.name)", due="q.answer_by",
        ),
        _part(
            "follow_up", FOLLOW_UPS, "b.due_on", who="y.name || ', ' || y.body", at="b.what",
            phone="y.phone", due="b.due_on", ref="y.id",
        ),
        _part(
            "three_months", THREE_MONTHS, "m.started_on", who="p.name", at="o.title",
            phone="p.phone", since="m.started_on",
        ),
        _part(
            "build_up", BUILD_UPS, 't."on"', who="p.name", at="g.name", phone="p.phone",
            due='t."on"', ref="f.id",
        ),
        _part("portfolio", PORTFOLIOS, "q.begun_at", **OF_PORTFOLIO),
        _part(
            "paper", PAPER, "p.asked_to_stay_on", who="p.name", at="p.email", phone="p.phone",
            since="p.asked_to_stay_on",
        ),
        _part(
            "expiring", f"{OPPORTUNITIES} AND o.status = 'open' AND o.open_until <= %(last)s",
            "o.open_until", who="o.title", at="g.name", phone="g.phone", due="o.open_until",
            ref="o.organisation_id",
        ),
        _part(
            "letter", STUCK, "l.written_at", who="coalesce(l.to_name, l.to_address)",
            at="l.subject", since="l.written_at",
        ),
    ]
)  # fmt: skip


@dataclass(frozen=True)
class Task:
    """One thing to do: what kind, about whom, where, since when, until when; `ref` is a second number."""

    kind: str
    pk: int
    who: str
    where: str
    phone: str
    since: datetime | date | None
    due: datetime | date | None
    ref: int
    total: int
    working_days: int = 0


@dataclass(frozen=True)
class Worklist:
    """The tasks by kind, and how many of each kind wait in all, also what is not shown."""

    tasks: dict[str, list[Task]]
    totals: dict[str, int]

    @property
    def is_empty(self) -> bool:
        """Nothing waits."""
        return not any(self.totals.values())

    @property
    def to_screen(self) -> int:
        """Organisations and opportunities that wait for the centre."""
        return self.totals["organisation"] + self.totals["opportunity"]


def today(actor: Actor, centre: Centre, at: datetime) -> Worklist:
    """What waits at this centre now: reactions, steps, screenings, questions, ends and letters.

    Nothing for who does not work here. The statement is written out and not put together by
    each request, which took most of the page; a test holds it to the lists of the rooms.
    """
    tasks: dict[str, list[Task]] = {kind: [] for kind in KINDS}
    if centre.pk in actor.staff_of:
        for row in statements.rows(STATEMENT, _values(actor, centre, at)):
            tasks[row[0]].append(_task(row, at))
    totals = {kind: rows[0].total if rows else 0 for kind, rows in tasks.items()}
    each = min(EACH, MOST // max(1, sum(bool(total) for total in totals.values())))
    return Worklist({kind: rows[:each] for kind, rows in tasks.items()}, totals)


def _values(actor: Actor, centre: Centre, at: datetime) -> dict[str, Any]:
    """Return the days and moments that the statement compares with."""
    today = localdate(at)
    return {
        "centre": centre.pk,
        "user": actor.user_id,
        "at": at,
        "soon": clock.add_working_days(at, REMIND_WORKING_DAYS),
        "today": today,
        "year_ago": today - relativedelta(years=1),
        "months_ago": outcomes.months_ago(today),
        "asked_on": at - timedelta(days=WAIT_DAYS),
        "asked_since": at - timedelta(days=CALL_AFTER_DAYS),
        "last": localdate(at + EXPIRES_IN),
    }


def _task(row: tuple[Any, ...], at: datetime) -> Task:
    """Return the row as a task; what is a day in its table is a day again."""
    kind, pk, who, where, phone, since, due, ref, total = row
    if kind in DAYS:
        since, due = since and since.astimezone(UTC).date(), due and due.astimezone(UTC).date()
        return Task(kind, pk, who, where, phone, since, due, ref, total)
    waited = clock.working_days_between(since, at) if since else 0
    return Task(kind, pk, who, where, phone, since, due, ref, total, waited)
