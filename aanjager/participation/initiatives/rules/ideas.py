"""Who puts down an idea, who looks at it first, and who says how far it is."""

from django.utils.translation import gettext as _

from aanjager.community.centres.models import Centre
from aanjager.kernel.actor import Actor
from aanjager.kernel.refusals import Refused
from aanjager.participation.initiatives.models import Initiative, Member

Look, Stage = Initiative.Look, Initiative.Stage


def is_leader(actor: Actor, it: Initiative) -> bool:
    """Whether the actor carries this initiative now."""
    return actor.person_id is not None and any(
        member.person_id == actor.person_id
        and member.role == Member.Role.INITIATOR
        and member.left_at is None
        for member in it.members.all()
    )


def leads(actor: Actor, it: Initiative) -> None:
    """Its initiators, and staff of its centre for who needs a hand."""
    if not is_leader(actor, it) and not actor.works_for(it):
        raise Refused(_("Dit doen alleen de mensen die dit initiatief trekken."))


def helps(actor: Actor, it: Initiative) -> None:
    """Who carries it, staff of its centre, and staff of a centre with which it is shared now."""
    if not actor.staff_of.intersection(it.also_for):
        leads(actor, it)


def on_line(it: Initiative) -> None:
    """What others take part in, stands online."""
    if it.look != Look.PASSED:
        raise Refused(_("De centrale kijkt eerst even naar dit idee. Daarna kan dit ook."))


def running(it: Initiative) -> None:
    """What ended asks for nothing any more, until somebody starts it again."""
    if it.stage == Stage.ENDED:
        raise Refused(_("Dit initiatief is gestopt. Zet het eerst weer op gang."))


def post(actor: Actor, centre: Centre) -> None:
    """Everybody with an account and a name puts down an idea; an organisation is never needed."""
    if not actor.is_signed_in:
        raise Refused(_("Log eerst in. Dan weten we wie het idee heeft."))
    if actor.person_id is None:
        raise Refused(_("Vul eerst je naam in bij Mijn plek. Dan kun je je idee plaatsen."))
    if not centre.is_open:
        raise Refused(_("%(centre)s neemt nu geen ideeën aan.") % {"centre": centre.name})


def edit(actor: Actor, it: Initiative, *, version: int | None = None) -> None:
    """Its own people change it, and only what they have seen."""
    leads(actor, it)
    if version is not None and version != it.version:
        raise Refused(
            _(
                "Iemand anders heeft dit idee net veranderd. Je tekst staat hier nog. "
                "Bekijk de nieuwe versie en bewaar dan opnieuw."
            )
        )


def look(
    actor: Actor, it: Initiative, *, passes: bool | None = None, reason: str | None = None
) -> None:
    """Staff of the centre look, never who posted it; a no has a reason."""
    if it.centre_id not in actor.staff_of:
        raise Refused(
            _("Alleen medewerkers van %(centre)s kijken vooraf mee.") % {"centre": it.centre.name}
        )
    if is_leader(actor, it):
        raise Refused(_("Dit is je eigen idee. Laat een collega kijken."))
    if passes and it.look == Look.PASSED:
        raise Refused(_("Dit idee staat al online."))
    if passes is False and it.look == Look.REFUSED:
        raise Refused(_("Dit idee is al van de site."))
    if passes is False and not (reason or "").strip():
        raise Refused(_("Schrijf op waarom niet. De indiener leest het."))


def move(
    actor: Actor, it: Initiative, *, stage: str = "", mode: str = "", words: str = "-"
) -> None:
    """Its own people say how far it is and who drives it, in any order; of an end, in words."""
    leads(actor, it)
    if (stage and stage not in Stage.values) or (mode and mode not in Initiative.Mode.values):
        raise Refused(_("Kies een fase en wie het trekt."))
    if stage and (stage, mode) == (it.stage, it.mode):
        raise Refused(_("Zo staat het er al. Kies iets anders, of schrijf een nieuwtje."))
    if stage == Stage.ENDED and not words.strip():
        raise Refused(_("Schrijf op waarom het stopt. Anderen leren ervan."))
