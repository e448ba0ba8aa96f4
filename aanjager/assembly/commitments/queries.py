"""What pages and other rooms may ask about what was promised."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date, timedelta
from typing import Any

from django.core.signing import BadSignature, Signer
from django.db.models import Count, Exists, OuterRef, Q, QuerySet
from django.urls import reverse

from aanjager.assembly.commitments.choices import DAYS, MOMENTS
from aanjager.assembly.commitments.models import Commitment, Revisit
from aanjager.assembly.meetings.models import Meeting
from aanjager.assembly.plenary.models import DiscussionLine
from aanjager.assembly.registrations.models import Registration
from aanjager.community.people.models import Person
from aanjager.governance.documents.models import Decision, Seat
from aanjager.governance.plans.models import Plan
from aanjager.kernel.actor import Actor
from aanjager.partnership.agreements.models import Agreement

SHOWN = (
    "meeting__centre",
    "owner__user",
    "line__theme",
    "decision__amendment",
    "decision__document",
    "plan",
    "agreement",
)


def visible(actor: Actor) -> QuerySet[Commitment]:
    """What the actor may see, with what a page of one commitment shows."""
    return Commitment.objects.visible_to(actor).select_related(*SHOWN)


def token_of(commitment: Commitment) -> str:
    """Return what stands in the link of the letters to who promised it; another owner, another link."""
    return Signer(salt="commitment").sign(f"{commitment.pk}-{commitment.owner_id}")


def by_link(token: str) -> Commitment:
    """Return the promise that a letter's link is about; DoesNotExist for any other link."""
    try:
        pk, owner = Signer(salt="commitment").unsign(token).split("-")
    except BadSignature:
        raise Commitment.DoesNotExist from None
    return Commitment.objects.select_related(*SHOWN).get(pk=pk, owner=_number(owner))


def of_meeting(meeting: Meeting) -> QuerySet[Commitment]:
    """What was promised at a meeting: what runs first, the nearest day on top."""
    found = Commitment.objects.filter(meeting=meeting).select_related(*SHOWN)
    return found.order_by("closed_at", "due_on", "pk")


def own(actor: Actor) -> QuerySet[Commitment]:
    """What the actor promised: what runs first, the nearest day on top."""
    found = Commitment.objects.filter(owner=actor.person_id or 0).select_related(*SHOWN)
    return found.order_by("closed_at", "due_on", "pk")


def organised(actor: Actor, *, which: str = "") -> QuerySet[Commitment]:
    """For who organises: what runs (or what is over its day, or what is closed), nearest day first."""
    found = Commitment.objects.organised_by(actor).select_related(*SHOWN)
    if which == "klaar":
        return found.exclude(closed_at=None).order_by("-closed_at", "-pk")
    return found.running().order_by("due_on", "pk")


def lines_to_promise(meeting: Meeting) -> list[DiscussionLine]:
    """The lines that were sorted as a commitment and of which none was made yet."""
    found = DiscussionLine.objects.filter(
        meeting=meeting, kind=DiscussionLine.Kind.COMMITMENT, state=DiscussionLine.State.KEPT
    )
    return list(found.filter(commitments=None).order_by("position", "pk"))


def decisions(meeting: Meeting) -> QuerySet[Decision]:
    """The decisions about the text that lay before this meeting; those that were not superseded."""
    if meeting.version is None:
        return Decision.objects.none()
    found = Decision.objects.filter(document=meeting.version.document_id, superseded_by=None)
    return found.select_related("amendment", "body").order_by("-decided_at", "-pk")


def source(
    meeting: Meeting, asked: Mapping[str, str]
) -> tuple[DiscussionLine | None, Decision | None]:
    """The line (`regel`) or the decision (`besluit`) that a promise comes from, of this meeting."""
    line, decision = asked.get("regel", ""), asked.get("besluit", "")
    return (
        DiscussionLine.objects.filter(meeting=meeting, pk=_number(line)).first(),
        decisions(meeting).filter(pk=_number(decision)).first(),
    )


def _number(value: str) -> int:
    return int(value) if value.isdecimal() and len(value) < 18 else 0


