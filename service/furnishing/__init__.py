"""What a generation holds beside its graph, and who makes it."""
