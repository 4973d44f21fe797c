"""Training of the reader of cases; needs the extra `train`."""
