"""Organizations in text: which names are theirs, and which names are of one."""
