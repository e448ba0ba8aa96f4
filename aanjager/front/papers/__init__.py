"""The pages of texts: read them, amend them, and decide about what others propose."""
