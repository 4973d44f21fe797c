"""A generation's statements in columns, for queries that join or count a great many of them.

The engine looks statements up one by one, at some .3 µs each: right for a page, slow for a join of
a million rows. So each property has a table of two columns of numbers beside the graph, in a file
of DuckDB's, and subjects that are alike have a wide table, from which the patterns on one of them
(a star) are read without a join. What of a query is joins, counts and simple conditions is put to
these tables; all else of it, and every expression, stays with the engine, which gets the rows as
VALUES.

Query ─ selects, groups, attributes, conditions ─▶ Plan ─ reader, filling, wide ─▶ query over VALUES
"""
