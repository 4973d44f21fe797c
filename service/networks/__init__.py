"""Who works with whom, what goes with what: networks of the graph, measured and drawn.

room        the page, its data and its files
views       which networks there are
parameters  what can be asked for, on the page and in the API
asking      what is asked for, as the process that makes it is told
making      has a network made in a process of its own, and keeps it for the generation
keeping     keeps the one that is shown unasked beside a large generation

work        what that process does, from rows to content:
reading       rows of the graph that pass the filters, as nodes and edges of exports
projection    those as one network
reduction     its strong ties, its largest component, the surroundings of one node, its main part
measures      degree, betweenness, communities
layout        a place for every node

files       CSV, LaTeX, GEXF and GraphML of it
picture     SVG of it; labels has room for names
"""
