"""Seats that run out: who is seated, who waits, who is offered one. For meetings and for courses.

The room has no table. Whoever has seats brings rows with the fields of `rules.Row` and holds the lock
on the row of the thing itself (the meeting, the course) while it asks; so nobody is counted twice.
"""
