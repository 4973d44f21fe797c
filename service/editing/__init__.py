"""What helps to write SPARQL: every answer is about one query text and a place in it.

room           the addresses under /query
asking         short questions to the graph, all within one time
names          prefixes of a query; terms, vocabulary: what the graph calls things
fragments ─ holes ─ continuations ─ completion    what can stand at a place, by what has results
patterns ─ diagnosis ─ nearest                    which pattern emptied a result, and what would not
faults         where a query stops being SPARQL
samples        a query as a command or a program
cancelling     ends a query that runs
"""
