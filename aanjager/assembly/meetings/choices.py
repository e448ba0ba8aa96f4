"""Words of meetings that others use too."""

YEARS = {"yearly": 1, "two_yearly": 2}  # of a rhythm: when the next meeting is
