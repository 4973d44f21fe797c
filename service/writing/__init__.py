"""Changes to a store that is being served, asked for over HTTP.

writing         what requests call: takes turns, starts the process, gives it orders
order           what it is told to do, outcome: what became of it and how it may fail
turns           who writes next: first come, first served
process         the process as the service sees it
worker          the process: one order at a time, applied whole and published, or undone
applying        an order as a change to the writer
updating        an update as a change: steps, syntax
update_text     an update as operations, read from its tokens
update_check    what no update may do
protection      what no update of a `union` store may change
using           the dataset of a request put into the text of an update
bodies          RDF in the body of a request, as quads
touched         what is new by a change, for the indexes of the next generation
publishing      the next generation, with what stands beside its graph
undoing         an unfinished change taken back, from the generation that is served
"""
