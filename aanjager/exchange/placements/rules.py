"""Who may do what with a placement, in which state, and why not."""

from dataclasses import dataclass
from datetime import date, datetime

from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from aanjager.community.organisations.models import Organisation
from aanjager.community.people.models import Person
from aanjager.exchange.opportunities.models import Opportunity
from aanjager.exchange.placements.choices import CONSENT_AGE
from aanjager.exchange.placements.models import Placement, Template
from aanjager.kernel.actor import Actor
from aanjager.kernel.refusals import Refused
from aanjager.trust.law import queries as law
from aanjager.trust.law.models import LawValue

State = Placement.State
OVER = frozenset({State.ENDED, State.DECLINED, State.WITHDRAWN})
BEFORE_START = frozenset({State.REACTION, State.TALK, State.RESERVE, State.AGREED})


@dataclass(frozen=True)
class Move:
    """One step of the story: from which states, to which; no state means that it stays."""

    out_of: frozenset[State]
    to: State | None = None


# The whole story of a placement as a table; the tests read it aloud for every state and step.
MOVES: dict[str, Move] = {
    "confirm": Move(frozenset({State.UNCONFIRMED}), State.REACTION),
    "forget": Move(frozenset({State.UNCONFIRMED})),
    "answer": Move(frozenset({State.REACTION}), State.TALK),
    "plan_talk": Move(frozenset({State.REACTION, State.TALK, State.RESERVE}), State.TALK),
    "put_on_reserve": Move(frozenset({State.REACTION, State.TALK}), State.RESERVE),
    "offer_place": Move(frozenset({State.RESERVE})),
    "accept_offer": Move(frozenset({State.RESERVE}), State.AGREED),
    "lapse_offer": Move(frozenset({State.RESERVE})),
    "agree": Move(frozenset({State.REACTION, State.TALK, State.RESERVE}), State.AGREED),
    "start": Move(frozenset({State.AGREED}), State.STARTED),
    "end": Move(frozenset({State.STARTED}), State.ENDED),
    "decline": Move(BEFORE_START, State.DECLINED),
    "withdraw": Move(BEFORE_START | {State.UNCONFIRMED}, State.WITHDRAWN),
    "say": Move(BEFORE_START | {State.STARTED}),
    "remind": Move(frozenset({State.REACTION})),
    "step_in": Move(frozenset({State.REACTION})),
}
AS_IT_IS = {
    State.UNCONFIRMED: gettext_lazy("Deze reactie is nog niet verstuurd."),
    State.REACTION: gettext_lazy("Deze reactie wacht nog op een antwoord."),
    State.TALK: gettext_lazy("Jullie zijn al in gesprek."),
    State.RESERVE: gettext_lazy("Deze persoon staat op de reservelijst."),
    State.AGREED: gettext_lazy("Het is al afgesproken."),
    State.STARTED: gettext_lazy("Deze persoon is al begonnen."),
    State.ENDED: gettext_lazy("Dit is al gestopt."),
    State.DECLINED: gettext_lazy("Deze reactie ging niet door."),
    State.WITHDRAWN: gettext_lazy("Deze reactie is teruggetrokken."),
}
WHAT_FIRST = {
    "start": gettext_lazy("Spreek eerst af dat het doorgaat. Daarna noteer je de eerste dag."),
    "end": gettext_lazy("Stoppen kan pas na de eerste dag. Zeg anders af."),
    "accept_offer": gettext_lazy("Er is nu geen plek aangeboden."),
    "say": gettext_lazy("Het gesprek is gesloten. De centrale helpt je verder."),
}
CLOSED = {
    Opportunity.Status.FULL: gettext_lazy("Deze vacature is vol: er zijn genoeg mensen gevonden."),
    Opportunity.Status.PAUSED: gettext_lazy("Deze vacature staat even op pauze."),
}


def _in_state(placement: Placement, step: str) -> None:
    """Refuse a step that does not fit the state, with how it stands and what comes first."""
    if placement.state not in MOVES[step].out_of:
        words = [AS_IT_IS[State(placement.state)], WHAT_FIRST.get(step, "")]
        raise Refused(" ".join(str(it) for it in words if it))


def _organisation(actor: Actor, placement: Placement) -> None:
    """The coordinators of the organisation, and staff of the centre for who is not digital."""
    if not actor.coordinates(placement) and not actor.works_for(placement):
        raise Refused(
            _("Dit doen de mensen van %(organisation)s.")
            % {"organisation": placement.organisation.name}
        )


def _volunteer(actor: Actor, placement: Placement) -> None:
    """The volunteer, and staff of the centre for somebody on paper."""
    if not is_own(actor, placement) and not actor.works_for(placement):
        raise Refused(_("Dit doet alleen degene die reageerde."))


