"""Giving courses, and what comes of them: attendance, catching up, certificates, files, answers, the bill."""
