"""Lines, pages and columns that a file has torn, put together again."""
