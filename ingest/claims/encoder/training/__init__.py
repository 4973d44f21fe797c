"""Tuning the encoder to annotated sentences; needs what `interorg[train]` installs."""
