"""What is done, with which partners, and which centres take a share."""

from dataclasses import dataclass
from datetime import date, datetime

from django.db import transaction

from aanjager.community.centres.models import Centre
from aanjager.community.organisations.models import Organisation
from aanjager.governance.plans import emails, rules
from aanjager.governance.plans.actions.taking import taken
from aanjager.governance.plans.models import Activity, Partner, Plan, Share
from aanjager.kernel.actor import Actor
from aanjager.trust import audit


@dataclass(frozen=True)
class Doing:
    """An activity: what, from when to when, by whom, and how many hours of whom."""

    title: str
    starts_on: date
    ends_on: date
    who: str = ""
    staff_hours: int = 0
    shell_hours: int = 0
    volunteer_hours: int = 0


@transaction.atomic
def plan_activity(
    plan: Plan, doing: Doing, activity: Activity | None = None, *, by: Actor, at: datetime
) -> Activity:
    """Add an activity to a draft, or change one."""
    plan = taken(plan)
    rules.plan_activity(by, plan, starts=doing.starts_on, ends=doing.ends_on)
    made = activity or Activity(plan=plan, position=plan.activities.count())
    for name, value in vars(doing).items():
        setattr(made, name, value)
    made.save()
    audit.record("plan.activity_planned", plan, by=by, at=at)
    return made


@transaction.atomic
def drop_activity(activity: Activity, *, by: Actor, at: datetime) -> None:
    """Take an activity out of a draft; what it costs stays until somebody takes that out."""
    activity.plan = taken(activity.plan)
    rules.drop_activity(by, activity)
    activity.delete()
    audit.record("plan.activity_dropped", activity.plan, by=by, at=at)


@transaction.atomic
def add_partner(
    plan: Plan,
    name: str,
    does: str,
    organisation: Organisation | None = None,
    *,
    by: Actor,
    at: datetime,
) -> Partner:
    """Say who does it with us, and what."""
    plan = taken(plan)
    known = plan.partners.filter(name=name.strip()).exists()
    rules.add_partner(by, plan, is_known=known)
    made = Partner.objects.create(
        plan=plan, name=name.strip(), does=does.strip(), organisation=organisation
    )
    audit.record("plan.partner_added", plan, by=by, at=at)
    return made


@transaction.atomic
def drop_partner(partner: Partner, *, by: Actor, at: datetime) -> None:
    """Take a partner out of a draft."""
    plan = taken(partner.plan)
    rules.drop_partner(by, plan)
    partner.delete()
    audit.record("plan.partner_dropped", plan, by=by, at=at)


@transaction.atomic
def ask_share(
    plan: Plan, centre: Centre, parts: int, does: str = "", *, by: Actor, at: datetime
) -> Share:
    """Ask a centre for a share of whole parts; another number asks anew. The own share is a yes at once."""
    plan = taken(plan)
    rules.ask_share(by, plan, centre, parts=parts)
    if centre.pk != plan.centre_id and not plan.shares.filter(centre=plan.centre_id).exists():
        _keep_share(plan, plan.centre, 1, "", at)
    share = _keep_share(plan, centre, parts, does.strip(), at)
    audit.record("plan.share_asked", plan, by=by, at=at, centre=centre.pk, parts=parts)
    if share.state == Share.State.ASKED:
        emails.asks_share(share, at=at)
    return share


def _keep_share(plan: Plan, centre: Centre, parts: int, does: str, at: datetime) -> Share:
    own = centre.pk == plan.centre_id
    state = Share.State.AGREED if own else Share.State.ASKED
    answered = at if own else None
    share, _is_new = Share.objects.update_or_create(
        plan=plan,
        centre=centre,
        defaults={
            "parts": parts,
            "does": does,
            "state": state,
            "asked_at": at,
            "answered_at": answered,
        },
    )
    return share


@transaction.atomic
def answer_share(share: Share, *, says_yes: bool, by: Actor, at: datetime) -> Share:
    """The centre that was asked takes its share, or would rather not."""
    plan = taken(share.plan)
    share = Share.objects.select_related("centre").get(pk=share.pk)
    share.plan = plan
    rules.answer_share(by, share)
    share.state = Share.State.AGREED if says_yes else Share.State.DECLINED
    share.answered_at = at
    share.save(update_fields=["state", "answered_at"])
    audit.record("plan.share_answered", plan, by=by, at=at, yes=int(says_yes))
    emails.answered_share(share, at=at)
    return share


@transaction.atomic
def drop_share(share: Share, *, by: Actor, at: datetime) -> None:
    """Take a centre out of a draft."""
    share.plan = taken(share.plan)
    others = share.plan.shares.exclude(pk=share.pk).count()
    rules.drop_share(by, share, others=others)
    share.delete()
    audit.record("plan.share_dropped", share.plan, by=by, at=at)
