"""The flexible shell: the pages of assignments, at the desk, of the expert and of the organisation."""
