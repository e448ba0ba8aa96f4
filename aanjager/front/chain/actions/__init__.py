"""Making the chain, one part after another."""
