"""Views over all claims and cases at once: what is compared, missing, disputed, when, and where.

tables          every claim, case and mention of a generation as columns of numbers
reading         makes the tables from a graph    keeping   keeps them beside a generation
survey          the tables with the hierarchy of concepts; what the views count over
surveys         reads each once, and has nobody wait for one where another will do
parameters      what can be asked of the views, on pages and in the API
choosing        concepts by the names that people give them
stances         for, with reserve, against, mixed    links   the search that shows what was counted

comparison      two to four forms side by side
gap_map         a matrix of concepts: claims, denials, texts without claims, nothing
cell            what stands behind one field of the matrix
oppositions     pairs of claims that contradict each other
timeline        cases by start, claims by year of publication
concept_tree    the hierarchies with counts

read_out        the sentences and definitions behind what is counted
views           each view as page, JSON, CSV, LaTeX, SVG, PNG    room   their addresses
"""
