"""Pages and doors that look across the house."""
