"""The columns and the size of a class list, and who of a class stands on top."""

MOST_PUPILS = 500  # in one file
COLUMNS = ("nummer", "naam", "e-mail", "geboortedatum", "ouder", "e-mail ouder")
# How somebody stands, what asks most of the school first.
FIRST = ("asked", "none", "busy", "telling", "signing", "approved", "done")
