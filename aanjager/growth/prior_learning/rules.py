"""Who may do what with a portfolio, in which step, and why not."""

from collections.abc import Sequence
from datetime import datetime

from django.utils.crypto import constant_time_compare
from django.utils.translation import gettext as _

from aanjager.community.people.models import Person
from aanjager.growth.credentials.models import Achievement
from aanjager.growth.prior_learning.choices import (
    CERTIFICATE,
    INDEPENDENT,
    MOST_FILES,
    MOST_LINKS,
    MOST_STATEMENTS,
    SHARE_DAYS,
    framework,
)
from aanjager.growth.prior_learning.models import (
    EvidenceFile,
    Portfolio,
    PortfolioLink,
    Statement,
)
from aanjager.kernel.actor import Actor
from aanjager.kernel.links import hash_of
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

    Only a recognised provider gives an ervaringscertificaat (since 2016); a centre is none. After an
    exception for the assessor no proof may say that they did not know the volunteer.
    """
    _works_here(actor, it)
    _is_at(it, Step.FINAL)
    said = f"{kind.title} {kind.description} {kind.criteria}".lower()
    if it.override_because and INDEPENDENT.search(said):
        raise Refused(
            _(
                "Dit bewijs zegt dat de beoordelaar de vrijwilliger niet kende, en dat is hier niet zo. "
                "Kies een ander soort bewijs."
            )
        )
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


def ask(
    actor: Actor,
    it: Portfolio,
    *,
    code: str = "",
    knows: bool = True,
    waiting: int = 0,
    same: bool = False,
) -> None:
    """The volunteer asks an organisation where they take part or did, while collecting, once at a time."""
    _owns(actor, it)
    _is_at(it, Step.COLLECT)
    if code and code not in framework():
        raise Refused(_("Deze competentie staat niet in de lijst."))
    if not knows:
        raise Refused(_("Vraag het aan een organisatie waar je meedoet of meedeed."))
    if same:
        raise Refused(_("Dit vroeg je al. Wacht op het antwoord."))
    if waiting >= MOST_STATEMENTS:
        raise Refused(_("Er wachten al genoeg vragen. Wacht eerst op een antwoord."))


def answer(
    actor: Actor, it: Statement, *, link: str = "", at: datetime, writer: str = "-", text: str = "-"
) -> None:
    """Who has the link of the letter writes what they saw, with their name, once and in time."""
    if not (link and constant_time_compare(hash_of(link), it.token_hash)):
        raise Refused(_("Deze link werkt niet meer."))
    if it.answered_at or it.declined_at:
        raise Refused(_("Hier is al op geantwoord. Dank je."))
    if it.expires_at <= at:
        raise Refused(_("Deze link werkt niet meer."))
    if not writer.strip():
        raise Refused(_("Schrijf je naam erbij."))
    if not text.strip():
        raise Refused(_("Schrijf wat je zag, in een paar zinnen."))


def decline(actor: Actor, it: Statement, *, link: str = "", at: datetime) -> None:
    """Who has the link need not write anything."""
    answer(actor, it, link=link, at=at)


def keep(actor: Actor, it: Statement) -> None:
    """Only the volunteer takes a statement up, while collecting."""
    _owns(actor, it.portfolio)
    _is_at(it.portfolio, Step.COLLECT)
    if not it.answered_at:
        raise Refused(_("Hier is nog niets geschreven."))


def let_go(actor: Actor, it: Statement) -> None:
    """The volunteer leaves out a statement or takes a question back, while collecting."""
    _owns(actor, it.portfolio)
    _is_at(it.portfolio, Step.COLLECT)


def remind(actor: Actor) -> None:
    """The clock reminds an organisation once."""
    _clock(actor)


def forget(actor: Actor) -> None:
    """What nobody answered in time goes by the clock."""
    _clock(actor)


def _clock(actor: Actor) -> None:
    if not actor.is_clock:
        raise Refused(_("Dit gaat vanzelf, op zijn tijd."))


def upload(actor: Actor, it: Portfolio, *, many: int = 0) -> None:
    """The volunteer adds own files while collecting, ten at most."""
    _owns(actor, it)
    _is_at(it, Step.COLLECT)
    if many >= MOST_FILES:
        raise Refused(_("Er staan al tien bestanden bij. Haal er eerst een weg."))


def take_away(actor: Actor, it: EvidenceFile) -> None:
    """The volunteer takes a file away while collecting."""
    upload(actor, it.portfolio)
