"""Who agrees, counts, offers, signs and talks, and why not."""

from datetime import date, datetime, timedelta

from django.utils.timezone import localdate
from django.utils.translation import gettext as _

from aanjager.community.centres.models import Centre
from aanjager.governance.plans.models import Plan
from aanjager.kernel.actor import Actor
from aanjager.kernel.links import hash_of
from aanjager.kernel.refusals import Refused
from aanjager.partnership.agreements.choices import MOST_INDICATORS
from aanjager.partnership.agreements.models import (
    Agreement,
    Contact,
    Indicator,
    Quarter,
    Talk,
    TalkPattern,
)
from aanjager.partnership.measures import queries as measures


def _staff(actor: Actor, thing: Agreement | Talk) -> None:
    if not actor.works_for(thing):
        raise Refused(_("Alleen medewerkers van de centrale doen dit."))


def agree(
    actor: Actor, centre: Centre, *, starts_on: date, ends_on: date, plan: Plan | None = None
) -> None:
    """Staff write down an agreement of whole months, perhaps from a plan of their own."""
    if centre.pk not in actor.staff_of:
        raise Refused(_("Alleen medewerkers van de centrale leggen hier een afspraak vast."))
    if starts_on.day != 1 or (ends_on + timedelta(days=1)).day != 1:
        raise Refused(
            _("Kies hele maanden: van de eerste van een maand tot het eind van een maand.")
        )
    if ends_on < starts_on:
        raise Refused(_("De laatste dag ligt voor de eerste. Draai ze om."))
    if plan and plan.centre_id != centre.pk:
        raise Refused(_("Kies een plan van de eigen centrale."))


def add_indicator(
    actor: Actor, it: Agreement, *, measure: str = "", area: int | None = None, number: int = 1
) -> None:
    """Staff add an indicator with a measure of the register, while no quarter was signed."""
    _staff(actor, it)
    if number > MOST_INDICATORS:
        raise Refused(_("Twaalf indicatoren is het meest. Kies wat er echt toe doet."))
    if measure and not measures.known(measure):
        raise Refused(_("Kies een maat uit het register."))
    if area and not (measure and measures.of(measure).area):
        raise Refused(_("Deze maat kent geen gebied. Laat het gebied leeg."))
    if it.quarters.filter(offered_at__isnull=False).exists():
        raise Refused(_("Er is al een kwartaal ondertekend. Maak een nieuwe afspraak."))


def fill_in(actor: Actor, indicator: Indicator, *, month: date, source: str, at: datetime) -> None:
    """Staff fill in by hand what the register cannot count, with its source, until it is signed."""
    it = indicator.agreement
    _staff(actor, it)
    if indicator.measure:
        raise Refused(_("Dit getal telt het systeem zelf. Invullen hoeft niet."))
    if not source.strip():
        raise Refused(_("Schrijf erbij waar het getal vandaan komt."))
    if not it.starts_on <= month <= min(it.ends_on, localdate(at)):
        raise Refused(_("Kies een maand van de afspraak die al begonnen is."))


def refresh(actor: Actor) -> None:
    """The clock counts, and so does staff who ask for it."""
    if not (actor.is_clock or actor.staff_of):
        raise Refused(_("Dit gaat vanzelf, elke nacht."))


def invite(actor: Actor, it: Agreement) -> None:
    """Staff send somebody of the partner a personal link; again sends a new one."""
    _staff(actor, it)


def end_link(actor: Actor, contact: Contact) -> None:
    """Staff end a link: it opens nothing any more."""
    _staff(actor, contact.agreement)
    if contact.ended_at:
        raise Refused(_("Deze link werkt al niet meer."))


def explain(actor: Actor, quarter: Quarter) -> None:
    """Staff explain the figures of a quarter until the centre signed."""
    _staff(actor, quarter.agreement)
    if quarter.offered_at:
        raise Refused(_("Dit kwartaal is al ondertekend. De toelichting staat vast."))


