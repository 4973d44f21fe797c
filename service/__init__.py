"""The store, the query workers, the pages, the exports and the command line."""
