"""Who and where: places, centres, people, organisations, skills."""
