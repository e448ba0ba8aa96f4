"""Numbers of this room, each with its reason."""

ASK_WITHIN_DAYS = 14  # how it went is not asked for the first time later than this
LATEST_DAYS = 365  # a first meeting further away is no appointment
