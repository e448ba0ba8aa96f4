"""Bodies that ask for help, who speaks for them, and how they were screened."""
