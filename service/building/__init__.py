"""From files to a published generation: what changed, what joins documents, what follows."""
