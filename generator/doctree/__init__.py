"""Floor 1: the format-neutral document tree (nodes, walking it, reading prose into it)."""
