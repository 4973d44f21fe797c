"""A small transformer that says which concepts of a sentence are related, and how."""
