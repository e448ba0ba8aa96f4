"""Why a figure is not there, in a sentence."""

from django.utils.translation import gettext_lazy as _

from aanjager.kernel.release import Reason

WITHHELD = {
    Reason.TOO_FEW: _("Te weinig antwoorden om te tonen."),
    Reason.DERIVABLE: _("Niet getoond: samen met andere cijfers wijst dit een kleine groep aan."),
    Reason.DOMINATED: _("Niet getoond: één of twee bepalen bijna het hele bedrag."),
    Reason.RARE: _("Niet getoond: een gevoelig antwoord van één of twee."),
    Reason.UNANIMOUS: _("Niet getoond: iedereen gaf hetzelfde gevoelige antwoord."),
    Reason.UNPROVEN: _("Niet getoond: we konden niet bewijzen dat het veilig is."),
}
