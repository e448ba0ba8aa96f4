"""The columns and the size of a class list, and who of a class stands on top."""

MOST_PUPILS = 500  # in one file
COLUMNS = ("nummer", "naam", "e-mail", "geboortedatum", "ouder", "e-mail ouder")
# What schools call these columns too.
ALSO = {
    "e-mailadres": "e-mail", "email": "e-mail", "emailadres": "e-mail", "mail": "e-mail",
    "e-mailadres ouder": "e-mail ouder", "email ouder": "e-mail ouder",
    "leerlingnummer": "nummer", "leerling": "naam", "naam leerling": "naam",
    "naam ouder": "ouder", "ouder of verzorger": "ouder", "geboren": "geboortedatum",
}  # fmt: skip
# How somebody stands, what asks most of the school first.
FIRST = ("asked", "none", "busy", "telling", "signing", "approved", "done")
