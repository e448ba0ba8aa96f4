"""Words, terms and rules of registrations as data."""

from datetime import timedelta

from django.utils.translation import gettext_lazy as _

CODE_SIGNS = "ABCDEFGHJKLMNPQRSTUVWXYZ23456789"  # no I, O, 0 or 1
CODE_LENGTH = 8
OFFER_TERM = timedelta(hours=48)
PROOF_TERM = timedelta(hours=48)  # a guest proves an address by the link in the letter
NEEDS_KEPT = timedelta(days=30)  # of needs, and names on invitations; as promised on screen
GUESTS_KEPT = timedelta(days=365)
MOST_SESSIONS = 3
AT_ONCE = 200  # invitations in one run of the job

# Whom one can invite. `of` says whose rule it is: of a centre, or of the association.
AUDIENCES = {
    "volunteers": (_("vrijwilligers van de centrale"), "centre"),
    "organisations": (_("organisaties van de centrale"), "centre"),
    "centres": (_("alle centrales van de vereniging"), "association"),
}
SHOWS = {
    "": _("iedereen die loopt"),
    "placed": _("geplaatst"),
    "waiting": _("op de wachtlijst"),
    "offered": _("plaats aangeboden"),
    "present": _("aanwezig"),
    "absent": _("niet gekomen"),
    "cancelled": _("afgemeld of vervallen"),
}
