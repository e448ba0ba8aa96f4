"""Links for partners, what they say, and what the centre answers."""

import secrets
from datetime import date, datetime
from uuid import UUID

from django.db import transaction
from django.utils.timezone import localdate

from aanjager.governance.plans.actions import taken
from aanjager.governance.plans.models import Comment, Plan, ReadingLink, Section
from aanjager.governance.submissions import emails, rules
from aanjager.kernel.actor import Actor
from aanjager.kernel.links import hash_of
from aanjager.trust import audit


@transaction.atomic
def make_link(
    plan: Plan, label: str, expires_on: date, email: str = "", *, by: Actor, at: datetime
) -> tuple[ReadingLink, str]:
    """Make a link for a partner; its token is shown once or sent, and we keep the hash only.

    The address is for this one letter; we do not keep it here.
    """
    plan = taken(plan)
    rules.make_link(by, plan, expires_on=expires_on, today=localdate(at))
    token = secrets.token_urlsafe(24)
    link = ReadingLink.objects.create(
        plan=plan, label=label.strip(), token_hash=hash_of(token), made_at=at, expires_on=expires_on
    )
    if email:
        emails.invites_reader(link, token, email, at=at)
    audit.record("plan.link_made", plan, by=by, at=at, link=link.pk)
    return link, token


@transaction.atomic
def revoke_link(link: ReadingLink, *, by: Actor, at: datetime) -> None:
    """Stop a link at once; what was said with it stays."""
    link.plan = taken(link.plan)
    link.refresh_from_db(fields=["revoked_at"])
    rules.revoke_link(by, link)
    link.revoked_at = at
    link.save(update_fields=["revoked_at"])
    audit.record("plan.link_revoked", link.plan, by=by, at=at, link=link.pk)


@transaction.atomic
def comment(
    link: ReadingLink,
    text: str,
    client_id: UUID,
    section: Section | None = None,
    *,
    by: Actor,
    at: datetime,
) -> Comment:
    """Say something about the plan or a section; sent twice it is one."""
    plan = taken(link.plan)
    link = ReadingLink.objects.get(pk=link.pk)
    rules.comment(by, link, text=text, today=localdate(at), many=link.comments.count())
    made, is_new = Comment.objects.get_or_create(
        link=link,
        client_id=client_id,
        defaults={"plan": plan, "section": section, "text": text.strip(), "written_at": at},
    )
    if is_new:
        emails.commented(plan, link, at=at)
        audit.record("plan.commented", plan, by=by, at=at, link=link.pk)
    return made


@transaction.atomic
def answer_comment(said: Comment, text: str, *, by: Actor, at: datetime) -> None:
    """Answer a comment; the partner reads it with the same link."""
    said.plan = taken(said.plan)
    rules.answer_comment(by, said, text=text)
    said.answer, said.answered_at = text.strip(), at
    said.save(update_fields=["answer", "answered_at"])
    audit.record("plan.comment_answered", said.plan, by=by, at=at)
