"""What a centre offers to others: a public catalogue, requests, offers, and from an offer an invoice."""
