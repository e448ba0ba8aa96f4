"""The tree of areas, from street to country, and where a postcode lies."""
