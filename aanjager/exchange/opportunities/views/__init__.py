"""Pages about opportunities: public, of the organisation, at the desk."""
