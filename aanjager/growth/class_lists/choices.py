"""The columns and the size of a class list."""

MOST_PUPILS = 500  # in one file
COLUMNS = ("nummer", "naam", "e-mail", "geboortedatum", "ouder", "e-mail ouder")
