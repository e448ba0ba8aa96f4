"""The letters of the question desk: short, signed, with a personal link for who asked."""

from dataclasses import dataclass
from datetime import datetime

from django.template.loader import render_to_string
from django.urls import reverse
from django.utils import translation
from django.utils.formats import date_format
from django.utils.timezone import localtime
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from aanjager.advice.articles import rules as of_articles
from aanjager.advice.expertise import queries
from aanjager.advice.expertise.choices import REPLY_TOPIC
from aanjager.advice.expertise.models import DeskAnswer, DeskQuestion, MailedQuestion
from aanjager.community.centres import queries as centres
from aanjager.community.centres.models import Centre
from aanjager.trust.letters import actions as letters
from aanjager.trust.letters.queries import reply_address

NO_FILES = gettext_lazy(
    "Bestanden bij een mail nemen we niet aan, zodat niemand iets gevaarlijks opent. Schrijf op wat erin staat."
)


def _language(it: DeskQuestion) -> str:
    user = it.person.user if it.person else None
    return user.language if user else "nl"


@dataclass(frozen=True)
class _Letter:
    """What a letter says, with the path behind its link and who signs it."""

    kind: str
    subject: str
    lines: list[str]
    mark: object = ""
    signs: str = ""


def _write(
    it: DeskQuestion, letter: _Letter, to: letters.To, path: str, *, at: datetime, back: str = ""
) -> None:
    centre = it.centre
    signs = letter.signs or centre.name
    link = centres.link(centre, path)
    text = {"name": to.name, "lines": letter.lines, "link": link, "signs": signs}
    letters.write(
        f"question-{letter.kind}",
        f"question-{it.pk}-{letter.kind}-{letter.mark}",
        to,
        subject=letter.subject,
        body=render_to_string("letters/letter.txt", text).strip() + "\n",
        at=at,
        sender=letters.Sender(centre.pk, signs, back or centre.email),
    )


def _to_asker(it: DeskQuestion, letter: _Letter, *, token: str, at: datetime) -> None:
    to = letters.To(it.email, it.name, it.person.user_id if it.person else None)
    path, back = reverse("expertise:link", args=[token]), reply_address(REPLY_TOPIC, it.pk)
    _write(it, letter, to, path, at=at, back=back if queries.takes_mail() else "")


def _to_desk(it: DeskQuestion, letter: _Letter, *, at: datetime) -> None:
    """To who is next, and when nobody took it to the centre itself."""
    by = it.handled_by
    to = letters.To(by.email, it.handler_name, by.pk) if by else letters.To(it.centre.email)
    _write(it, letter, to, reverse("expertise:detail", args=[it.pk]), at=at)


def _day(moment: datetime) -> str:
    return date_format(localtime(moment), "l j F")


def asked(it: DeskQuestion, *, token: str, at: datetime, tells_desk: bool = True) -> None:
    """To who asked: we have it, and by when an answer comes; to the desk: there is a question."""
    with translation.override(_language(it)):
        lines = [
            _("We hebben je vraag: “%(title)s”") % {"title": it.title},
            _("Uiterlijk %(day)s krijg je antwoord.") % {"day": _day(it.answer_by)},
            _("Hier zie je hoe het staat, en kun je je vraag intrekken:"),
        ]
        letter = _Letter("asked", _("We hebben je vraag"), lines)
        _to_asker(it, letter, token=token, at=at)
    if tells_desk:
        lines = [_("Er is een vraag. Antwoord uiterlijk %(day)s.") % {"day": _day(it.answer_by)}]
        _to_desk(it, _Letter("new", _("Een nieuwe vraag"), lines), at=at)


def is_it_yours(it: MailedQuestion, *, token: str, at: datetime, has_files: bool) -> None:
    """To an unknown address: a question came from it; a button says whose. None of its words stand here,
    for anybody can send a mail in the name of somebody else."""
    with translation.override("nl"):
        lines = [
            _("Van dit adres kwam een vraag per mail bij ons binnen. Was jij dat?"),
            _(
                "Druk op de knop achter de link, dan gaan we ermee aan de slag. Anders wissen we hem."
            ),
        ]
        if has_files:
            lines.append(str(NO_FILES))
        text = {"lines": lines, "link": _link(it.centre, token), "signs": it.centre.name}
        letters.write(
            "question-yours",
            f"question-yours-{it.client_id}",
            letters.To(it.email),
            subject=_("Stelde jij ons een vraag?"),
            body=render_to_string("letters/letter.txt", text).strip() + "\n",
            at=at,
            sender=letters.Sender(it.centre_id, it.centre.name, it.centre.email),
        )


