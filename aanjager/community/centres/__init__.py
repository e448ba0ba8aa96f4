"""A volunteer centre: the tenant that owns records and employs staff."""
