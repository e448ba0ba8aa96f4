"""What purses count with."""

MOST_CENTS = 100_000_00  # of one entry
RECEIPT_SIDE = 1_800  # pixels: small print stays readable
# Kept five years: Opzoomer Mee Rotterdam, https://bi.opzoomermee.nl/gereedschapskist/aan-de-slag/.
# It is the custom of that fund, and of no law.
KEPT_YEARS = 5
