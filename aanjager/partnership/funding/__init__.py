"""Applications: from a plan to a fund, until the last euro is accounted for."""
