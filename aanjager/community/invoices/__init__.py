"""Invoices of a centre: numbered without gaps, in cents, never changed once sent; what is sold is not known here."""
