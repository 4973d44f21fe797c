"""Claims in prose."""
