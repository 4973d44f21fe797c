"""What a text cites: marks, notes, reference list, and the works that they stand for."""
