"""Who helps with a question: the question desk and its articles, experts and their assignments."""