def possible_owners(meeting: Meeting, now_id: int | None = None) -> QuerySet[Person]:
    """Who can be reminded: who came, who sits in the board, and who does it now (`now_id`)."""
    here = Registration.objects.filter(
        meeting=meeting, state__in=["placed", "present"], person=OuterRef("pk")
    )
    seats = Seat.objects.filter(body=meeting.board_id or 0, ended_on=None, person=OuterRef("pk"))
    known = Q(Exists(here)) | Q(Exists(seats)) | Q(pk=now_id or 0)
    found = Person.objects.filter(known, erased_at=None)
    return found.order_by("name", "pk")


def became(actor: Actor, commitment: Commitment) -> list[tuple[str, str]]:
    """The plan and the agreement that came of it and that the actor may read: what, and where it stands.

    Everybody reads a plan that its centre shows; the rest is for who works there.
    """
    found: list[tuple[str, str]] = []
    if (plan := commitment.plan) and plan.centre_id in actor.staff_of:
        found.append((str(plan), reverse("submissions:detail", args=[plan.pk])))
    elif plan and plan.is_shown:
        found.append((str(plan), reverse("submissions:shown_one", args=[plan.pk])))
    if (agreement := commitment.agreement) and agreement.centre_id in actor.staff_of:
        found.append((str(agreement), reverse("agreements:detail", args=[agreement.pk])))
    return found


def may_become(actor: Actor, commitment: Commitment) -> tuple[QuerySet[Plan], QuerySet[Agreement]]:
    """The plans and agreements that can have come of it, the newest first."""
    theirs: dict[str, Any] = {"centre__in": actor.staff_of}
    if commitment.centre_id:
        theirs["centre"] = commitment.centre_id
    plans = Plan.objects.visible_to(actor).filter(**theirs)
    agreements = Agreement.objects.visible_to(actor).filter(**theirs)
    return plans.order_by("-made_at", "-pk"), agreements.order_by("-starts_on", "-pk")


def moment_on(commitment: Commitment, today: date) -> str:
    """The letter that is due today: the last moment that came, unless it went out or came too late.

    The letter before the day makes no sense for what was promised within those two weeks.
    """
    found = ""
    for moment, days in MOMENTS.items():
        if today >= commitment.due_on + timedelta(days=days):
            found = moment
    sent = commitment.reminded_for.split()
    too_young = commitment.made_at.date() > commitment.due_on - timedelta(days=DAYS)
    if found in sent or (found == "before" and too_young):
        return ""
    return found


def to_remind(today: date) -> list[tuple[Commitment, str]]:
    """Everything that runs and of which a letter is due, with which letter."""
    found = Commitment.objects.running().filter(due_on__lte=today + timedelta(days=DAYS))
    due = ((it, moment_on(it, today)) for it in found.order_by("due_on", "pk"))
    return [(it, moment) for it, moment in due if moment]


def to_revisit(meeting: Meeting) -> list[Commitment]:
    """What the earlier meetings of the series promised and this one can ask after, nearest day first."""
    return list(to_revisit_at(meeting).select_related(*SHOWN))


def to_revisit_at(meeting: Meeting) -> QuerySet[Commitment]:
    """The open commitments of earlier meetings of the series that are not on this agenda yet."""
    if meeting.series_id is None:
        return Commitment.objects.none()
    earlier = Meeting.objects.filter(
        series=meeting.series_id, starts_at__lt=meeting.starts_at
    ).exclude(pk=meeting.pk)
    stands = Revisit.objects.filter(commitment=OuterRef("pk"), item__meeting=meeting)
    found = Commitment.objects.running().filter(Q(meeting__in=earlier), ~Exists(stands))
    return found.order_by("due_on", "pk")


@dataclass(frozen=True)
class Balance:
    """What became of what was promised; the parts are always the whole."""

    made: int
    done: int
    running: int
    dropped: int

    @property
    def is_equal(self) -> bool:
        """Every commitment stands in exactly one place."""
        return self.made == self.done + self.running + self.dropped


def balance(meeting: Meeting) -> Balance:
    """Count the commitments of a meeting by how they stand."""
    states = dict(
        Commitment.objects.filter(meeting=meeting)
        .order_by("state")
        .values_list("state")
        .annotate(number=Count("pk"))
    )
    return Balance(
        made=sum(states.values()),
        done=states.get("done", 0),
        running=states.get("open", 0) + states.get("busy", 0),
        dropped=states.get("dropped", 0),
    )