def _party(actor: Actor, placement: Placement) -> None:
    if not is_own(actor, placement):
        _organisation(actor, placement)


def _clock(actor: Actor) -> None:
    if not actor.is_clock:
        raise Refused(_("Dit gaat vanzelf, op zijn tijd."))


def is_own(actor: Actor, placement: Placement) -> bool:
    """Whether this is the actor's own reaction."""
    return actor.person_id is not None and actor.person_id == placement.person_id


# Reacting


def react(
    actor: Actor,
    opportunity: Opportunity,
    person: Person | None,
    *,
    on: date,
    people: int = 1,
) -> None:
    """Somebody signed in, for oneself, to what is open; staff for who has no account, at their centre."""
    if person is None:
        raise Refused(_("Log eerst in. Met een code in je mail gaat dat vanzelf."))
    if actor.person_id != person.pk:
        _for_someone(actor, opportunity, person)
    take_reactions(actor, opportunity)
    _old_enough(person, opportunity, on)
    if people > 1 and not (opportunity.friend_welcome or opportunity.team_welcome):
        raise Refused(_("Hier is plek voor één persoon tegelijk. Laat je vriend zelf reageren."))
    if people > opportunity.places_left:
        raise Refused(_("Er zijn niet genoeg plekken om iemand mee te nemen."))


def take_reactions(actor: Actor, opportunity: Opportunity) -> None:
    """What is open takes reactions, from everyone; asked before anybody signs in."""
    if opportunity.status != Opportunity.Status.OPEN:
        closed = CLOSED.get(Opportunity.Status(opportunity.status))
        raise Refused(str(closed) if closed else _("Deze vacature is niet meer open."))


def prepare(
    actor: Actor, opportunity: Opportunity, person: Person | None, *, on: date, people: int = 1
) -> None:
    """What one may send, one may write first."""
    react(actor, opportunity, person, on=on, people=people)


def _for_someone(actor: Actor, opportunity: Opportunity, person: Person) -> None:
    if not actor.works_for(opportunity):
        raise Refused(_("Je kunt alleen voor jezelf reageren."))
    if not Person.objects.visible_to(actor).filter(pk=person.pk).exists():
        raise Refused(_("Schrijf deze persoon eerst in bij de centrale."))


def _old_enough(person: Person, opportunity: Opportunity, on: date) -> None:
    """By year of birth, so only who is too young or too old for certain is refused."""
    if person.birth_year is None:
        return
    turns = on.year - person.birth_year  # the age reached in the course of this year
    if turns < consent_age(on):
        raise Refused(
            _(
                "Je bent nog geen %(age)s. Vraag je ouder of verzorger om contact op te nemen met "
                "%(centre)s: na hun toestemming kun je reageren. Rondkijken mag altijd."
            )
            % {"age": consent_age(on), "centre": opportunity.centre.name}
        )
    why = f" {opportunity.age_reason}" if opportunity.age_reason else ""
    if opportunity.age_min and turns < opportunity.age_min:
        raise Refused(
            _("Je moet hiervoor minstens %(age)s zijn.") % {"age": opportunity.age_min} + why
        )
    if opportunity.age_max and turns - 1 > opportunity.age_max:
        raise Refused(
            _("Dit is voor mensen tot en met %(age)s jaar.") % {"age": opportunity.age_max} + why
        )


def consent_age(on: date) -> int:
    """Return the age from which somebody may react without a guardian, on that day."""
    try:
        return int(law.number("consent_age", on=on))
    except LawValue.DoesNotExist:
        return CONSENT_AGE


def confirm(actor: Actor, placement: Placement) -> None:
    """Who wrote it sends it."""
    _volunteer(actor, placement)
    _in_state(placement, "confirm")


def forget(actor: Actor, placement: Placement) -> None:
    """What was never sent is forgotten by the clock."""
    _clock(actor)
    _in_state(placement, "forget")


def withdraw(actor: Actor, placement: Placement) -> None:
    """The volunteer may stop at any moment before the first day."""
    _volunteer(actor, placement)
    _in_state(placement, "withdraw")


# Handling


def answer(actor: Actor, placement: Placement, *, text: str = " ") -> None:
    """The organisation answers in words; the centre may do so in its place."""
    _organisation(actor, placement)
    _in_state(placement, "answer")
    _has_words(text)


def plan_talk(
    actor: Actor, placement: Placement, *, when: datetime | None = None, at: datetime | None = None
) -> None:
    """The organisation invites for a talk at a moment to come."""
    _organisation(actor, placement)
    _in_state(placement, "plan_talk")
    if when and at and when <= at:
        raise Refused(_("Kies een moment dat nog komt."))


