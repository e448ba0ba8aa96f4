"""The question desk of the expertise centre: a clock, an answer, whether it helped, and what was asked."""
