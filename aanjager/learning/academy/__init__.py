"""What comes of a course: attendance, catching up, certificates, files, what people thought, the bill."""
