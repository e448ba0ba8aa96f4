"""The letters of courses: a place, the queue, an offer, leaving, changes, called off."""

from collections.abc import Sequence
from dataclasses import dataclass, field
from datetime import datetime

from django.template.loader import render_to_string
from django.urls import reverse
from django.utils import translation
from django.utils.formats import date_format
from django.utils.functional import Promise, lazy
from django.utils.timezone import localtime
from django.utils.translation import gettext_lazy as _

from aanjager.community.centres import queries as centres
from aanjager.community.organisations import queries as organisations
from aanjager.learning.courses import queries, rules
from aanjager.learning.courses.choices import PROOF_TERM, Below
from aanjager.learning.courses.models import Course, Enrolment, Run, Session
from aanjager.trust.letters import actions as letters

State = Enrolment.State
Lines = Sequence[Promise]


def _said_moment(at: datetime | None) -> str:
    return date_format(localtime(at), "l j F, H.i") if at else ""


_moment = lazy(_said_moment, str)  # said when the letter is, in its language


def _days(days: Sequence[Session]) -> list[str]:
    """The days as lines of a letter; only who takes part gets such a letter."""
    return [
        f"- {_said_moment(it.starts_at)}–{date_format(localtime(it.ends_at), 'H.i')}: "
        + ", ".join(part for part in (it.place, it.online_url) if part)
        for it in days
    ]


@dataclass(frozen=True)
class Said:
    """What a letter says: subject and lines with their facts, the days, and what goes to the calendar."""

    subject: Promise
    lines: Lines
    facts: dict[str, object] = field(default_factory=dict)
    days: Sequence[Session] = ()
    calendar: str = ""
    language: str = "nl"


def _write(
    kind: str, course: Course, to: letters.To, said: Said, *, key: object, link: str, at: datetime
) -> bool:
    """Write one letter; say whether it is new."""
    with translation.override(said.language):
        told = {"title": course.title, **said.facts}
        lines = [str(line) % told for line in said.lines]
        if said.days:
            lines.append("\n".join(_days(said.days)))
        signs = course.organisation.name if course.organisation else course.centre.name
        text = {"name": to.name, "lines": lines, "link": link, "signs": signs}
        made = letters.write(
            f"course-{kind}",
            f"course-{kind}-{key}"[:120],
            to,
            subject=(str(said.subject) % told)[:200],
            body=render_to_string("letters/letter.txt", text).strip() + "\n",
            at=at,
            sender=letters.Sender(course.centre_id, signs, course.centre.email),
            calendar=said.calendar,
        )
    return made is not None


def _to(row: Enrolment) -> letters.To:
    user = row.person.user_id if row.person else None
    return letters.To(row.address, row.name, user)


def _tell(
    kind: str, row: Enrolment, subject: Promise, lines: Lines, *, at: datetime, key: object = "",
    days: Sequence[Session] = (), gone: bool | None = None, **facts: object,
) -> bool:  # fmt: skip
    """Write to whose place it is; `gone` says that the days go out of (or into) the calendar."""
    if not row.address:
        return False
    to = _to(row)
    calendar = ""
    if gone is not None:
        own = queries.days_of(row.run)
        for it in own:
            it.run = row.run
        calendar = queries.for_letter(own, at, (to.address, to.name), gone=gone)
    if not row.proven_at and row.state in {State.PLACED, State.WAITING}:
        facts["until"] = _moment(row.queued_at + PROOF_TERM)
        proof = _("Nog één ding: bevestig vóór %(until)s uur met de link dat dit je adres is.")
        lines = [*lines, proof]
    key = f"{row.pk}-{key or f'{at:%Y%m%d%H%M%S%f}'}"
    said = Said(subject, lines, facts, days, calendar, row.language)
    return _write(kind, row.run.course, to, said, key=key, link=queries.link_of(row), at=at)


def enrolled(row: Enrolment, *, at: datetime) -> None:
    """To who enrolled: a place with the days, or a place in the queue and why it stands."""
    if row.state == State.PLACED:
        lines: list[Promise] = [_("Je hebt een plaats. Dit zijn de dagen:")]
        if row.run.course.price_cents:
            lines.insert(
                0, _("Gratis afmelden kan tot %(free)s uur. Daarna blijft de prijs staan.")
            )
        _tell(
            "placed", row, _("Je plaats: %(title)s"), lines, at=at, gone=False,
            days=queries.days_of(row.run), free=_moment(rules.free_until(row.run)),
        )  # fmt: skip
        return
    found = queries.standing(row.run, at, row)
    lines = [_("Je staat op plaats %(place)s van de wachtlijst. %(why)s")]
    subject, place, why = _("Je staat op de wachtlijst: %(title)s"), found["place"], found["why"]
    _tell("waiting", row, subject, lines, at=at, place=place, why=why)


