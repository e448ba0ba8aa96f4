"""The letters of an action day: look at it, confirm, you are on the list, changed, called off, thanks."""

from collections.abc import Sequence
from datetime import datetime

from django.template.loader import render_to_string
from django.urls import reverse
from django.utils import translation
from django.utils.formats import date_format, time_format
from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _

from aanjager.community.centres import queries as centres
from aanjager.community.people.models import Person
from aanjager.outreach.action_days.models import ActionDay, SignUp
from aanjager.trust.letters import actions as letters

Words = tuple[Promise, Sequence[Promise]]


def _write(
    kind: str, day: ActionDay, to: tuple[str, str, Person | None], words: Words, *,
    key: str, path: str, at: datetime, facts: dict[str, str] | None = None,
) -> None:  # fmt: skip
    (address, name, person), (subject, lines) = to, words
    if not address:
        return
    user = person.user if person else None
    with translation.override(user.language if user else "nl"):
        told = {
            "title": day.title,
            "day": date_format(day.held_on, "l j F Y"),
            "from": time_format(day.starts_at, "H:i"),
            "venue": day.venue,
            **(facts or {}),
        }
        text = {
            "name": name,
            "lines": [str(line) % told for line in lines],
            "link": centres.link(day.centre, path),
            "signs": day.centre.name,
        }
        letters.write(
            f"action-day-{kind}",
            f"action-day-{kind}-{key}-{at:%Y%m%d%H%M}",
            letters.To(address, name, user.pk if user else None),
            subject=(str(subject) % told)[:200],
            body=render_to_string("letters/letter.txt", text).strip() + "\n",
            at=at,
            sender=letters.Sender(day.centre.pk, day.centre.name, day.centre.email),
        )


def to_look(day: ActionDay, *, at: datetime) -> None:
    """To the centre: somebody announced a day."""
    words = (
        _("Kijk naar een actiedag: %(title)s"),
        [_("Iemand kondigde een actiedag aan: %(title)s, %(day)s. Kijk ernaar, dan komt hij online.")],
    )  # fmt: skip
    to = (day.centre.email, day.centre.name, None)
    path = reverse("action_days:detail", args=[day.pk])
    _write("look", day, to, words, key=f"{day.pk}", path=path, at=at)


def looked(day: ActionDay, *, at: datetime) -> None:
    """To who announced it: it is online, or why not."""
    who = day.posted_by
    line = (
        _("%(title)s staat niet op de site: %(reason)s")
        if day.look == ActionDay.Look.REFUSED
        else _("%(title)s staat online. Deel de pagina, dan melden mensen zich aan.")
    )
    if who:
        _write(
            "looked", day, (who.email, who.name, who), (_("Je actiedag: %(title)s"), [line]),
            key=f"{day.pk}", path=reverse("action_days:detail", args=[day.pk]),
            facts={"reason": day.look_reason}, at=at,
        )  # fmt: skip


def _to_one(kind: str, it: SignUp, words: Words, *, path: str, at: datetime, **more: str) -> None:
    facts = {"task": it.task.title, "people": str(it.people), "reason": it.task.day.cancel_reason}
    facts |= more
    to = (it.email, it.name, it.person)
    _write(kind, it.task.day, to, words, key=f"{it.pk}", path=path, facts=facts, at=at)


def please_confirm(it: SignUp, token: str, *, at: datetime) -> None:
    """The link with which a sign-up counts, for a place that is held or for the waiting list."""
    then = (
        _("Deze taak is vol. Open de link en bevestig, dan sta je op de wachtlijst.")
        if it.is_waiting
        else _("Open de link en bevestig binnen twee dagen. Zo lang houden we je plek vast.")
    )
    words = (
        _("Bevestig je aanmelding: %(title)s"),
        [
            _("Je meldde je aan voor %(title)s op %(day)s: %(task)s. Aantal mensen: %(people)s."),
            then,
            _("Was jij dit niet? Doe dan niets. Dan vervalt het vanzelf."),
        ],
    )
    _to_one("confirm", it, words, path=reverse("action_days:own", args=[token]), at=at)


def on_the_list(it: SignUp, token: str, *, at: datetime) -> None:
    """You are on the list: when, where, and how to say off."""
    words = (
        _("Je doet mee: %(title)s"),
        [
            _(
                "Fijn dat je komt: %(day)s om %(from)s uur, %(venue)s. %(task)s, aantal mensen: %(people)s."
            ),
            _("Kun je niet? Zeg af met de link. Dan kan een ander je plek nemen."),
        ],
    )
    _to_one("listed", it, words, path=reverse("action_days:own", args=[token]), at=at)


def in_line(it: SignUp, token: str, *, ahead: int, at: datetime) -> None:
    """You wait for a place: how many stand before you, and how it goes on."""
    words = (
        _("Je staat op de wachtlijst: %(title)s"),
        [
            _("%(task)s op %(day)s is vol. Je staat op de wachtlijst, aantal mensen: %(people)s."),
            _("Voor je wachten er %(ahead)s. Komt er plek, dan schuift de eerste door die past."),
            _("Je krijgt dan een brief. Hoef je niet meer te wachten? Zeg af met de link."),
        ],
    )
    path = reverse("action_days:own", args=[token])
    _to_one("line", it, words, path=path, at=at, ahead=str(ahead))


def moved_up(it: SignUp, token: str, *, at: datetime) -> None:
    """A place came free: you are on the list."""
    words = (
        _("Er is plek voor je: %(title)s"),
        [
            _("Er kwam plek vrij en jij was aan de beurt. Je staat nu op de lijst: %(task)s."),
            _("Het is op %(day)s om %(from)s uur, %(venue)s. Aantal mensen: %(people)s."),
            _("Kun je niet meer? Zeg dan af met de link. Dan kan een ander je plek nemen."),
        ],
    )
    _to_one("up", it, words, path=reverse("action_days:own", args=[token]), at=at)


def changed(it: SignUp, *, at: datetime) -> None:
    """The day, the time or the place is another."""
    words = (
        _("Gewijzigd: %(title)s"),
        [_("Let op, het is nu %(day)s om %(from)s uur, %(venue)s. Kun je niet? Zeg dan af.")],
    )
    path = reverse("action_days:detail", args=[it.task.day_id])
    _to_one("changed", it, words, path=path, at=at)


def called_off(it: SignUp, *, at: datetime) -> None:
    """The day is called off, because."""
    words = (
        _("Gaat niet door: %(title)s"),
        [_("%(title)s op %(day)s gaat niet door. De reden: %(reason)s"), _("Dank dat je wilde helpen.")],
    )  # fmt: skip
    path = reverse("action_days:overview")
    _to_one("off", it, words, path=path, at=at)


def thanks(it: SignUp, *, at: datetime) -> None:
    """Thank you, the day after."""
    words = (
        _("Dank je wel voor %(title)s"),
        [
            _("Dank je wel dat je er was, bij %(task)s. Zonder jullie was het niet gelukt."),
            _("Op de pagina lees je met hoeveel we waren. Smaakt het naar meer? Kijk rond op de site."),
        ],
    )  # fmt: skip
    path = reverse("action_days:detail", args=[it.task.day_id])
    _to_one("thanks", it, words, path=path, at=at)
