"""Who may write down, gather, decide and lift what was noticed, and why not."""

import re
from collections.abc import Sequence

from django.utils.translation import gettext as _

from aanjager.community.centres.models import Centre
from aanjager.community.places.models import Area
from aanjager.kernel.actor import Actor
from aanjager.kernel.refusals import Refused
from aanjager.participation.signals.choices import MOST_A_DAY, THIRD
from aanjager.participation.signals.models import Flag, Pattern, Signal

State = Pattern.State
WHO = re.compile(r"[\w.+-]+@[\w-]+\.\w+|(?<!\d)(?:\+31|0031|0)[\s-]?(?:\d[\s-]?){8,9}\d?(?!\d)")
Source = Signal.Source
OF_STAFF = {Source.STAFF, Source.MEETING, Source.SURVEY, Source.QUESTION}


def hears(actor: Actor, centre: Centre | None) -> bool:
    """Staff of the centre, or the association where there is none."""
    return actor.is_clock or (centre.pk in actor.staff_of if centre else actor.is_association)


def listen(actor: Actor, centre: Centre | None) -> None:
    """Only who works there reads, gathers and decides."""
    if not hears(actor, centre):
        raise Refused(_("Alleen medewerkers van de centrale doen dit."))


def is_worth_a_look(many: int) -> bool:
    """The third time in an area and a season is worth a look, of signals alike and of one question."""
    return many >= THIRD


def note_asked(actor: Actor, centre: Centre | None, *, many: int = THIRD) -> None:
    """Staff record as a signal what was asked often enough in an area and a season."""
    listen(actor, centre)
    if not is_worth_a_look(many):
        raise Refused(_("Dit werd hier niet vaak genoeg gevraagd."))


def note(
    actor: Actor,
    centre: Centre | None,
    *,
    text: str = "-",
    source: str = Signal.Source.STAFF,
    today: int = 0,
) -> None:
    """Everybody with an account writes down what they saw, never who; staff as often as they like."""
    if not hears(actor, centre):
        if not actor.person_id or centre is None:
            raise Refused(_("Log eerst in. Dan kun je een signaal geven."))
        if source in OF_STAFF:
            raise Refused(_("Zo'n signaal schrijft een medewerker op."))
        if today >= MOST_A_DAY:
            raise Refused(_("Je gaf vandaag al veel signalen. Morgen kan het weer."))
    if not text.strip():
        raise Refused(_("Schrijf in een zin op wat je zag of hoorde."))
    if WHO.search(text):
        raise Refused(
            _("Schrijf op wat je zag, niet wie. Haal het mailadres of telefoonnummer weg.")
        )


def sort(actor: Actor, signal: Signal) -> None:
    """Staff say where a signal belongs, as long as it is not gathered."""
    listen(actor, signal.centre)
    if signal.pattern_id:
        raise Refused(_("Dit signaal is al gebundeld. Verander het patroon."))


def gather(actor: Actor, signals: Sequence[Signal], into: Pattern | None = None) -> None:
    """Staff bring signals of one centre together, each in one pattern only."""
    if not signals:
        raise Refused(_("Kies eerst de signalen die bij elkaar horen."))
    if len({it.centre_id for it in signals}) > 1:
        raise Refused(_("Deze signalen zijn niet van een en dezelfde centrale."))
    listen(actor, signals[0].centre)
    gathered = next((it for it in signals if it.pattern_id), None)
    if gathered:
        raise Refused(
            _("‘%(text)s’ hoort al bij het patroon ‘%(pattern)s’.")
            % {"text": gathered.text, "pattern": gathered.pattern}
        )
    if into and into.centre_id != signals[0].centre_id:
        raise Refused(_("Dit patroon is van een andere centrale."))
    if into and into.state not in (State.OPEN, State.TAKEN_UP):
        raise Refused(_("Dit patroon is afgesloten. Begin een nieuw patroon."))


def dismiss(actor: Actor, flag: Flag, *, because: str = "-") -> None:
    """Staff wave a flag off, with a reason."""
    listen(actor, flag.centre)
    if flag.settled_at:
        raise Refused(_("Naar deze vlag is al gekeken."))
    if not because.strip():
        raise Refused(_("Schrijf erbij waarom deze signalen niet bij elkaar horen."))


def decide(actor: Actor, pattern: Pattern, *, next_step: str = "-", words: str = "-") -> None:
    """Staff choose a next step, or say no with a reason; also again, until it is closed."""
    listen(actor, pattern.centre)
    if pattern.state in (State.DONE, State.DECLINED):
        raise Refused(_("Dit patroon is al afgesloten."))
    if not next_step:
        raise Refused(_("Kies een volgende stap."))
    if not words.strip():
        raise Refused(_("Schrijf op wat jullie gaan doen, of waarom niet."))


def finish(actor: Actor, pattern: Pattern, *, words: str = "-") -> None:
    """Staff close what was taken up, and say what came of it."""
    listen(actor, pattern.centre)
    if pattern.state != State.TAKEN_UP:
        raise Refused(_("Alleen wat is opgepakt kan klaar zijn."))
    if not words.strip():
        raise Refused(_("Schrijf op wat ervan kwam. Wie het signaal gaf leest dit."))


def lift(
    actor: Actor, pattern: Pattern, area: Area | None = None, *, is_lifted: bool = False
) -> None:
    """Staff lift a running pattern to a larger area that it lies in, once to each."""
    listen(actor, pattern.centre)
    if pattern.state not in (State.OPEN, State.TAKEN_UP):
        raise Refused(_("Dit patroon is al afgesloten."))
    if area and area.pk not in pattern.area.ancestor_ids:
        raise Refused(
            _("%(small)s ligt niet in %(large)s.") % {"small": pattern.area, "large": area}
        )
    if area and is_lifted:
        raise Refused(_("Dit patroon is al opgetild naar %(area)s.") % {"area": area})
