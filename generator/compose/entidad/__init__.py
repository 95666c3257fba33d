"""Floor 3: the pages of an entity: its records as documents, what is derived from them, and what leads back to each."""
