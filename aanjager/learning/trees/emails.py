"""The letter of trees: numbers and sources that nobody looked up for a year."""

from datetime import datetime

from django.template.loader import render_to_string
from django.urls import reverse
from django.utils import translation
from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from aanjager.community.centres import queries as centres
from aanjager.trust.accounts.models import User
from aanjager.trust.letters import actions as letters


def to_check(user: User, many: int, *, at: datetime) -> None:
    """One letter a month to each employee of the association, with the way to the worklist."""
    with translation.override(user.language):
        said = ngettext(
            "Er is %(many)s getal of bron die een jaar niet is nagekeken.",
            "Er zijn %(many)s getallen en bronnen die een jaar niet zijn nagekeken.",
            many,
        )
        text = {
            "lines": [said % {"many": many}, _("De lijst staat bij de wegwijzers.")],
            "link": centres.link(None, reverse("tree_making:desk")),
            "signs": "Aanjager",
        }
        letters.write(
            "trees-to-check",
            f"trees-to-check-{user.pk}-{at:%Y%m}",
            letters.To(user.email, "", user.pk),
            subject=_("Kijk deze getallen en bronnen na"),
            body=render_to_string("letters/letter.txt", text).strip() + "\n",
            at=at,
        )
