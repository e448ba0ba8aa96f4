"""The letters after a day and at the end: missed, catching up, a certificate."""

from collections.abc import Sequence
from datetime import datetime

from django.template.loader import render_to_string
from django.utils import translation
from django.utils.formats import date_format
from django.utils.functional import Promise
from django.utils.timezone import localtime
from django.utils.translation import gettext_lazy as _

from aanjager.learning.academy import rules
from aanjager.learning.courses import queries as known
from aanjager.learning.courses.models import Enrolment, Run, Session
from aanjager.trust.letters import actions as letters

State = Enrolment.State


def _tell(
    kind: str, row: Enrolment, subject: Promise, lines: Sequence[Promise], *, key: object, at: datetime,
    **facts: str,
) -> None:  # fmt: skip
    """Write to whose place it is, once for each key."""
    course = row.run.course
    with translation.override(row.language):
        told = {"title": course.title, **facts}
        signs = course.organisation.name if course.organisation else course.centre.name
        text = {
            "name": row.name,
            "lines": [str(line) % told for line in lines],
            "link": known.link_of(row),
            "signs": signs,
        }
        user = row.person.user_id if row.person else None
        letters.write(
            f"course-{kind}",
            f"course-{kind}-{row.pk}-{key}",
            letters.To(row.address, row.name, user),
            subject=(str(subject) % told)[:200],
            body=render_to_string("letters/letter.txt", text).strip() + "\n",
            at=at,
            sender=letters.Sender(course.centre_id, signs, course.centre.email),
        )


def _moment(at: datetime) -> str:
    return date_format(localtime(at), "l j F, H.i")


def missed(row: Enrolment, day: Session, found: rules.Progress, *, at: datetime) -> None:
    """To who was not there: what it means, and whether it can be made up for."""
    lines = [_("We misten je op %(day)s.")]
    if not found.is_out:
        lines.append(_("Dat mag bij deze cursus. Je kunt nog steeds een certificaat krijgen."))
    elif rules.may_finish_later(row.run.course, found):
        lines.append(
            _("Zo krijg je nog geen certificaat. Inhalen kan op een andere dag: kijk met de link.")
        )
    else:
        lines.append(_("Daardoor kun je de cursus niet meer met een certificaat afronden."))
    _tell(
        "missed", row, _("We misten je: %(title)s"), lines, at=at, key=day.pk,
        day=_moment(day.starts_at),
    )  # fmt: skip


def passed_by(row: Enrolment, following: Run | None, *, at: datetime) -> None:
    """To who waited in vain until it began: that it was so, and when the next one is."""
    lines = [_("De cursus is begonnen, en er kwam geen plaats voor je vrij. Dat is jammer.")]
    day = _moment(following.starts_at) if following and following.starts_at else ""
    lines.append(
        _("De volgende reeks begint op %(day)s uur. Met de link meld je je aan.")
        if day
        else _("Een nieuwe datum is er nog niet. Met de link zie je later of die er is.")
    )
    _tell(
        "passed-by",
        row,
        _("Je kwam niet aan de beurt: %(title)s"),
        lines,
        at=at,
        key="run",
        day=day,
    )


def finished(row: Enrolment, found: rules.Progress, *, at: datetime) -> None:
    """To who took part, when it is over: the certificate or why not, and three questions."""
    lines = [
        _(
            "Je was er %(attended)s van de %(of)s keer. Je certificaat staat klaar op je eigen pagina."
        )
        if row.state == State.PRESENT
        else _(
            "Je was er %(attended)s van de %(of)s keer. Dat is niet genoeg voor een certificaat."
        ),
    ]
    if row.state != State.PRESENT and row.run.course.may_catch_up:
        lines.append(_("Wat je miste, kun je nog inhalen."))
    lines.append(
        _("Wat vond je ervan? Op dezelfde pagina staan drie korte vragen, zonder je naam.")
    )
    facts = {"attended": str(found.attended), "of": str(found.of)}
    _tell("finished", row, _("Afgerond: %(title)s"), lines, at=at, key="end", **facts)


def certified(row: Enrolment, *, at: datetime) -> None:
    """To who made up for what was missed: the certificate is there."""
    lines = [_("Je haalde in wat je miste. Je certificaat staat klaar op je eigen pagina.")]
    _tell("certified", row, _("Je certificaat: %(title)s"), lines, at=at, key="certificate")


def catches_up(row: Enrolment, other: Session, *, at: datetime) -> None:
    """To who makes up for a missed day at another: when and where."""
    lines = [_("Je haalt de gemiste dag in. Dan verwachten we je hier: %(day)s uur, %(place)s.")]
    where = other.place or other.online_url
    day, key = _moment(other.starts_at), f"up-{other.pk}"
    _tell("catch-up", row, _("Inhalen: %(title)s"), lines, at=at, key=key, day=day, place=where)
