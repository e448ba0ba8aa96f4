"""The letters of the self-evaluation: to the organisation, to who helps, and to the centre."""

from collections.abc import Sequence
from datetime import datetime

from django.template.loader import render_to_string
from django.urls import reverse
from django.utils import translation
from django.utils.formats import date_format
from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _

from aanjager.community.centres import queries as centres
from aanjager.community.organisations import queries as organisations
from aanjager.learning.quality.models import Evaluation, Helper
from aanjager.trust.letters import actions as letters

Lines = Sequence[Promise | str]


def _write(
    it: Evaluation, to: letters.To, key: str, subject: Promise, lines: Lines, *,
    language: str = "nl", words: str = "", at: datetime,
) -> None:  # fmt: skip
    centre = it.centre
    with translation.override(language):
        until = date_format(it.valid_until, "j F Y") if it.valid_until else ""
        facts = {"who": it.organisation.name, "until": until, "words": words}
        text = {
            "name": to.name,
            "lines": [str(line) % facts for line in lines],
            "link": centres.link(centre, reverse("quality:detail", args=[it.pk])),
            "signs": centre.name,
        }
        letters.write(
            "quality",
            f"quality-{it.pk}-{key}-{to.address}"[:120],
            to,
            subject=(str(subject) % facts)[:200],
            body=render_to_string("letters/letter.txt", text).strip() + "\n",
            at=at,
            sender=letters.Sender(centre.pk, centre.name, centre.email),
        )


def _to_organisation(
    it: Evaluation, key: str, subject: Promise, lines: Lines, *, words: str = "", at: datetime
) -> None:
    for one in organisations.readers_of(it.organisation):
        to = letters.To(one.address, one.name, one.user_id)
        _write(it, to, key, subject, lines, language=one.language, words=words, at=at)


def _to_centre(it: Evaluation, key: str, subject: Promise, lines: Lines, *, at: datetime) -> None:
    _write(it, letters.To(it.centre.email, it.centre.name), key, subject, lines, at=at)


def _to_helper(
    it: Evaluation, who: Helper, key: str, subject: Promise, lines: Lines, *, at: datetime
) -> None:
    if who.user:
        to = letters.To(who.user.email, who.name, who.user_id)
        _write(it, to, key, subject, lines, language=who.user.language, at=at)


def begun(it: Evaluation, *, at: datetime) -> None:
    """To the centre: an organisation began, and wants an adviser."""
    _to_centre(
        it, "begun", _("%(who)s begon met de zelfevaluatie"),
        [_("%(who)s kijkt hoe het met vrijwilligers geregeld is. Noem wie hen adviseert.")], at=at,
    )  # fmt: skip


def named(it: Evaluation, who: Helper, *, at: datetime) -> None:
    """To who was named: you advise, or you judge."""
    is_adviser = who.role == Helper.Role.ADVISER
    _to_helper(
        it, who, f"named-{who.pk}",
        _("Jij adviseert %(who)s") if is_adviser else _("Jij beoordeelt %(who)s"),
        [_("%(who)s doet een zelfevaluatie. Je leest mee, en zegt wanneer zij zover is.")]
        if is_adviser
        else [_("Je beoordeelt of %(who)s het goed geregeld heeft, onafhankelijk en met uitleg."),
              _("De stukken zie je zodra de adviseur zegt dat het zover is.")],
        at=at,
    )  # fmt: skip


def look(it: Evaluation, adviser: Helper, *, at: datetime) -> None:
    """To the adviser: the organisation asks you to look."""
    _to_helper(
        it, adviser, f"look-{at:%Y%m%d%H%M%S}", _("%(who)s vraagt je te kijken"),
        [_("Alle stellingen zijn beantwoord. Zeg of het beoordeeld kan worden, of wat er nog moet.")],
        at=at,
    )  # fmt: skip


def advised(it: Evaluation, adviser: Helper, *, at: datetime) -> None:
    """To the organisation what the adviser says; when it is ready also to who judges, or the centre."""
    key = f"advised-{at:%Y%m%d%H%M%S}"
    said = _("De adviseur zegt: klaar om te beoordelen")
    _to_organisation(
        it, key, said if adviser.says_yes else _("De adviseur zegt wat er nog moet"),
        [_("Je adviseur schrijft:"), "%(words)s"], words=adviser.words, at=at,
    )  # fmt: skip
    if not adviser.says_yes:
        return
    assessor = it.helpers.filter(role=Helper.Role.ASSESSOR, ended_at=None).first()
    if assessor:
        lines: Lines = [_("De adviseur zegt dat %(who)s zover is. Bekijk de stukken en oordeel.")]
        _to_helper(it, assessor, key, _("Beoordeel %(who)s"), lines, at=at)
    else:
        lines = [
            _("De adviseur zegt dat %(who)s zover is. Noem een onafhankelijke eindbeoordelaar.")
        ]
        _to_centre(it, key, _("%(who)s kan beoordeeld worden"), lines, at=at)


def judged(it: Evaluation, assessor: Helper, *, at: datetime) -> None:
    """To the organisation: the mark and until when, or what has to be better."""
    passed = it.state == Evaluation.State.PASSED
    lines: list[Promise | str] = [_("De eindbeoordelaar schrijft:"), "%(words)s"]
    lines += [_("Het keurmerk geldt tot en met %(until)s.")] if passed else []
    subject = _("%(who)s heeft het goed geregeld") if passed else _("Nog niet goed geregeld")
    key = f"judged-{at:%Y%m%d%H%M%S}"
    _to_organisation(it, key, subject, lines, words=assessor.words, at=at)


def ends_soon(it: Evaluation, *, at: datetime) -> None:
    """To the organisation: the mark ends; a new round may begin."""
    _to_organisation(
        it, "ends", _("Jullie keurmerk loopt af op %(until)s"),
        [_("Begin nu met een nieuwe zelfevaluatie, dan sluit het aan. Wat jullie regelden, staat er nog.")],
        at=at,
    )  # fmt: skip