def offer(actor: Actor, quarter: Quarter, *, last: date, at: datetime, seen: bool = True) -> None:
    """The centre signs first, after the quarter is over, what it saw: its figures are held from then."""
    _staff(actor, quarter.agreement)
    if quarter.offered_at:
        raise Refused(_("De centrale heeft dit kwartaal al ondertekend."))
    if last >= localdate(at):
        raise Refused(_("Dit kwartaal loopt nog. Teken als het voorbij is."))
    if not seen:
        raise Refused(_("De cijfers zijn veranderd sinds je ze zag. Kijk nog eens en teken dan."))


def take_back(actor: Actor, quarter: Quarter, *, was_seen: bool = False) -> None:
    """Staff take their signature back as long as the partner did not look or sign."""
    _staff(actor, quarter.agreement)
    if not quarter.offered_at:
        raise Refused(_("De centrale heeft dit kwartaal nog niet ondertekend."))
    if quarter.signed_at:
        raise Refused(_("Beide partijen hebben getekend. Wat er nu verandert staat als correctie."))
    if was_seen:
        raise Refused(
            _("De partner heeft de cijfers al gezien. Wat verandert staat als correctie.")
        )


def _holds(contact: Contact, token: str) -> None:
    if contact.ended_at or not token or hash_of(token) != contact.token_hash:
        raise Refused(_("Deze link werkt niet meer. Vraag de centrale om een nieuwe."))


def look(actor: Actor, contact: Contact, *, token: str = "") -> None:
    """Who holds the personal link may look; that is noted."""
    _holds(contact, token)


def sign(
    actor: Actor, quarter: Quarter, contact: Contact, *, token: str = "", name: str = "-"
) -> None:
    """Who holds the personal link signs, after the centre did, once, with a name."""
    _holds(contact, token)
    if quarter.agreement_id != contact.agreement_id:
        raise Refused(_("Dit kwartaal hoort bij een andere afspraak."))
    if not quarter.offered_at:
        raise Refused(_("De centrale heeft nog niet getekend. Daarna kun jij het doen."))
    if quarter.signed_at:
        raise Refused(_("Dit kwartaal is al ondertekend door beide partijen."))
    if not name.strip():
        raise Refused(_("Vul je naam in. Dat is je handtekening."))


def plan_talk(actor: Actor, centre: Centre, *, agreement: Agreement | None = None) -> None:
    """Staff plan a talk of their own centre, about an agreement of their own."""
    if centre.pk not in actor.staff_of or (agreement and agreement.centre_id != centre.pk):
        raise Refused(_("Alleen medewerkers van de centrale leggen hier een gesprek vast."))


def add_point(actor: Actor, talk: Talk, *, text: str = "-") -> None:
    """Staff put a point on the agenda."""
    _staff(actor, talk)
    if not text.strip():
        raise Refused(_("Schrijf in een zin waar het over gaat."))


def promise(actor: Actor, talk: Talk, *, due_on: date | None = None) -> None:
    """Staff write down what one of both sides promised, for a day not before the talk."""
    _staff(actor, talk)
    if due_on and due_on < talk.held_on:
        raise Refused(_("Kies een dag na het gesprek."))


def keep_promise(actor: Actor, talk: Talk, *, is_done: bool = False) -> None:
    """Staff tick off what was promised, once."""
    _staff(actor, talk)
    if is_done:
        raise Refused(_("Dit is al gedaan."))


def put_on_table(actor: Actor, talk: Talk, *, is_known: bool = True) -> None:
    """Staff put a pattern of their centre on the table."""
    _staff(actor, talk)
    if not is_known:
        raise Refused(_("Kies een patroon dat je centrale kent."))


def note_answer(actor: Actor, it: TalkPattern, *, answer: str = "taken_up", why: str = "-") -> None:
    """Staff write down what the partner does with a pattern, and why; again corrects."""
    _staff(actor, it.talk)
    if answer not in TalkPattern.Answer.values:
        raise Refused(_("Kies of de partner het oppakt."))
    if not why.strip():
        raise Refused(_("Schrijf erbij waarom. Dat is wat mensen willen weten."))
