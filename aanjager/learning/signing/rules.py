"""Who draws up, sends, signs, refuses and takes back a paper, and why not."""

from collections.abc import Sequence
from datetime import date, datetime

from django.utils.translation import gettext as _

from aanjager.community.centres.models import Centre
from aanjager.community.organisations.models import Organisation
from aanjager.kernel.actor import Actor
from aanjager.kernel.links import hash_of
from aanjager.kernel.refusals import Refused
from aanjager.learning.model_texts.choices import Keeps
from aanjager.learning.model_texts.queries import fingerprint
from aanjager.learning.signing.choices import MOST_SIGNERS
from aanjager.learning.signing.models import Paper, Signer

State = Paper.State


def runs(actor: Actor, it: Paper) -> bool:
    """Whether the actor looks after this paper: for the organisation, or at the desk that drew it up."""
    speaks = it.organisation_id in actor.coordinator_of
    return actor.is_clock or speaks or (it.is_of_desk and it.centre_id in actor.staff_of)


def _runs(actor: Actor, it: Paper) -> None:
    if not runs(actor, it):
        raise Refused(_("Dit doet alleen wie dit papier opstelde."))


def draw_up(
    actor: Actor, centre: Centre, organisation: Organisation | None, *, many: int = 1
) -> None:
    """An organisation draws up its papers itself; staff do so at their desk, for it or for the centre."""
    speaks = organisation is not None and organisation.pk in actor.coordinator_of
    if not speaks and not actor.works_for(centre):
        raise Refused(_("Papieren stelt de organisatie zelf op, of de centrale voor haar."))
    if organisation is not None and organisation.centre_id != centre.pk:
        raise Refused(_("Deze organisatie hoort bij een andere centrale."))
    if not many:
        raise Refused(_("Zeg wie dit tekenen."))
    if many > MOST_SIGNERS:
        raise Refused(_("Meer dan acht mensen tekenen niet samen een papier."))


def write(actor: Actor, it: Paper, *, many: int = 1) -> None:
    """What was not sent yet is still written on."""
    _runs(actor, it)
    if it.state != State.DRAFT:
        raise Refused(_("Dit papier is verstuurd. Een andere tekst is een nieuw papier."))
    if not many:
        raise Refused(_("Zeg wie dit tekenen."))


def send(
    actor: Actor, it: Paper, *, signers: Sequence[Signer] = (), missing: Sequence[str] = ()
) -> None:
    """A paper goes out when everything is filled in and everybody who signs has a name and an address."""
    write(actor, it)
    who = _("naam en e-mailadres van wie tekent als %(role)s")
    without = [
        who % {"role": it.get_role_display()} for it in signers if not (it.name and it.email)
    ]
    what = ", ".join([*missing, *without])
    if what:
        raise Refused(
            _("Er mist nog: %(what)s. Pas als dat er is, kun je het versturen.") % {"what": what}
        )


def holds(actor: Actor, it: Signer, token: str) -> bool:
    """Whether this is the signer: who holds the link, after signing an older one too, or the account."""
    if token:
        return hash_of(token) in [it.token_hash, *(it.old_hashes if it.signed_at else ())]
    return it.person_id is not None and it.person_id == actor.person_id


def _may_answer(
    actor: Actor, it: Signer, paper: Paper, *, token: str, turn: int | None, at: datetime
) -> None:
    if not holds(actor, it, token):
        raise Refused(_("Dit tekent alleen degene aan wie het gevraagd is."))
    if it.signed_at:
        raise Refused(_("Je tekende dit al. Dank je wel."))
    if paper.state == State.WITHDRAWN:
        raise Refused(_("Dit papier is ingetrokken. Je hoeft niets te doen."))
    if paper.state == State.REFUSED:
        raise Refused(_("Iemand tekende niet. Daarmee is dit papier vervallen."))
    if paper.state == State.EXPIRED or (paper.expires_at and paper.expires_at <= at):
        raise Refused(_("De termijn om te tekenen is voorbij. Vraag om een nieuw papier."))
    if paper.state != State.SENT:
        raise Refused(_("Dit papier kan nu niet getekend worden."))
    if turn is not None and it.turn > turn:
        raise Refused(_("Eerst tekenen anderen. Je krijgt een brief als jij aan de beurt bent."))


