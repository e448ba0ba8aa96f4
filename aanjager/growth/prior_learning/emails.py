"""The letters of this room; none says what stands in a portfolio."""

from datetime import datetime

from django.template.loader import render_to_string
from django.urls import reverse
from django.utils import translation
from django.utils.formats import date_format
from django.utils.timezone import localtime
from django.utils.translation import gettext as _

from aanjager.community.centres import queries as centres
from aanjager.community.organisations import queries as organisations
from aanjager.community.people.models import Person
from aanjager.growth.prior_learning.models import Portfolio, Statement
from aanjager.trust.letters import actions as letters


def _write(
    key: str, it: Portfolio, to: Person, *, path: str, words: tuple[str, str], at: datetime
) -> None:
    subject, line = words
    facts = {
        "name": to.name, "lines": [line], "link": centres.link(it.centre, path),
        "signs": it.centre.name,
    }  # fmt: skip
    letters.write(
        "portfolio", f"portfolio-{key}-{it.pk}-{at:%Y%m%d%H%M%S}",
        letters.To(to.email, to.name, to.user_id),
        subject=subject, body=render_to_string("letters/letter.txt", facts).strip() + "\n", at=at,
        sender=letters.Sender(it.centre_id, it.centre.name, it.centre.email),
    )  # fmt: skip


def named(it: Portfolio, role: str, *, at: datetime) -> None:
    """To the supervisor or the assessor: you were asked, and where to read."""
    to: Person = getattr(it, role)
    with translation.override(to.user.language if to.user else "nl"):
        words = {
            "supervisor": (
                _("Je begeleidt een portfolio"),
                _("Je bent gevraagd om een vrijwilliger te begeleiden. Lees het op de pagina."),
            ),
            "assessor": (
                _("Er is een portfolio om te beoordelen"),
                _("Je bent gevraagd om te beoordelen. Ken je de vrijwilliger? Laat het ons weten."),
            ),
        }[role]
        _write(role, it, to, path=reverse("prior_learning:read", args=[it.pk]), words=words, at=at)


def assessed(it: Portfolio, *, at: datetime) -> None:
    """To the volunteer: the assessment is there, the final talk comes."""
    to = it.person
    if not to.email:
        return
    with translation.override(to.user.language if to.user else "nl"):
        words = (
            _("Je portfolio is beoordeeld"),
            _("Lees wat de beoordelaar zag. Daarna volgt het eindgesprek met je begeleider."),
        )
        _write("assessed", it, to, path=reverse("prior_learning:mine"), words=words, at=at)


def asked(it: Statement, link: str, *, at: datetime) -> None:
    """To who reads the letters of an organisation: somebody asks what you saw them do."""
    portfolio = it.portfolio
    path = reverse("prior_learning:statement", args=[link])
    for n, to in enumerate(organisations.readers_of(it.organisation) if it.organisation else ()):
        with translation.override(to.language):
            lines = [
                _("%(name)s legt vast wat die leerde van vrijwilligerswerk. Willen jullie iets opschrijven?")
                % {"name": portfolio.person.name},
                _("Het gaat over: %(what)s. Een paar zinnen is genoeg. Het hoeft niet.") % {"what": it.what},
                _("De link werkt tot %(day)s.") % {"day": date_format(localtime(it.expires_at), "j F")},
            ]  # fmt: skip
            facts = {
                "name": to.name, "lines": lines, "link": centres.link(portfolio.centre, path),
                "signs": portfolio.centre.name,
            }  # fmt: skip
            letters.write(
                "portfolio-statement", f"portfolio-statement-{it.pk}-{n}-{at:%Y%m%d}",
                letters.To(to.address, to.name, to.user_id),
                subject=_("Wat zag je %(name)s doen?") % {"name": portfolio.person.name},
                body=render_to_string("letters/letter.txt", facts).strip() + "\n", at=at,
                sender=letters.Sender(portfolio.centre_id, portfolio.centre.name, portfolio.centre.email),
            )  # fmt: skip


def written(it: Statement, *, at: datetime) -> None:
    """To the volunteer: an organisation wrote something; they decide whether it is taken up."""
    to = it.portfolio.person
    if not to.email:
        return
    with translation.override(to.user.language if to.user else "nl"):
        words = (
            _("Er is een verklaring voor je portfolio"),
            _("%(where)s schreef iets over jou. Jij beslist of het in je portfolio komt.")
            % {"where": it.where},
        )
        path = reverse("prior_learning:evidence")
        _write(f"statement-{it.pk}", it.portfolio, to, path=path, words=words, at=at)
