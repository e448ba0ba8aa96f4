"""Model texts: agreements, codes and forms of our own, versioned, filled in, shared between centres."""
