"""The pages of initiatives: for everybody, for who takes part, for who carries one."""
