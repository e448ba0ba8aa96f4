"""Plans that are handed in, and who reads them: partners with a link, everybody where the centre shows it."""
