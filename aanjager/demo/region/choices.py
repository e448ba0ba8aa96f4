"""Who can be looked at in the demonstration with one click: role, address, where it leads."""

from django.utils.translation import gettext_lazy as _

DOMAIN = "voorbeeld.example"
SIGN_INS = [
    ("vrijwilliger", _("Vrijwilliger"), "/mijn/"),
    ("coordinator", _("Coördinator van een organisatie"), "/organisatie/"),
    ("leerling", _("Leerling met een maatschappelijke stage"), "/mijn/stage/"),
    ("school", _("Stagecoördinator van een school"), "/organisatie/stages/"),
    ("consulent", _("Consulent van de centrale"), "/balie/"),
    ("manager", _("Manager van de centrale"), "/balie/centrale/"),
    ("bestuurslid", _("Bestuurslid van de landelijke vereniging"), "/stukken/"),
    ("landelijk", _("Medewerker van de landelijke vereniging"), "/netwerk/"),
]


def address(role: str) -> str:
    """Return the e-mail address of the demonstration account for this role."""
    return f"{role}@{DOMAIN}"
