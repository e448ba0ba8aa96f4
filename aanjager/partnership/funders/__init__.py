"""Who pays the centre: the public register of its own funders."""
