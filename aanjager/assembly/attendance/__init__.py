"""Who goes to which session, and who was there: by QR, code, name, or a list from paper."""
