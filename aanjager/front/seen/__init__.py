"""Being seen: what a centre can and did, with live figures that others may show too."""
