"""Bookmarks: how somebody likes to look at a list, kept under a name."""
