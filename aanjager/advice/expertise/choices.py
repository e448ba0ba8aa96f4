"""The terms of the question desk, and what is too much or too little."""

QUESTION_TERM = "question_working_days"  # the name of the term among those a centre may set
REMIND_WORKING_DAYS = 1  # before the end of the term
DONE_AFTER_DAYS = 21  # without a word of who asked: then the answer is taken to have helped
LONGEST = 10_000  # characters of a question with all that was added
SAME_WITHIN_MINUTES = 60  # the same words of the same person again: the button was pressed anew
MOST_A_DAY = 100  # questions from outside to one centre: more is a machine
MAIL_BOX = "vraag"  # the box of a centre for questions by mail
REPLY_TOPIC = "vraag"  # in the reply address of every letter about a question
CONFIRM_DAYS = 7  # then an unconfirmed question by mail is erased
MOST_UNCONFIRMED = 3  # letters to one address that did not answer: more would be a nuisance
