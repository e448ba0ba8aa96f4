"""What staff can choose among what two centres do together."""

from django.utils.translation import gettext_lazy as _

SHOW = {
    "": _("Wat loopt of wacht"),
    "voorbij": _("Wat voorbij is"),
}
MOST_PROPOSALS = 20  # of one centre on one pattern; then it is time to call
