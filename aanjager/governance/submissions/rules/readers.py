"""Partners who read and comment with a link, without an account."""

from datetime import date, timedelta

from django.utils.translation import gettext as _

from aanjager.governance.plans.models import Comment, Plan, ReadingLink
from aanjager.governance.plans.rules import works
from aanjager.governance.submissions.choices import LONGEST_LINK_DAYS, MOST_COMMENTS
from aanjager.kernel.actor import Actor
from aanjager.kernel.refusals import Refused


def make_link(
    actor: Actor, plan: Plan, *, expires_on: date | None = None, today: date | None = None
) -> None:
    """Staff give a partner a link that ends, within half a year."""
    works(actor, plan)
    if not expires_on or not today:
        return
    if not today <= expires_on <= today + timedelta(days=LONGEST_LINK_DAYS):
        raise Refused(
            _("Kies een dag tussen vandaag en over %(n)s dagen.") % {"n": LONGEST_LINK_DAYS}
        )


def revoke_link(actor: Actor, link: ReadingLink) -> None:
    """Staff stop a link at any moment, once."""
    works(actor, link.plan)
    if link.revoked_at:
        raise Refused(_("Deze link werkt al niet meer."))


def reads(link: ReadingLink, *, today: date) -> bool:
    """A link opens the plan until its last day, unless it was stopped."""
    return link.revoked_at is None and today <= link.expires_on


def comment(
    actor: Actor, link: ReadingLink, *, text: str = "-", today: date | None = None, many: int = 0
) -> None:
    """Whoever has a link that works says something; who they are is known by the link."""
    if today and not reads(link, today=today):
        raise Refused(_("Deze link werkt niet meer. Vraag de centrale om een nieuwe."))
    if not text.strip():
        raise Refused(_("Schrijf op wat je wilt zeggen."))
    if many >= MOST_COMMENTS:
        raise Refused(_("Met deze link is al heel veel gezegd. Neem contact op met de centrale."))


def answer_comment(actor: Actor, said: Comment, *, text: str = "-") -> None:
    """Staff answer a comment; the partner reads it with the same link."""
    works(actor, said.plan)
    if not text.strip():
        raise Refused(_("Schrijf een antwoord."))
