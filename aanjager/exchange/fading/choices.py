"""Numbers of this room, each with its reason."""

FADES = "conversation_months"  # the term of the centre
MOST = 500  # conversations per night: a mistake in a term shows before it reached them all
