"""What every decision of a centre has in common: a name, a reason, and one objection that is answered."""
