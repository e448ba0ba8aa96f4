"""The balance: what a centre did in a period, kick-starting beside network, advice and brokerage."""
