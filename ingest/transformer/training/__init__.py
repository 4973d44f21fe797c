"""Tuning a body of the base model to a task, and writing it as running needs it."""
