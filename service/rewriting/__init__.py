"""What a query becomes before it is evaluated; each module a pure function of its text."""
