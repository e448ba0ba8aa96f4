"""What can be cited as evidence, and in which words: released figures, signals, decisions, key figures."""
