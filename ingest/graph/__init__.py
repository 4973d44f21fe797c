"""What was read from a document as quads of its graph."""
