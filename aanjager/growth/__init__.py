"""What people become: proofs of what they can, social internships, wishes for support."""
