"""The terms of the question desk, and what is too much or too little."""

QUESTION_TERM = "question_working_days"  # the name of the term among those a centre may set
REMIND_WORKING_DAYS = 1  # before the end of the term
DONE_AFTER_DAYS = 21  # without a word of who asked: then the answer is taken to have helped
MOST_A_DAY = 100  # questions from outside to one centre: more is a machine
