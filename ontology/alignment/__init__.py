"""Terms of other vocabularies: which ones are named here, and the proof that each exists."""
