"""Who works on the plan of an initiative, who signs for or against it, and why not."""

from datetime import date, timedelta

from django.utils.translation import gettext as _

from aanjager.kernel.actor import Actor
from aanjager.kernel.refusals import Refused
from aanjager.participation.initiatives import rules as of_initiatives
from aanjager.participation.initiatives.models import Initiative, Member
from aanjager.participation.steps.choices import LONGEST_LIST_DAYS, MOST_STEPS, TEMPLATES
from aanjager.participation.steps.models import Signature, Step, SupportList


def read(actor: Actor, it: Initiative) -> None:
    """The plan is of who carries or helps, and of staff of the centre."""
    if actor.works_for(it) or _works_on(actor, it):
        return
    raise Refused(_("Het stappenplan is van de mensen die meedoen."))


def _works_on(actor: Actor, it: Initiative) -> bool:
    return actor.person_id is not None and any(
        member.person_id == actor.person_id and member.role != Member.Role.FOLLOWER
        for member in it.members.all()
        if member.left_at is None
    )


def start(actor: Actor, it: Initiative, *, template: str = "questions") -> None:
    """Who carries it takes steps from a template, counted back from a day."""
    of_initiatives.leads(actor, it)
    of_initiatives.running(it)
    if template not in TEMPLATES:
        raise Refused(_("Kies een van de lijsten."))


def add(actor: Actor, it: Initiative, *, number: int = 0) -> None:
    """Who carries it adds own steps, up to what one can overlook."""
    of_initiatives.leads(actor, it)
    of_initiatives.running(it)
    if number >= MOST_STEPS:
        raise Refused(_("Zestig stappen is genoeg. Haal er eerst een weg."))


def tick(actor: Actor, step: Step) -> None:
    """Who carries it, and who has the step, say that it is done, or not yet."""
    if actor.person_id is None or actor.person_id != step.assignee_id:
        of_initiatives.leads(actor, step.initiative)


def assign(actor: Actor, step: Step, *, member: Member | None = None) -> None:
    """A step goes to somebody who takes part, never to who only follows."""
    of_initiatives.leads(actor, step.initiative)
    if member and (member.left_at or member.role == Member.Role.FOLLOWER):
        raise Refused(_("Geef een stap aan iemand die meedoet."))


def drop(actor: Actor, step: Step) -> None:
    """Who carries it takes out what is not needed."""
    of_initiatives.leads(actor, step.initiative)


def warn(actor: Actor) -> None:
    """Reminders go by the clock."""
    if not actor.is_clock:
        raise Refused(_("Dit gaat vanzelf, op zijn tijd."))


def erase(actor: Actor) -> None:
    """Names go by the clock."""
    warn(actor)


def open_list(
    actor: Actor, it: Initiative, *, has_list: bool = False, closes_on: date | None = None,
    today: date | None = None,
) -> None:  # fmt: skip
    """Who carries it asks the street, once, for at most half a year."""
    of_initiatives.leads(actor, it)
    of_initiatives.on_line(it)
    of_initiatives.running(it)
    if has_list:
        raise Refused(_("Er is al een lijst."))
    if closes_on and today and not today < closes_on <= today + timedelta(LONGEST_LIST_DAYS):
        raise Refused(_("Kies een laatste dag binnen een half jaar."))


def sign(actor: Actor, support: SupportList, *, today: date) -> None:
    """Everybody signs until the last day, with an account or without."""
    of_initiatives.on_line(support.initiative)
    if support.erased_at or today > support.closes_on:
        raise Refused(_("Deze lijst is gesloten. De uitslag staat hieronder."))


def confirm(actor: Actor, signature: Signature, *, today: date, opened: str | None = None) -> None:
    """Who has the newest letter confirms, once, as long as the list is open."""
    if opened is not None and opened != signature.token_hash:
        raise Refused(_("Er is een nieuwere brief. Open de link die daarin staat."))
    if signature.confirmed_at:
        raise Refused(_("Je handtekening telt al mee."))
    sign(actor, signature.support, today=today)


def write_over(actor: Actor, support: SupportList, *, today: date) -> None:
    """Who carries it writes over what was signed on paper."""
    of_initiatives.leads(actor, support.initiative)
    sign(actor, support, today=today)
