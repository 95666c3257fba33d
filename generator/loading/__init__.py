"""Floor 2: from files to validated records. Only `loader.py` touches the disk."""
