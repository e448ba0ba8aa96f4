"""The roles somebody can have, each with one sentence of what it may do, shown to people."""

import struct
from dataclasses import dataclass

from cryptography.exceptions import InvalidSignature, UnsupportedAlgorithm
from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _


@dataclass(frozen=True)
class Role:
    """A role by name, and the sentence that says what somebody with it sees and does."""

    code: str
    name: str | Promise
    sentence: str | Promise


ROLES = {
    role.code: role
    for role in [
        Role(
            "volunteer",
            _("vrijwilliger"),
            _("Je reageert op vacatures en je ziet je eigen afspraken en gegevens."),
        ),
        Role(
            "coordinator",
            _("coördinator"),
            _(
                "Je zet vacatures van je organisatie klaar en beantwoordt reacties. Je ziet van "
                "mensen alleen wat ze bij hun reactie schrijven."
            ),
        ),
        Role(
            "consultant",
            _("consulent"),
            _(
                "Je helpt mensen en organisaties van je centrale. Je ziet wie er staat "
                "ingeschreven; elk dossier dat je opent, schrijven we op."
            ),
        ),
        Role(
            "manager",
            _("manager"),
            _(
                "Je doet wat een consulent doet, en je regelt de centrale: medewerkers en termijnen."
            ),
        ),
        Role(
            "association",
            _("medewerker van de vereniging"),
            _(
                "Je helpt centrales. In een centrale kijk je alleen tijdens een bezoek met een "
                "reden en een eindtijd; de centrale ziet dat."
            ),
        ),
    ]
}

CODE_DIGITS = 8
CODE_MINUTES = 15
CODE_TRIES = 3

# What the libraries of passkeys raise on bytes and shapes that no key makes.
NONSENSE = (
    LookupError,
    TypeError,
    ValueError,
    AttributeError,
    ArithmeticError,
    RecursionError,
    struct.error,
    InvalidSignature,
    UnsupportedAlgorithm,
)
