"""Recognition of what volunteers learned: from a first talk to a proof, in four steps."""
