"""The pages of this room: of the visitor, the volunteer, the organisation and the desk."""
