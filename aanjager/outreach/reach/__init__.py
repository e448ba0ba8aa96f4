"""Whether a centre reaches everybody: asked apart from who somebody is, and shown in groups."""
