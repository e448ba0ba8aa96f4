"""Invoices of a centre: numbered without gaps, in cents, never changed once sent; nothing of what is sold."""
