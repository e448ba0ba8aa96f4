"""Quality: an organisation looks at itself, improves, and is looked at by somebody independent."""
