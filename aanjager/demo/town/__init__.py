"""What the invented town undertakes: networks, a garden, action days, surveys."""
