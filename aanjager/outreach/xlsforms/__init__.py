"""Questionnaires as XLSForm, the sheets that other survey programs read and write."""
