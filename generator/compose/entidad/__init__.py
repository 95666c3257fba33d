"""Floor 3: the pages of an entity: its records as documents, with their drawings and what leads back to them."""