def again(row: Enrolment, *, at: datetime) -> None:
    """To who enrolled twice: it stood already."""
    lines = [_("Je was al aangemeld. Met de link zie je hoe het ermee staat.")]
    _tell("again", row, _("Je aanmelding: %(title)s"), lines, at=at)


def offered(row: Enrolment, *, at: datetime) -> None:
    """To who waits: a place is free, until when."""
    lines = [
        _("Er is een plaats vrij, en jij bent aan de beurt. Zeg het vóór %(end)s uur."),
        _("Daarna gaat de plaats naar de volgende op de lijst."),
    ]
    _tell(
        "offered", row, _("Er is een plaats voor je: %(title)s"), lines, at=at,
        end=_moment(row.offered_until),
    )  # fmt: skip


def lapsed(row: Enrolment, *, at: datetime) -> None:
    """To who did not answer, or did not prove the address, in time: the place went on."""
    lines = [
        _("De tijd om te antwoorden is voorbij, en de plaats ging naar de volgende.")
        if row.proven_at
        else _("Niemand bevestigde dat dit adres klopt. De plaats ging naar iemand anders.")
    ]
    _tell("lapsed", row, _("De plaats is vervallen: %(title)s"), lines, at=at)


def left(row: Enrolment, *, at: datetime) -> None:
    """To who gave the place back, and whether the price stands."""
    lines = [_("Je bent afgemeld. Je plaats gaat naar wie wacht.")]
    if row.is_charged:
        lines.append(_("Je meldde je af na %(free)s uur. De prijs van de cursus blijft staan."))
    _tell(
        "left", row, _("Je bent afgemeld: %(title)s"), lines, at=at,
        gone=True if row.placed_at else None, free=_moment(rules.free_until(row.run)),
    )  # fmt: skip


def moved(row: Enrolment, *, at: datetime) -> None:
    """To who takes part or waits: other days; leaving is free now."""
    lines = [_("Let op, er is iets veranderd. Kun je dan niet? Afmelden is gratis. Zo is het nu:")]
    _tell(
        "moved", row, _("Gewijzigd: %(title)s"), lines, at=at, days=queries.days_of(row.run),
        gone=False if row.state == State.PLACED else None,
    )  # fmt: skip


def merged(row: Enrolment, *, at: datetime) -> None:
    """To who was moved to another date, because there were too few people."""
    here = (
        _("Je hebt een plaats bij een andere datum. Kun je dan niet? Afmelden is gratis.")
        if row.state == State.PLACED
        else _("Bij de andere datum sta je op de wachtlijst. Afmelden is gratis.")
    )
    lines = [_("De datum waarvoor je je aanmeldde, gaat samen met een andere datum."), here]
    _tell(
        "merged", row, _("Andere datum: %(title)s"), lines, at=at, days=queries.days_of(row.run),
        gone=False if row.state == State.PLACED else None,
    )  # fmt: skip


def not_merged(row: Enrolment, reason: str, *, at: datetime) -> None:
    """To who could not go along to the other date, and why."""
    lines = [_("De datum waarvoor je je aanmeldde, gaat niet door. Meegaan kon niet: %(reason)s")]
    _tell("not-merged", row, _("Gaat niet door: %(title)s"), lines, at=at, reason=reason, gone=True)


def called_off(row: Enrolment, *, at: datetime) -> None:
    """To everybody who takes part or waits: it is called off, and why. It costs nothing."""
    lines = [
        _("%(title)s gaat niet door. %(reason)s"),
        _("Je betaalt niets. Staan de dagen in je agenda, dan haalt de bijlage ze eruit."),
    ]
    _tell(
        "called-off", row, _("Gaat niet door: %(title)s"), lines, at=at, key="off",
        gone=True if row.placed_at else None, reason=row.run.cancelled_because,
    )  # fmt: skip


def goes_on(row: Enrolment, *, at: datetime) -> None:
    """To who has a place: it was decided that it goes on."""
    lines = [_("Het is zeker: de cursus gaat door. Tot dan. Dit zijn de dagen:")]
    days = queries.days_of(row.run)
    _tell("goes-on", row, _("Het gaat door: %(title)s"), lines, at=at, key="on", days=days)


def day_before(row: Enrolment, day: Session, *, at: datetime) -> bool:
    """To who is awaited tomorrow: when and where, once for each moment the day is set to."""
    no = (
        _("Kun je toch niet? Meld je af met de link, dan kan iemand anders mee.")
        if row.run_id == day.run_id and day.run.starts_at == day.starts_at
        else _("Kun je toch niet? Antwoord op deze brief, dan weten we het.")
    )
    key, days = f"{day.pk}-{day.starts_at:%Y%m%d%H%M}", [day]
    lines = [_("Morgen zien we je bij %(title)s:"), no]
    return _tell("day-before", row, _("Morgen: %(title)s"), lines, at=at, key=key, days=days)


