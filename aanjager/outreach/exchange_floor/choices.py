"""Numbers of this room, each with its reason, and the words that mean money."""

import re

ASK_AFTER_DAYS = (92, 335)  # three months, and a month before the year of the promise is over
NAMES_DAYS = 365  # the promise is for a year; after it the names of people go
UNPROVEN_DAYS = 7  # what nobody confirmed by the link in the letter
MOST_WAITING = 3  # of one address that were not confirmed yet: no stranger gets a pile of letters
MOST_POSTS = 12  # of one address on one floor: enough for anybody, too few for a flood

# An amount is money; what something is worth is not: "drukwerk ter waarde van 500 euro".
AMOUNT = re.compile(r"€\s*\d|\b\d[\d.,]*\s*(?:€|(?:eur|euro|euro's)\b)", re.IGNORECASE)
WORTH = re.compile(
    r"\b(?:ter waarde van|t\.?w\.?v\.?)\s*€?\s*\d[\d.,]*-?\s*(?:€|(?:euro's|euro|eur)\b)?",
    re.IGNORECASE,
)
# Words that may mean money and may not: help with a subsidy is advice. These are asked about.
# "geldig", "geldautomaat" and "collecte" are other words.
MONEY = re.compile(
    r"€|\b(?:eur|euro|euro's|geld|contant|donaties?|doneer|doneren|giften?|sponsorgeld|sponsoring"
    r"|sponsoren|sponsors?|subsidies?|leningen|lening|krediet|korting|kortingen|cash|money|tikkie)\b",
    re.IGNORECASE,
)
