"""Floor 3: what the model says, arranged as documents: the same sections for pages and manuals."""
