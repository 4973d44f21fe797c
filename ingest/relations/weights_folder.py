"""Where the trained weights of the classifier lie."""

from pathlib import Path

WEIGHTS = Path(__file__).parent / "weights"
