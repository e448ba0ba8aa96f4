"""The pages of signals: at the desk, and for anybody who saw something."""
