"""From files to claims and cases: readers, extraction, identity, quads."""
