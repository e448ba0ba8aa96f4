"""Numbers of this room, each with its reason, and the words that mean money."""

import re

ASK_AFTER_DAYS = (92, 335)  # three months, and a month before the year of the promise is over
NAMES_DAYS = 365  # the promise is for a year; after it the names of people go
UNPROVEN_DAYS = 7  # what nobody confirmed by the link in the letter
MOST_WAITING = 3  # of one address that were not confirmed yet: no stranger gets a pile of letters
MOST_POSTS = 12  # of one address on one floor: enough for anybody, too few for a flood

# Amounts and words for giving money; "geldig" and "euroshopper" are other words.
MONEY = re.compile(
    r"€|\b(?:eur|euro|euro's|geld|contant|donaties?|doneer|doneren|giften?|sponsorgeld|sponsoring"
    r"|sponsoren|sponsors?|subsidies?|leningen|lening|krediet|korting|kortingen|cash|money)\b",
    re.IGNORECASE,
)
