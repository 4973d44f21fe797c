"""Training of the linker; needs the extra `train`."""
