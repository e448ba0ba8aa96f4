"""Social internships and other tracks: from a class to hours that are allowed, confirmed and done."""
