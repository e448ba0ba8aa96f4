"""Nothing of the field: actor, refusals, web parts, text, time, testing."""
