"""Floor 3: drawings. Each module turns plain data of its own into a `nodes.Drawing`; none knows the domain."""
