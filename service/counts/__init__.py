"""Claims and cases counted into a graph of their own, by the RDF Data Cube vocabulary.

cubes     what is counted by what
making    the counts of a graph, and the graph of counts kept equal to them
later     counts added to a generation that was published without any
totals    what pages ask of them

The structure of the data sets is `queries/counts_structure.rq`, the rows that are counted are those
of the other `queries/counts_*.rq`.
"""
