"""Who may ask, sort, answer and close a question, in which state, and why not."""

from datetime import datetime

from django.core.exceptions import ValidationError
from django.core.validators import validate_email
from django.utils.crypto import constant_time_compare
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from aanjager.advice.articles.choices import SHORTEST, subjects
from aanjager.advice.expertise.choices import LONGEST, MOST_A_DAY, MOST_UNCONFIRMED
from aanjager.advice.expertise.models import DeskQuestion, MailedQuestion
from aanjager.community.centres.models import Centre
from aanjager.kernel.actor import Actor
from aanjager.kernel.links import hash_of
from aanjager.kernel.refusals import Refused

State = DeskQuestion.State
AS_IT_IS = {
    State.WAITING: gettext_lazy("Deze vraag wacht nog op een antwoord."),
    State.ANSWERED: gettext_lazy("Deze vraag is al beantwoord."),
    State.DONE: gettext_lazy("Deze vraag is klaar."),
    State.WITHDRAWN: gettext_lazy("Deze vraag is vervallen."),
}


def _in(it: DeskQuestion, *states: State) -> None:
    if it.state not in states:
        raise Refused(str(AS_IT_IS[State(it.state)]))


def _clock(actor: Actor) -> None:
    if not actor.is_clock:
        raise Refused(_("Dit gaat vanzelf, op zijn tijd."))


def _staff(actor: Actor, it: DeskQuestion) -> None:
    if not actor.works_for(it):
        raise Refused(_("Alleen medewerkers van de centrale doen dit."))


def _asker(actor: Actor, it: DeskQuestion, link: str) -> None:
    """Who asked: by the account, for the organisation, or with the link of the letter."""
    theirs = actor.person_id is not None and actor.person_id == it.person_id
    theirs = theirs or (it.organisation_id or 0) in actor.coordinator_of
    if not theirs and not (link and constant_time_compare(hash_of(link), it.token_hash)):
        raise Refused(_("Dit doet alleen wie de vraag stelde."))


def ask(
    actor: Actor, centre: Centre, *, title: str | None = None, email: str = "-", today: int = 0
) -> None:
    """Anybody asks, with an address for the answer; a machine does not flood the desk."""
    if title is not None and len(title.strip()) < SHORTEST:
        raise Refused(_("Schrijf je vraag in een hele zin."))
    if not email and actor.person_id is None:
        raise Refused(_("Vul je e-mailadres in. Daar sturen we het antwoord naartoe."))
    if today >= MOST_A_DAY:
        raise Refused(_("Er komen nu te veel vragen tegelijk binnen. Bel ons of mail ons."))


def on_behalf(
    actor: Actor, centre: Centre, *, title: str | None = None, name: str = "-", reach: str = "-"
) -> None:
    """Staff write down what somebody asks at the desk or by phone, and how to reach them."""
    if not (actor.is_clock or actor.works_at(centre.pk)):
        raise Refused(_("Alleen medewerkers van de centrale doen dit."))
    if title is not None and len(title.strip()) < SHORTEST:
        raise Refused(_("Schrijf de vraag in een hele zin."))
    if not name.strip():
        raise Refused(_("Schrijf op van wie de vraag komt."))
    if not reach.strip():
        raise Refused(_("Schrijf een e-mailadres of een telefoonnummer op voor het antwoord."))


def receive(
    actor: Actor,
    *,
    title: str | None = None,
    email: str = "a@b.nl",
    today: int = 0,
    waiting: int = 0,
) -> None:
    """The clock takes a question by mail in, when it is one and the address can be written to."""
    _clock(actor)
    if title is not None and len(title.strip()) < SHORTEST:
        raise Refused(_("Schrijf je vraag in een hele zin, in het onderwerp of in de mail."))
    try:
        validate_email(email)
    except ValidationError:
        raise Refused(_("Dit adres kunnen we niet beantwoorden.")) from None
    if waiting >= MOST_UNCONFIRMED:
        raise Refused(_("We schreven je al. Druk eerst op de knop achter de link in die brief."))
    if today >= MOST_A_DAY:
        raise Refused(_("Er komen nu te veel vragen tegelijk binnen. Bel ons."))


def reply(actor: Actor, *, is_theirs: bool = True) -> None:
    """The clock takes in what who asked answers to one of our letters."""
    _clock(actor)
    if not is_theirs:
        raise Refused(_("Dit adres hoort niet bij een vraag van jou. Antwoord op onze brief."))