def not_enough_yet(row: Enrolment, *, at: datetime) -> bool:
    """To who has a place: enrolling closed with too few people; when they hear whether it goes on."""
    lines = [
        _("Aanmelden kan niet meer, en er zijn nog te weinig mensen voor %(title)s."),
        _("Op %(day)s beslissen we of het doorgaat. Dan schrijven we je meteen."),
    ]
    run = row.run
    return _tell(
        "not-enough", row, _("Nog niet zeker: %(title)s"), lines, at=at, key=_closing(run),
        day=_decision(run),
    )  # fmt: skip


def _closing(run: Run) -> str:
    return f"{run.pk}-{rules.closes_at(run):%Y%m%d%H%M}"


def _said_decision(run: Run) -> str:
    day = rules.decides_on(run)
    return date_format(day, "l j F") if day else ""


_decision = lazy(_said_decision, str)


def _to_giver(
    kind: str, course: Course, subject: Promise, lines: Lines, *, key: str, at: datetime, **facts: object
) -> bool:  # fmt: skip
    """Write to who gives a course: the organisation whose it is, else the centre; say whether it is new."""
    readers = organisations.readers_of(course.organisation) if course.organisation else []
    tos = [(letters.To(it.address, it.name, it.user_id), it.language) for it in readers]
    is_new = False
    for to, language in tos or [(letters.To(course.centre.email, course.centre.name), "nl")]:
        said = Said(subject, lines, facts, language=language)
        one = f"{key}-{to.address}"
        is_new |= _write(kind, course, to, said, key=one, link=_page(course), at=at)
    return is_new


def short(run: Run, many: int, *, at: datetime) -> bool:
    """To who gives it: enrolling closed below the minimum, what happens by itself, what they can do."""
    lines = [
        _("Aanmelden is gesloten. Aangemeld: %(many)s. Nodig: %(minimum)s."),
        _("Op %(day)s kijken we opnieuw. Blijven het er te weinig: %(below)s."),
        _("Tot dan kun je zelf iemand aanmelden, het aanmelden verlengen of het afzeggen."),
    ]
    course = run.course
    return _to_giver(
        "short", course, _("Te weinig deelnemers: %(title)s"), lines, key=_closing(run), at=at,
        many=many, minimum=course.minimum, below=Below(course.below).label, day=_decision(run),
    )  # fmt: skip


def decided(run: Run, many: int, *, at: datetime) -> bool:
    """To who gives it: below the minimum on the day of deciding, and what became of it."""
    became = _("Het gaat toch door, zoals bij de cursus staat. De deelnemers weten het.")
    if run.merged_into_id:
        became = _("De deelnemers gaan naar de andere datum en kregen een brief.")
    elif run.state == run.State.CANCELLED:
        became = _("Het gaat niet door. De deelnemers kregen een brief en betalen niets.")
    lines = [_("Op de dag van beslissen: %(many)s aangemeld, %(minimum)s nodig."), became]
    return _to_giver(
        "decided", run.course, _("Beslist: %(title)s"), lines, key=str(run.pk), at=at, many=many,
        minimum=run.course.minimum,
    )  # fmt: skip


def to_look(course: Course, *, at: datetime) -> None:
    """To the centre: an organisation opens a course to others."""
    lines = [_("%(body)s stelt een cursus open: %(title)s. Kijk ernaar, dan komt hij online.")]
    facts: dict[str, object] = {"body": course.organisation.name if course.organisation else ""}
    to = letters.To(course.centre.email, course.centre.name)
    said = Said(_("Kijk naar een cursus: %(title)s"), lines, facts)
    key = f"{course.pk}-{at:%Y%m%d%H%M}"
    _write("look", course, to, said, key=key, link=_page(course), at=at)


def _page(course: Course) -> str:
    return centres.link(course.centre, reverse("academy:manage", args=[course.pk]))


def looked(course: Course, *, at: datetime) -> None:
    """To the organisation: it is online, or why not."""
    if not course.organisation:
        return
    line = (
        _("%(title)s staat niet op de site: %(reason)s")
        if course.look == Course.Look.REFUSED
        else _("%(title)s mag online. Plan een reeks en open de aanmelding.")
    )
    key = f"{course.pk}-{at:%Y%m%d%H%M}"
    subject = _("Je cursus: %(title)s")
    _to_giver("looked", course, subject, [line], key=key, at=at, reason=course.look_reason)
