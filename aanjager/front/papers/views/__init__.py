"""The pages of this room: texts, amendments, and the board that decides."""
