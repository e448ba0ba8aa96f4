"""A signed text on paper: its words, and under them the record of who signed what and when."""

from datetime import date, datetime

from django.utils.formats import date_format
from django.utils.timezone import localtime
from django.utils.translation import gettext as _

from aanjager.kernel.paper import Paper as Sheet
from aanjager.kernel.paper import Part
from aanjager.learning.model_texts.queries import law_in, parts_of
from aanjager.learning.signing.models import Paper, Signer


def moment(at: datetime) -> str:
    """Say a moment to the second, as it is kept."""
    return date_format(localtime(at), "j F Y, H:i:s")


def record(signers: list[Signer]) -> list[list[str]]:
    """Who signed, as what and when, as the rows of a table."""
    return [
        [one.signed_name, str(one.get_role_display()), moment(one.signed_at)]
        for one in signers
        if one.signed_at
    ]


def unknown(it: Paper, *, on: date) -> list[str]:
    """Numbers of the law in a draft that nobody published for that day: its text will say so."""
    found = law_in(it.text, on=on) if it.state == Paper.State.DRAFT else []
    return [one.name for one in found if one.value is None]


def of_paper(it: Paper, signers: list[Signer], *, at: datetime) -> Sheet:
    """Return a signed paper with its record, always in the language of its text."""
    heads = [_("Naam"), _("Rol"), _("Getekend")]
    prints = _("Vingerafdruk van de tekst (SHA-256): %(hash)s") % {"hash": it.text_hash}
    parts = [
        *parts_of(it.text),
        Part("heading", _("Ondertekend door")),
        Part("table", rows=[heads, *record(signers)]),
        Part("paragraph", _("Ieder tekende met een eigen link, en met deze zelfde tekst.")),
        Part("paragraph", prints),
    ]
    author = it.organisation.name if it.organisation else it.centre.name
    return Sheet(it.title, "nl", author, at, parts, subtitle=author, footer=it.text_hash[:16])
