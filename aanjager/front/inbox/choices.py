"""In which order a list of reactions can stand, with the words on screen."""

from django.utils.translation import gettext_lazy as _

ORDER = {
    "": _("Wat het langst wacht"),
    "nieuw": _("Nieuwste eerst"),
    "naam": _("Naam"),
    "vacature": _("Vacature"),
}
