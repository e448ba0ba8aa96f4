"""How people grow: questions and articles, experts, courses, quality, guided questions and templates."""
