"""From a reaction to three months later."""
