"""What the invented town learns, asks and becomes: questions, experts, courses, papers, internships, proofs."""