def put_on_reserve(actor: Actor, placement: Placement) -> None:
    """The organisation keeps somebody for a place that may come free."""
    _organisation(actor, placement)
    _in_state(placement, "put_on_reserve")


def agree(actor: Actor, placement: Placement) -> None:
    """The organisation agrees with the volunteer; whether there is a place says the opportunity."""
    _organisation(actor, placement)
    _in_state(placement, "agree")


def start(actor: Actor, placement: Placement) -> None:
    """The organisation notes the first day of what was agreed."""
    _organisation(actor, placement)
    _in_state(placement, "start")


def end(actor: Actor, placement: Placement, *, reason: str = "other") -> None:
    """Either side ends what was started, with a reason."""
    _party(actor, placement)
    _in_state(placement, "end")
    if reason not in Placement.Reason.values:
        raise Refused(_("Kies een reden."))


def decline(actor: Actor, placement: Placement, *, reason: str = "other", text: str = " ") -> None:
    """The organisation says no before the first day, with a reason and kind words."""
    _organisation(actor, placement)
    _in_state(placement, "decline")
    if reason not in Placement.Reason.values:
        raise Refused(_("Kies een reden."))
    _has_words(text)


def say(actor: Actor, placement: Placement, *, text: str = " ") -> None:
    """Volunteer, organisation and centre talk as long as the placement runs."""
    _party(actor, placement)
    _in_state(placement, "say")
    _has_words(text)


def _has_words(text: str) -> None:
    if text != " " and not text.strip():
        raise Refused(_("Schrijf eerst iets op."))


# The reserve


def offer_place(actor: Actor, placement: Placement) -> None:
    """A place that came free goes to who waits longest; the clock and the organisation offer it."""
    _organisation(actor, placement)
    _in_state(placement, "offer_place")
    if placement.offer_until:
        raise Refused(_("Er is al een plek aangeboden. Wacht het antwoord even af."))
    left = placement.opportunity.places_left
    if left < placement.people:
        raise Refused(_("Er is nu geen plek vrij."))


def accept_offer(actor: Actor, placement: Placement, *, at: datetime) -> None:
    """The volunteer accepts in time."""
    _volunteer(actor, placement)
    _in_state(placement, "accept_offer")
    if placement.offer_until is None:
        raise Refused(str(WHAT_FIRST["accept_offer"]))
    if at > placement.offer_until:
        raise Refused(_("De tijd om te antwoorden is voorbij. De plek ging naar iemand anders."))


def lapse_offer(actor: Actor, placement: Placement, *, at: datetime) -> None:
    """An offer without an answer ends by the clock, after its term."""
    _clock(actor)
    _in_state(placement, "lapse_offer")
    if placement.offer_until is None or at <= placement.offer_until:
        raise Refused(_("De tijd om te antwoorden is nog niet voorbij."))


# The clock


def remind(actor: Actor, placement: Placement) -> None:
    """The clock reminds the organisation once, before the term ends."""
    _clock(actor)
    _in_state(placement, "remind")
    if placement.reminded_at:
        raise Refused(_("De herinnering is al verstuurd."))


def step_in(actor: Actor, placement: Placement, *, at: datetime) -> None:
    """After the term the centre takes over what was not answered, once."""
    if not actor.works_for(placement):
        raise Refused(
            _("Alleen medewerkers van %(centre)s nemen dit over.")
            % {"centre": placement.centre.name}
        )
    _in_state(placement, "step_in")
    if placement.stepped_in_at:
        raise Refused(_("De centrale is er al mee bezig."))
    if placement.answer_by and at <= placement.answer_by:
        raise Refused(_("De organisatie heeft nog tijd om te antwoorden."))


def measure_answer_time(actor: Actor, organisation: Organisation) -> None:
    """The usual answer time is counted by the clock, never typed in."""
    _clock(actor)


# Mail and ready texts


def receive(actor: Actor) -> None:
    """Mail comes in by itself."""
    _clock(actor)


def save_template(actor: Actor, template: Template) -> None:
    """An organisation writes its own ready texts; staff those of the centre."""
    if template.organisation_id is None:
        allowed = template.centre_id in actor.staff_of
    else:
        allowed = template.organisation_id in actor.coordinator_of or (
            template.centre_id in actor.staff_of
        )
    if not allowed:
        raise Refused(_("Dit sjabloon is niet van jullie."))


def remove_template(actor: Actor, template: Template) -> None:
    """Who may write a ready text, may throw it away."""
    save_template(actor, template)
