"""Floor 1: an entity's own management system: what model/entidades/<sigla>/ holds, as typed records."""