def sign(
    actor: Actor, it: Signer, paper: Paper, *, token: str = "", name: str = "-",
    agrees: bool = True, turn: int | None = None, at: datetime,
) -> None:  # fmt: skip
    """Who was asked signs once, in turn and in time, with a name and an "I agree", an unchanged text."""
    _may_answer(actor, it, paper, token=token, turn=turn, at=at)
    if fingerprint(paper.text) != paper.text_hash:
        raise Refused(_("De tekst van dit papier is niet meer heel. Vraag om een nieuw papier."))
    if not name.strip():
        raise Refused(_("Typ je naam."))
    if not agrees:
        raise Refused(_("Zet het vinkje als je het eens bent met de tekst."))


def refuse(
    actor: Actor, it: Signer, paper: Paper, *, token: str = "", because: str = "-",
    turn: int | None = None, at: datetime,
) -> None:  # fmt: skip
    """Who was asked says no once, with a reason that the others read."""
    _may_answer(actor, it, paper, token=token, turn=turn, at=at)
    if not because.strip():
        raise Refused(_("Zeg waarom je niet tekent. De anderen lezen dat."))


def remind(actor: Actor, it: Paper, *, waiting: Sequence[Signer] = (), at: datetime) -> None:
    """Who looks after a paper reminds those whose turn it is, once a day at most."""
    _runs(actor, it)
    if it.state != State.SENT:
        raise Refused(_("Hier hoeft niemand meer te tekenen."))
    last = [max(one.asked_at or at, one.reminded_at or one.asked_at or at) for one in waiting]
    if last and (at - max(last)).total_seconds() < 24 * 3600:
        raise Refused(_("Vandaag ging er al een brief. Morgen kan het weer."))


def withdraw(actor: Actor, it: Paper) -> None:
    """A paper is taken back as long as not everybody signed it."""
    _runs(actor, it)
    if it.state not in (State.DRAFT, State.SENT):
        raise Refused(_("Dit papier is al klaar. Intrekken kan niet meer."))


def renew(actor: Actor, it: Paper) -> None:
    """A changed text is a new paper, that begins as a draft with what was filled in."""
    _runs(actor, it)
    if it.state == State.DRAFT:
        raise Refused(_("Dit is nog een concept. Verander het gewoon."))
    if not it.text:
        raise Refused(_("De inhoud van dit papier is gewist. Begin een nieuw."))


def end(actor: Actor, it: Paper, *, on: date | None = None, today: date | None = None) -> None:
    """Who looks after a signed paper says when it ended; from then on its term of keeping runs."""
    _runs(actor, it)
    if it.state != State.SIGNED:
        raise Refused(_("Alleen wat getekend is, kan aflopen."))
    if on and today and on > today:
        raise Refused(_("Kies een dag die voorbij is, of vandaag."))


def download(actor: Actor, it: Paper, signers: Sequence[Signer], *, token: str = "") -> None:
    """Only who is named in a signed paper takes it along: its signers, and the organisation it is of."""
    is_named = any(holds(actor, one, token) for one in signers)
    speaks = not token and it.organisation_id in actor.coordinator_of
    if not is_named and not speaks:
        raise Refused(_("Dit papier is alleen voor wie erin genoemd staat."))
    if not it.file:
        raise Refused(_("Dit papier is nog niet door iedereen getekend."))


def move_on(actor: Actor) -> None:
    """Reminding, expiring and clearing up is done by the clock."""
    if not actor.is_clock:
        raise Refused(_("Dit gaat vanzelf, op zijn tijd."))


def forget(actor: Actor) -> None:
    """What outlived its term is cleared up by the clock."""
    move_on(actor)


def let_go(actor: Actor, it: Paper) -> None:
    """Who looks after a paper lets go of it with what it is about; of money it stays for its term."""
    _runs(actor, it)
    if it.keeps == Keeps.MONEY:
        raise Refused(_("Papieren over geld blijven tot hun termijn voorbij is."))