def add(actor: Actor, it: DeskQuestion, *, text: str | None = None, link: str = "") -> None:
    """Who asked adds something while the question waits; not more than fits in a question."""
    _asker(actor, it, link)
    _in(it, State.WAITING)
    if text is not None and len(it.text) + len(text) > LONGEST:
        raise Refused(_("Dit is te lang. Schrijf het korter, of bel ons."))


def confirm(actor: Actor, it: MailedQuestion, *, link: str = "") -> None:
    """Who has the link of the letter says that the question is theirs."""
    if not (link and constant_time_compare(hash_of(link), it.token_hash)):
        raise Refused(_("Dit doet alleen wie de vraag stelde."))


def discard(actor: Actor, it: MailedQuestion, *, link: str = "") -> None:
    """Who has the link of the letter says that the question is not theirs."""
    confirm(actor, it, link=link)


def forget_mailed(actor: Actor) -> None:
    """What nobody confirmed goes by the clock."""
    _clock(actor)


def triage(actor: Actor, it: DeskQuestion, *, subject: str | None = None) -> None:
    """Staff sort a question by subject, area and urgency, as long as it waits."""
    _staff(actor, it)
    _in(it, State.WAITING)
    if subject is not None and subject not in dict(subjects()):
        raise Refused(_("Kies een onderwerp."))


def take(actor: Actor, it: DeskQuestion) -> None:
    """Staff say who is next: themselves or a colleague."""
    _staff(actor, it)
    _in(it, State.WAITING)


def answer(actor: Actor, it: DeskQuestion, *, text: str | None = None) -> None:
    """Staff answer in words, once each time it is asked."""
    _staff(actor, it)
    _in(it, State.WAITING)
    if text is not None and len(text.strip()) < SHORTEST:
        raise Refused(_("Schrijf een antwoord van een paar zinnen."))


def helped(actor: Actor, it: DeskQuestion, *, link: str = "") -> None:
    """Who asked says that the answer helped; where no letter goes, staff write down what they heard."""
    if not (it.is_told_by_phone and actor.works_for(it)):
        _asker(actor, it, link)
    _in(it, State.ANSWERED, State.DONE)


def reopen(actor: Actor, it: DeskQuestion, *, because: str | None = None, link: str = "") -> None:
    """Who asked says what is still missing, and the clock begins anew."""
    if not actor.works_for(it):
        _asker(actor, it, link)
    _in(it, State.ANSWERED, State.DONE)
    if because is not None and len(because.strip()) < SHORTEST:
        raise Refused(_("Schrijf erbij wat je nog mist. Dan kunnen we verder zoeken."))


def withdraw(actor: Actor, it: DeskQuestion, *, link: str = "") -> None:
    """Who asked takes a question back while it waits."""
    _asker(actor, it, link)
    _in(it, State.WAITING)


def close(actor: Actor, it: DeskQuestion, *, reason: str | None = None) -> None:
    """Staff close a question without an answer, with a reason that who asked reads."""
    _staff(actor, it)
    _in(it, State.WAITING)
    if reason is not None and len(reason.strip()) < SHORTEST:
        raise Refused(_("Schrijf erbij waarom de vraag vervalt. Wie het vroeg leest dat."))


def remind(actor: Actor, it: DeskQuestion) -> None:
    """The clock reminds once each time, shortly before the term."""
    _clock(actor)
    _in(it, State.WAITING)
    if it.reminded_at:
        raise Refused(_("Hier is al aan herinnerd."))


def tell_overdue(actor: Actor, it: DeskQuestion, *, at: datetime) -> None:
    """The clock says once each time that the term is over, to who asked as well."""
    _clock(actor)
    _in(it, State.WAITING)
    if it.overdue_told_at or it.answer_by >= at:
        raise Refused(_("Hier is al over geschreven, of de termijn loopt nog."))


def finish(actor: Actor, it: DeskQuestion) -> None:
    """The clock takes silence after an answer for enough."""
    _clock(actor)
    _in(it, State.ANSWERED)


def forget(actor: Actor) -> None:
    """Old words go by the clock."""
    _clock(actor)


def from_answer(actor: Actor, it: DeskQuestion) -> None:
    """Staff make an article of an answer that was given, once."""
    _staff(actor, it)
    if it.forgotten_at or it.state not in (State.ANSWERED, State.DONE):
        raise Refused(_("Beantwoord de vraag eerst. Daarna kun je er een artikel van maken."))
    if it.article_id:
        raise Refused(_("Van deze vraag is al een artikel gemaakt."))
