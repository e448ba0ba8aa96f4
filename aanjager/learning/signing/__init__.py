"""Papers that people sign by a personal link: who, when, which text, with its fingerprint."""
