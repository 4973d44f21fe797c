"""How two organizations named in a sentence are related, by a trained classifier."""
