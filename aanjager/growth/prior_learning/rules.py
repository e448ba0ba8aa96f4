"""Who may do what with a portfolio, in which step, and why not."""

from collections.abc import Sequence
from datetime import datetime

from django.utils.translation import gettext as _

from aanjager.community.people.models import Person
from aanjager.growth.credentials.models import Achievement
from aanjager.growth.prior_learning.choices import CERTIFICATE, MOST_LINKS, SHARE_DAYS, framework
from aanjager.growth.prior_learning.models import Portfolio, PortfolioLink
from aanjager.kernel.actor import Actor
from aanjager.kernel.refusals import Refused

Step = Portfolio.Step


def _is_at(it: Portfolio, step: Step) -> None:
    if it.step != step or it.ended_at:
        now = it.get_step_display()
        raise Refused(_("Dat kan nu niet. Dit portfolio is bij: %(step)s.") % {"step": now})


def _owns(actor: Actor, it: Portfolio) -> None:
    if actor.person_id is None or actor.person_id != it.person_id:
        raise Refused(_("Dit doet de vrijwilliger zelf."))


def _works_here(actor: Actor, it: Portfolio) -> None:
    if not actor.works_for(it.centre):
        raise Refused(_("Dit doet een medewerker van de centrale."))


def begin(actor: Actor, *, is_known: bool, has_running: bool) -> None:
    """Who is registered with the centre begins, one portfolio at a time."""
    if actor.person_id is None or not is_known:
        raise Refused(_("Schrijf je eerst in als vrijwilliger bij deze centrale."))
    if has_running:
        raise Refused(_("Je hebt al een portfolio dat loopt."))


def introduce(actor: Actor, it: Portfolio, supervisor: Person | None) -> None:
    """Staff note that the first talk was held, and who supervises: somebody else."""
    _works_here(actor, it)
    _is_at(it, Step.TALK)
    if supervisor is None:
        raise Refused(_("Dit adres kennen we niet. Kies iemand die bij jullie is ingeschreven."))
    if supervisor.pk == it.person_id:
        raise Refused(_("Niemand begeleidt zichzelf. Kies een ander."))


def claim(actor: Actor, it: Portfolio, *, code: str) -> None:
    """The volunteer describes what they can, while collecting, in the words of the framework."""
    _owns(actor, it)
    _is_at(it, Step.COLLECT)
    if code not in framework():
        raise Refused(_("Deze competentie staat niet in de lijst."))


def hand_in(actor: Actor, it: Portfolio, *, claims: int) -> None:
    """The volunteer hands in, with at least one competency."""
    _owns(actor, it)
    _is_at(it, Step.COLLECT)
    if not claims:
        raise Refused(_("Beschrijf eerst een competentie. Dan kun je inleveren."))


def appoint(
    actor: Actor, it: Portfolio, assessor: Person | None, *, knows: Sequence[str] = (),
    because: str = "",
) -> None:  # fmt: skip
    """Staff choose an assessor who does not know the volunteer, or say by name why all the same."""
    _works_here(actor, it)
    _is_at(it, Step.ASSESS)
    if assessor is None:
        raise Refused(_("Dit adres kennen we niet. Kies iemand die bij jullie is ingeschreven."))
    if assessor.pk in {it.person_id, it.supervisor_id}:
        raise Refused(_("De beoordelaar is een ander dan de vrijwilliger en de begeleider."))
    if knows and not because.strip():
        raise Refused(
            _(
                "Deze beoordelaar is niet onafhankelijk: %(why)s Kies een ander, of leg uit waarom toch."
            )
            % {"why": " ".join(knows)}
        )


def assess(actor: Actor, it: Portfolio) -> None:
    """The chosen assessor judges."""
    if actor.person_id is None or actor.person_id != it.assessor_id:
        raise Refused(_("Dit doet de beoordelaar."))
    _is_at(it, Step.ASSESS)


def conclude(actor: Actor, it: Portfolio, *, left: int) -> None:
    """The assessor is ready when every competency has a level and a reason."""
    assess(actor, it)
    if left:
        raise Refused(_("Beoordeel eerst elke competentie. Dan kun je afronden."))


def plan(actor: Actor, it: Portfolio) -> None:
    """The supervisor or the volunteer writes the development plan, in the final talk."""
    if actor.person_id is None or actor.person_id not in {it.person_id, it.supervisor_id}:
        raise Refused(_("Dit doen de vrijwilliger en de begeleider samen."))
    _is_at(it, Step.FINAL)


def recognise(actor: Actor, it: Portfolio, kind: Achievement) -> None:
    """Staff give a proof of participation after the final talk, once there is a plan.

    Only a recognised provider gives an ervaringscertificaat (since 2016); a centre is none.
    """
    _works_here(actor, it)
    _is_at(it, Step.FINAL)
    said = f"{kind.title} {kind.description} {kind.criteria}".lower()
    if kind.kind != Achievement.Kind.PARTICIPATION or CERTIFICATE in said:
        raise Refused(_("Hier hoort een bewijs van deelname bij. Kies een ander soort bewijs."))
    if not it.plan:
        raise Refused(_("Het ontwikkelplan is nog leeg. Dat schrijven jullie in het eindgesprek."))


def stop(actor: Actor, it: Portfolio) -> None:
    """The volunteer stops whenever they want; the portfolio goes."""
    _owns(actor, it)
    if it.ended_at:
        raise Refused(_("Dit portfolio is al afgerond."))


def share(actor: Actor, it: Portfolio, *, days: int = 30, open_links: int = 0) -> None:
    """Only the volunteer shares, for a while, once there is something described."""
    _owns(actor, it)
    if it.step == Step.TALK:
        raise Refused(_("Er staat nog niets in. Beschrijf eerst wat je kunt."))
    if days not in SHARE_DAYS:
        raise Refused(_("Kies hoe lang de link werkt."))
    if open_links >= MOST_LINKS:
        raise Refused(_("Er werken al tien links. Stop er eerst een."))


def end_share(actor: Actor, link: PortfolioLink) -> None:
    """The volunteer ends a link at any moment."""
    _owns(actor, link.portfolio)
    if link.ended_at:
        raise Refused(_("Deze link werkt al niet meer."))


def look(_actor: Actor, link: PortfolioLink, *, at: datetime) -> None:
    """Who holds a link that works reads, after it was written down."""
    if link.ended_at or link.expires_at <= at:
        raise Refused(_("Deze link werkt niet meer. Vraag een nieuwe."))