def _link(centre: Centre, token: str) -> str:
    return centres.link(centre, reverse("expertise:link", args=[token]))


def without_files(it: DeskQuestion, *, token: str, at: datetime) -> None:
    """To who sent a file along: the question arrived, the file did not."""
    with translation.override(_language(it)):
        letter = _Letter("no-files", _("Je bestand namen we niet over"), [str(NO_FILES)])
        _to_asker(it, letter, token=token, at=at)


def _without_frame(text: str) -> str:
    """An answer without a greeting and closing of its own, for the letter has both; a number stays."""
    bare = of_articles.unframed(text)
    closing = text.replace("\r\n", "\n").rpartition(bare[1:])[2]
    return text if not bare or any(one.isdigit() or one == "@" for one in closing) else bare


def answered(answer: DeskAnswer, *, token: str, at: datetime) -> None:
    """To who asked: the answer, whole, and the question whether it helped."""
    it = answer.question
    with translation.override(_language(it)):
        lines = [
            _("Je vroeg: “%(title)s”") % {"title": it.title},
            _without_frame(answer.text),
            _(
                "Hielp dit? Zeg het op deze pagina. Mis je nog iets? Schrijf het erbij, dan zoeken we verder:"
            ),
        ]
        subject = _("Antwoord op je vraag")
        signs = f"{answer.answerer_name}, {it.centre.name}" if answer.answerer_name else ""
        letter = _Letter("answer", subject, lines, answer.pk, signs)
        _to_asker(it, letter, token=token, at=at)


def closed(it: DeskQuestion, *, token: str, at: datetime) -> None:
    """To who asked: the question lapses, and why."""
    with translation.override(_language(it)):
        lines = [
            _("Je vroeg: “%(title)s”") % {"title": it.title},
            _("We sluiten deze vraag: %(reason)s") % {"reason": it.close_reason},
        ]
        _to_asker(it, _Letter("closed", _("Over je vraag"), lines), token=token, at=at)


def taken(it: DeskQuestion, *, at: datetime) -> None:
    """To a colleague: you are next."""
    lines = [
        _("Jij bent aan zet bij deze vraag. Antwoord uiterlijk %(day)s.")
        % {"day": _day(it.answer_by)}
    ]
    _to_desk(it, _Letter("taken", _("Een vraag voor jou"), lines, it.handled_by_id), at=at)


def reopened(it: DeskQuestion, *, at: datetime) -> None:
    """To who is next: the answer did not help, and by when there is another."""
    lines = [
        _("Het antwoord hielp nog niet. Antwoord opnieuw, uiterlijk %(day)s.")
        % {"day": _day(it.answer_by)}
    ]
    _to_desk(it, _Letter("again", _("Een vraag is weer open"), lines, it.times_reopened), at=at)


def reminder(it: DeskQuestion, *, at: datetime) -> None:
    """To who is next: the term ends soon."""
    lines = [_("Deze vraag wacht. Antwoord uiterlijk %(day)s.") % {"day": _day(it.answer_by)}]
    letter = _Letter("remind", _("Een vraag wacht op antwoord"), lines, it.times_reopened)
    _to_desk(it, letter, at=at)


def overdue(it: DeskQuestion, *, token: str, at: datetime) -> None:
    """To both: the term is over, with an apology to who asked."""
    with translation.override(_language(it)):
        lines = [
            _("Sorry. We zouden uiterlijk %(day)s antwoorden en dat lukte niet.")
            % {"day": _day(it.answer_by)},
            _("We zijn je vraag niet vergeten: “%(title)s”") % {"title": it.title},
        ]
        mark = it.times_reopened
        letter = _Letter("late", _("Je vraag duurt langer"), lines, mark)
        _to_asker(it, letter, token=token, at=at)
    lines = [
        _("De termijn is voorbij. We schreven wie het vroeg dat het langer duurt. Antwoord nu.")
    ]
    _to_desk(it, _Letter("overdue", _("Een vraag is te laat"), lines, mark), at=at)
