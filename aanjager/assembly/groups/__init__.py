"""Working groups live: notes on phones and on paper, ordering, choosing, handing in."""
