"""The small language model that trained parts share: word pieces, and bodies tuned to a task."""
