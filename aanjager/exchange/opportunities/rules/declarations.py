"""The volunteer declaration of UWV: a fact of the work, never of a person."""

from dataclasses import dataclass
from datetime import date

from dateutil.relativedelta import relativedelta
from django.utils.formats import date_format
from django.utils.translation import gettext as _


@dataclass(frozen=True)
class Declaration:
    """What is true of the declaration on a day, in words; only what `holds` is said to everybody."""

    words: str
    holds: bool


def declared(
    asked_on: date | None, given_on: date | None, *, on: date, years: int, weeks: int
) -> Declaration | None:
    """A declaration holds so many years; before its answer the confirmed receipt does, twice the usual time."""
    if given_on and given_on <= on:
        until = given_on + relativedelta(years=years, days=-1)
        day = {"day": date_format(until, "j F Y")}
        if on <= until:
            said = _(
                "Ook voor een asielzoeker: UWV gaf voor dit werk een verklaring, tot en met %(day)s."
            )
            return Declaration(said % day, holds=True)
        if not asked_on or asked_on <= given_on:
            said = _("De verklaring van UWV gold tot en met %(day)s. Vraag eerst een nieuwe aan.")
            return Declaration(said % day, holds=False)
    if not asked_on or asked_on > on:
        return None
    day = {"day": date_format(asked_on, "j F Y")}
    if on <= asked_on + relativedelta(weeks=2 * weeks):
        said = _("Ook voor een asielzoeker: UWV bevestigde op %(day)s dat de aanvraag binnen is.")
        return Declaration(said % day, holds=True)
    return Declaration(
        _("Sinds %(day)s wacht de aanvraag bij UWV. Vul in wat UWV zei.") % day, holds=False
    )
