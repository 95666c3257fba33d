"""Floor 3: the tree, written in a format. Writers never know the domain."""
