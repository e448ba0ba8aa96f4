"""The pages of this room: joining, the board, paper and people, and those of who organises."""
