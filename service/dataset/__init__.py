"""The data set as a whole: what it is, and all of it to download."""
