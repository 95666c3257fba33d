"""Floor 1: what the model says, as typed records. Knows nothing of files, pages or Word."""
