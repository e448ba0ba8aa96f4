"""What a certificate and an evaluation look like, as data."""

from datetime import timedelta

from django.utils.translation import gettext_lazy as _

CODE_SIGNS = "ABCDEFGHJKLMNPQRSTUVWXYZ23456789"  # no I, O, 0 or 1
CODE_LENGTH = 10  # of the number of a certificate: 50 bits of chance
EVALUATION_TERM = timedelta(days=21)  # after that the figures are shown, once, and nothing is added
CERTIFICATES_KEPT = timedelta(days=7 * 365)  # the name on them; the number stays
MOST_MATERIALS = 20

# The three questions afterwards: each with the same four answers.
QUESTIONS = {
    "learned": _("Leerde je wat je wilde leren?"),
    "clear": _("Was de uitleg duidelijk?"),
    "advises": _("Raad je deze cursus een ander aan?"),
}
ANSWERS = {1: _("nee"), 2: _("een beetje"), 3: _("ja"), 4: _("ja, heel erg")}
