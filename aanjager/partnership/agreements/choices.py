"""The numbers of this room, each with its reason."""

LEAST = 5  # people: a smaller number could point at somebody (field.md 6.10)
MOST_INDICATORS = 12  # more than that nobody reads
LOOK_MINUTES = 15  # after a noted look the window stays open so long
FINGERPRINT = "aanjager.agreements.figures"
