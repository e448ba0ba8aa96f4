"""The numbers of signing, each with its reason."""

LINK_DAYS = 30  # long enough for a holiday, short enough that nobody signs what everybody forgot
REMIND_AFTER_DAYS = 7  # the letter that goes by itself, once
MOST_SIGNERS = 8  # a paper of more hands is a meeting
FORGET_DAYS = 90  # what was never signed by all is gone so long after it closed
MOST_ANSWER = 2_000
