"""Meetings and conferences: series, announcement, programme, agenda."""
