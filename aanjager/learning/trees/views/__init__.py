"""The pages of trees: walking one, making one, and the numbers of the law."""
