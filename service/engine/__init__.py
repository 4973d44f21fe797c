"""The processes that run queries: started, watched and killed."""
