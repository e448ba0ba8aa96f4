"""Numbers of this room, each with its reason."""

CONSENT_AGE = 16  # AVG (GDPR) article 8, UAVG article 5; used until the dated numbers are loaded
REMIND_WORKING_DAYS = 1  # before the end of the answer term
OFFER_WORKING_DAYS = 3  # to accept a place that came free
FORGET_UNSENT_DAYS = 2
ANSWER_TIME_MONTHS = 6  # over which the usual answer time of an organisation is taken
ANSWER_TIME_LEAST = 3  # reactions, before we call something usual
LONGEST_MESSAGE = 5_000
REPLY_TOPIC = "reactie"  # in the reply address of every letter about a placement
