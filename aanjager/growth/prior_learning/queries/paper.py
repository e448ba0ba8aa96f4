"""A portfolio on paper, for whose it is: what they can, what shows it, what was found, and the plan."""

from datetime import datetime

from django.utils.formats import date_format
from django.utils.timezone import localtime
from django.utils.translation import gettext as _

from aanjager.growth.prior_learning.choices import Competency
from aanjager.growth.prior_learning.models import Claim, Portfolio
from aanjager.growth.prior_learning.queries.portfolios import claims, kept, used_files
from aanjager.kernel.paper import Paper, Part

Step = Portfolio.Step


def paper_of(it: Portfolio, at: datetime, *, language: str) -> Paper:
    """Return the portfolio as a paper; what the assessor found stands in it when that is ready."""
    is_judged = it.step in {Step.FINAL, Step.DONE}
    parts = [Part("paragraph", it.goal)]
    for what, one in claims(it):
        if one:
            parts += _claim(what, one, is_judged=is_judged)
    statements = kept(it)
    if statements:
        parts.append(Part("heading", _("Verklaringen van organisaties")))
        for said in statements:
            day = date_format(localtime(said.answered_at), "j F Y") if said.answered_at else ""
            who = ", ".join(it for it in (said.writer, said.role, said.where, day) if it)
            parts += [
                Part("subheading", said.what),
                Part("paragraph", said.text),
                Part("item", who),
            ]
    files = [Part("item", one.name) for one in used_files(it)]
    if files:
        parts += [Part("heading", _("Bestanden")), *files]
    if it.plan:
        parts += [Part("heading", _("Ontwikkelplan")), Part("paragraph", it.plan)]
    no_diploma = _(
        "Een portfolio is geen diploma. Een bewijs van deelname is apart te controleren."
    )
    parts.append(Part("paragraph", no_diploma))
    day = date_format(localtime(at), "j F Y")
    return Paper(
        title=_("Portfolio van %(name)s") % {"name": it.person.name},
        subtitle=_("%(centre)s, %(day)s") % {"centre": it.centre.name, "day": day},
        language=language, author=it.person.name, made_at=at, parts=parts,
    )  # fmt: skip


def _claim(what: Competency, one: Claim, *, is_judged: bool) -> list[Part]:
    made = [
        Part("heading", str(what)),
        Part("paragraph", _("Zelf: %(level)s") % {"level": one.get_level_display()}),
        Part("paragraph", one.story),
        *(Part("item", line) for line in one.evidence),
    ]
    if is_judged and one.found_level:
        found = _("Beoordelaar: %(level)s") % {"level": one.get_found_level_display()}
        made += [Part("paragraph", found), Part("paragraph", one.reasoning)]
    return made
