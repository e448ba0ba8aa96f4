"""Texts that belong to a body: versions that stay, amendments, advice and decisions."""
