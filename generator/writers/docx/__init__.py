"""Floor 3: the DOCX writer. It reads the document tree and a profile, and gives the bytes of a Word file."""
