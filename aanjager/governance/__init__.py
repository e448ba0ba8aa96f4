"""What we decide and hold each other to: texts, and later plans, money and agreements."""
