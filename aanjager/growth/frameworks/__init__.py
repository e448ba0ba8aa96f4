"""Frameworks of others, such as ESCO: occupations and skills to which a proof can be aligned."""
