"""The register of introductions: whom a consultant brought together, why, and what came of it."""
