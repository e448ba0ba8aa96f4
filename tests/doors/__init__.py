"""Who may use which address, and the things that the addresses lead to."""
